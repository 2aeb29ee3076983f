/**
 * [E19] Every "no" of the staff API: a code, a status, one Indonesian sentence, and nothing about the inside. What went
 * wrong on our side is for the log alone.
 */
import { Refused, type Refusal, type RefusalCode } from '../../api/refusal.ts';

/** Status, and the sentence where nobody said a better one. */
const TABLE: Readonly<Record<RefusalCode, readonly [status: number, sentence: string]>> = {
  invalid: [400, 'Ada isian yang tidak sesuai; perbaiki bagian yang ditandai.'],
  'not-signed-in': [401, 'Anda belum masuk atau sesi Anda sudah berakhir; silakan masuk.'],
  'not-trusted': [403, 'Permintaan ini tidak berasal dari halaman staf; muat ulang halaman, lalu coba lagi.'],
  'not-allowed': [403, 'Anda tidak berhak melakukan ini; hubungi admin galeri.'],
  'not-found': [404, 'Yang Anda cari tidak ditemukan; mungkin sudah dihapus atau alamatnya salah.'],
  conflict: [409, 'Ini tidak dapat dilakukan pada keadaan sekarang; muat ulang halaman.'],
  'changed-meanwhile': [412, 'Isi ini sudah diubah sejak Anda membukanya; bandingkan dahulu, lalu simpan lagi.'],
  'match-required': [428, 'Tidak disebutkan versi mana yang Anda ubah; muat ulang halaman, lalu simpan lagi.'],
  'too-large': [413, 'Kiriman terlalu besar; perkecil dahulu, lalu kirim lagi.'],
  'too-many': [429, 'Terlalu banyak permintaan; tunggu sebentar, lalu coba lagi.'],
  'forbidden-by-rules': [422, 'Aturan galeri tidak mengizinkannya; perbaiki dahulu hal yang disebutkan.'],
  failed: [500, 'Terjadi gangguan di server; coba lagi sebentar lagi.'],
};

/** A refusal with the table's own sentence. */
export const refused = (code: RefusalCode, extra: Refused['extra'] = {}): Refused =>
  new Refused(code, TABLE[code][1], extra);

/** @param status where the table's own would say less */
export function refusalOf(
  { code, message, extra }: Pick<Refused, 'code' | 'message' | 'extra'>,
  status = TABLE[code][0],
): Refusal {
  return { status, error: code, sentence: message, ...extra };
}

const WRONG_TYPE = 'Jenis kiriman tidak dikenal; muat ulang halaman staf, lalu coba lagi.';
const BROKEN_BODY = 'Kiriman tidak dapat dibaca; muat ulang halaman staf, lalu coba lagi.';
const TOO_MANY_FILES = 'Terlalu banyak berkas sekaligus; kirim sebagian dahulu.';
const BAD_ADDRESS = 'Alamat ini tidak dapat dibaca; muat ulang halaman staf, lalu coba lagi.';

/** What the framework refuses by itself, by its own codes. */
const FRAMEWORK: Readonly<Record<string, Refused | undefined>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: refused('too-large'),
  FST_REQ_FILE_TOO_LARGE: refused('too-large'),
  FST_PARTS_LIMIT: new Refused('too-large', TOO_MANY_FILES),
  FST_FILES_LIMIT: new Refused('too-large', TOO_MANY_FILES),
  FST_FIELDS_LIMIT: new Refused('too-large', TOO_MANY_FILES),
  FST_ERR_BAD_URL: new Refused('invalid', BAD_ADDRESS),
};

/** @returns what is answered to whatever was thrown; `failed` is our own fault and must be logged */
export function refusalFor(error: unknown): Refusal {
  if (error instanceof Refused) return refusalOf(error);
  const { code, statusCode } = describe(error);
  const known = FRAMEWORK[code];
  if (known !== undefined) return refusalOf(known);
  if (statusCode === 404) return refusalOf(refused('not-found'));
  if (statusCode === 415) return refusalOf(new Refused('invalid', WRONG_TYPE), 415);
  // Broken JSON, a length that is not true, a form that ends in the middle.
  if (statusCode >= 400 && statusCode < 500) return refusalOf(new Refused('invalid', BROKEN_BODY), statusCode);
  return refusalOf(refused('failed'));
}

function describe(error: unknown): { code: string; statusCode: number } {
  const { code, statusCode } =
    error instanceof Error ? (error as Error & { code?: unknown; statusCode?: unknown }) : {};
  return {
    code: typeof code === 'string' ? code : '',
    statusCode: typeof statusCode === 'number' ? statusCode : 500,
  };
}
