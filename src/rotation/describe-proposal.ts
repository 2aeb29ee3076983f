/** What staff read about a proposal. Style: EYD, "Anda", no jargon; one sentence each. */
import type { Gap, Reason } from './proposal.ts';

const REASONS = {
  'only-one': 'Satu-satunya produk unit ini yang masih dapat mengisi rotasi ini.',
  'spreads-commodity': 'Menjaga sebaran komoditas: sekarang giliran {commodity}.',
  'pirt-first': 'Didahulukan karena P-IRT berlaku sampai rotasi selesai.',
  'pirt-had-its-share': 'Giliran kuliner tanpa P-IRT; yang memiliki P-IRT sudah mendapat jatah dua kali lipat.',
  'never-shown': 'Belum pernah mendapat giliran.',
  'least-shown': 'Paling jarang mendapat giliran: baru {turns} kali.',
  'never-seen': 'Belum pernah tayang menurut catatan layar.',
  'least-seen': 'Paling jarang tayang: setara {turns} giliran menurut catatan layar dan rencana.',
  'longest-ago': 'Paling lama tidak tayang: terakhir {since}.',
  'not-before': 'Belum tayang sebelum rotasi ini.',
  'its-round': 'Sudah gilirannya; produk yang lebih baru sudah mendapat giliran pada putaran ini.',
  equal: 'Setara dengan produk lain; dipilih menurut urutan.',
} as const;

const GAPS = {
  'no-approved-product':
    '{empty} tempat kosong karena unit ini belum memiliki produk yang disetujui; setujui produknya.',
  'not-enough-products':
    '{empty} tempat kosong karena produk unit ini kurang dan tidak diulang dalam satu rotasi; tambahkan produk.',
  'all-forbidden':
    '{empty} tempat kosong karena sertifikat halal semua produk unit ini berakhir sebelum rotasi selesai; perbarui sertifikatnya atau tambahkan produk.',
} as const satisfies Record<Gap['why'], string>;

const NUMBER = new Intl.NumberFormat('id-ID');
const DATE = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' });

/** One reason as a sentence. */
export function describeReason(reason: Reason): string {
  switch (reason.code) {
    case 'spreads-commodity':
      return fill(REASONS['spreads-commodity'], { commodity: reason.commodity });
    case 'least-shown':
      return leastShown(reason.turns, reason.isMeasured === true);
    case 'longest-ago':
      return reason.since === undefined
        ? REASONS['not-before']
        : fill(REASONS['longest-ago'], { since: DATE.format(new Date(`${reason.since}T00:00:00Z`)) });
    default:
      return REASONS[reason.code];
  }
}

function leastShown(turns: number, isMeasured: boolean): string {
  if (turns === 0) return REASONS[isMeasured ? 'never-seen' : 'never-shown'];
  return fill(REASONS[isMeasured ? 'least-seen' : 'least-shown'], { turns: NUMBER.format(turns) });
}

/** All reasons of a choice, sentence after sentence. */
export const describeReasons = (reasons: readonly Reason[]): string => reasons.map(describeReason).join(' ');

/** What is missing and what to do about it; the unit and the rotation stand beside it. */
export const describeGap = ({ why, empty }: Gap): string => fill(GAPS[why], { empty: NUMBER.format(empty) });

const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
