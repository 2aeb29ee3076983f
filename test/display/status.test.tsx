import { signal, type Signal } from '@preact/signals';
import { act, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FEED_ERROR_CODES } from '../../src/contract/errors.ts';
import type { PullLink } from '../../src/display/models/pull-link.ts';
import { openStatusOverlay } from '../../src/display/status/open-status.ts';
import { pullWords } from '../../src/display/status/pull-words.ts';
import type { StatusParts } from '../../src/display/take-care.ts';
import type { PullFailureCode, PullOutcome, PullReason, PullReport } from '../../src/pull/messages.ts';
import { bookShown, emptyTurns, type TurnCard } from '../../src/rotation/turns.ts';
import { card } from '../factory.ts';
import { fakeContent, showingOf, type FakeContent } from './fakes.ts';
import { handClock, type HandClock } from './hand-clock.ts';

let clock: HandClock;
let content: FakeContent;
let lastReport: Signal<PullLink['lastReport']['value']>;
let skippedPhotos: Signal<number>;
let pulls: PullReason[];
let plays: () => Promise<number>;
let visitDays: (from: string) => Promise<ReadonlyMap<string, unknown>>;
let isUpdateWaiting: boolean;
let reports: Signal<PullLink['reports']['value']>;
let screenName: Signal<string>;
let isNameFromAddress: boolean;

const turnCard = (sudin: TurnCard['sudin']): TurnCard => ({ id: `${sudin}-1`, sudin, commodity: 'kriya' });
const turns = bookShown(bookShown(emptyTurns, turnCard('kpkp'), 90_000), turnCard('sosial'), 270_000);

function parts(): StatusParts {
  return {
    clock,
    content,
    store: { kind: 'database', countPlays: () => plays(), visitDays: (from: string) => visitDays(from) },
    show: { skippedPhotos, mishaps: signal(2) },
    turns: { account: () => turns },
    pull: { lastReport, reports, pullNow: (reason: PullReason) => void pulls.push(reason) },
    screenName: {
      name: screenName,
      isFromAddress: isNameFromAddress,
      set: (name: string) => (screenName.value = name),
    },
    update: { isWaiting: () => isUpdateWaiting },
  } as unknown as StatusParts;
}

const VISITS = 'Kunjungan 30 hari terakhir';

const open = () => act(() => openStatusOverlay(parts(), () => true));
const pass = (ms: number) => act(() => clock.advance(ms));
const dialogs = () => screen.queryAllByRole('dialog', { hidden: true });
/** The line of the overlay that carries this name. */
const fact = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
/** The lines of a table, cell by cell. */
const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map((row) => Array.from(row.children, ({ textContent }) => textContent).join('|'));
const press = (name: string) => act(() => screen.getByRole('button', { name }).click());

const report = (outcome: PullOutcome, more: Partial<PullReport> = {}): PullReport => ({
  outcome,
  reason: 'poll',
  quarantined: [],
  notStaged: [],
  tookMs: 10,
  bytes: 100,
  nextPullInMs: 30_000,
  ...more,
});
const heard = (outcome: PullOutcome, more: Partial<PullReport> = {}) =>
  void (lastReport.value = { report: report(outcome, more), atMonotonicMs: clock.monotonicMs() });

beforeEach(async () => {
  clock = handClock();
  content = fakeContent(showingOf([await card()]));
  lastReport = signal<PullLink['lastReport']['value']>(undefined);
  skippedPhotos = signal(0);
  pulls = [];
  plays = () => Promise.resolve(1234);
  visitDays = () => Promise.resolve(new Map());
  isUpdateWaiting = false;
  reports = signal<PullLink['reports']['value']>(undefined);
  screenName = signal('Lobi');
  isNameFromAddress = false;
  vi.stubGlobal('__APP_VERSION__', 'a1b2c3');
});
afterEach(async () => {
  await pass(60_000);
  vi.unstubAllGlobals();
});

describe('the status overlay', () => {
  it('is a named dialog in Indonesian, over everything', async () => {
    await open();
    const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'Status layar' });
    expect([dialog.lang, dialog.open]).toEqual(['id', true]);
  });

  it('[G3] tells how many shows wait for a server that listens, and what it would not have', async () => {
    reports.value = { listens: true, waitingPlays: 42, parkedPlays: 2 };
    await open();
    await pass(0);
    expect(fact('Tayangan menunggu dikirim')).toBe('42 · 2 ditolak server');
    expect(screen.queryByText('Tayangan tercatat')).toBeNull();
  });

  it('[G5] shows the name of the screen and sets it, without closing under a hand', async () => {
    await open();
    const field = screen.getByLabelText<HTMLInputElement>('Nama layar');
    expect(field.value).toBe('Lobi');
    await pass(55_000);
    await act(() => {
      field.value = 'Lobi Blok B';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await pass(55_000);
    expect(dialogs()).toHaveLength(1);
    await press('Simpan nama');
    expect(screenName.value).toBe('Lobi Blok B');
  });

  it('[G5] leaves a name to the address that gives it', async () => {
    isNameFromAddress = true;
    await open();
    expect(screen.getByLabelText<HTMLInputElement>('Nama layar').disabled).toBe(true);
    expect(screen.queryByText('Simpan nama')).toBeNull();
  });

  it('tells what staff can be asked for on the phone', async () => {
    await open();
    await pass(0);
    expect(fact('Terbitan')).toContain('1795000000 · 23 Nov 2026');
    expect(fact('Rotasi tayang')).toBe('Rotasi r-now · 2026-11-16 s.d. 2026-11-29');
    expect(fact('Pembaruan terakhir')).toBe('belum pernah');
    expect(fact('Gangguan putaran')).toBe('2');
    expect(fact('Penyimpanan')).toContain('basis data');
    expect(fact('Jam')).toBe('2026-11-24 12.00 · dipercaya');
    expect(fact('Layar tetap menyala')).toBe('ya');
    expect(fact('Versi aplikasi')).not.toBe('');
    expect(fact('Tayangan tercatat')).toBe('1234');
  });

  it('[R5] tells each unit’s time on the screen and its share', async () => {
    await open();
    expect(rowsOf('Giliran tayang per Suku Dinas')).toEqual([
      'Sudin kpkp|1,5 menit|25,0 %',
      'Sudin sosial|4,5 menit|75,0 %',
    ]);
  });

  it('[V7] tells what visitors looked at in the last thirty days, and nothing of them', async () => {
    const asked: string[] = [];
    visitDays = async (from) => {
      asked.push(from);
      return new Map<string, unknown>([
        ['2026-10-26', { 'sambal-bawang': { opened: 2, qrShown: 1, viewedMs: 90_000 } }],
        ['2026-11-20', 'a disk that lies'],
        ['2026-11-24', { 'sambal-bawang': { opened: 1 }, 'dari-dulu': { opened: 1240, qrShown: 3, viewedMs: 6000 } }],
        // Counted while the clock was ahead.
        ['2026-11-25', { 'sambal-bawang': { opened: 99, qrShown: 99, viewedMs: 99_000 } }],
      ]);
    };
    await open();
    await pass(0);
    expect(asked).toEqual(['2026-10-26']);
    expect(rowsOf(VISITS)).toEqual([
      'Produk|Dibuka|Kode QR|Lama dilihat',
      'dari-dulu|1.240|3|0,1 menit',
      'Produk sambal-bawang|3|1|1,5 menit',
      'Jumlah 2 produk|1.243|4|1,6 menit',
    ]);
  });

  it('[V7] names the eight most opened products and counts them all', async () => {
    const day = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`produk-${n}`, { opened: n + 1 }]));
    visitDays = () => Promise.resolve(new Map([['2026-11-24', day]]));
    await open();
    await pass(0);
    const rows = rowsOf(VISITS);
    expect(rows).toHaveLength(1 + 8 + 1);
    expect([rows[1], rows[8], rows[9]]).toEqual([
      'produk-10|11|0|0,0 menit',
      'produk-3|4|0|0,0 menit',
      'Jumlah 11 produk|66|0|0,0 menit',
    ]);
  });

  it.each([
    ['of no visits', () => Promise.resolve(new Map<string, unknown>())],
    ['of a store that does not answer', () => Promise.reject(new Error('disk'))],
  ])('[V7] says so %s', async (_, answer) => {
    visitDays = answer;
    await open();
    await pass(2000);
    expect(rowsOf(VISITS)).toEqual(['belum ada']);
  });

  it('[V7] without a clock it is not known which days are the last ones', async () => {
    content.setToday(undefined);
    await open();
    await pass(0);
    expect(rowsOf(VISITS)).toEqual(['menunggu jam yang dipercaya']);
  });

  it('of an empty screen says so instead of showing holes', async () => {
    content.put(undefined);
    await open();
    expect([fact('Terbitan'), fact('Rotasi tayang'), fact('Sudah disiapkan')]).toEqual([
      'belum ada',
      'belum ada',
      'belum ada',
    ]);
  });

  it('[T3] says when the clock is not trusted', async () => {
    clock = handClock(0);
    await open();
    expect(fact('Jam')).toContain('tidak dipercaya');
  });

  it('[U1] says when a new version waits', async () => {
    isUpdateWaiting = true;
    await open();
    expect(fact('Versi aplikasi')).toContain('versi baru siap dipasang');
  });

  it('names what could not be fetched ahead', async () => {
    heard(
      { outcome: 'unchanged', revision: 7, repairedPhotos: 0 },
      { notStaged: [{ rotationId: 'r-next', code: 'photo-digest', detail: '' }] },
    );
    await open();
    expect(fact('Belum dapat disiapkan')).toBe('r-next (photo-digest)');
  });

  it('stays up to date while it is open', async () => {
    await open();
    skippedPhotos.value = 3;
    heard({ outcome: 'updated', revision: 7, rotationIds: [] });
    await pass(5000);
    expect(fact('Foto dilewati')).toBe('3');
    expect(fact('Pembaruan terakhir')).toBe('Diperbarui ke terbitan 7 · 5 detik lalu');
    await pass(35_000);
    expect(fact('Pembaruan terakhir')).toContain('40 detik lalu');
  });

  it('[D7] counts no plays when the store does not answer, and is not harmed by it', async () => {
    plays = () => Promise.reject(new Error('disk'));
    await open();
    await pass(2000);
    expect(fact('Tayangan tercatat')).toBe('0');
  });

  it('pulls when it is told to', async () => {
    await open();
    await press('Perbarui sekarang');
    expect([pulls, dialogs().length]).toEqual([['staff'], 1]);
  });
});

describe('closing', () => {
  it('by its button leaves nothing behind', async () => {
    const before = document.body.innerHTML;
    await open();
    await press('Tutup');
    await pass(0);
    expect([dialogs().length, clock.pending, document.body.innerHTML]).toEqual([0, 0, before]);
  });

  it('by Escape, which closes a dialog, leaves nothing behind', async () => {
    await open();
    await act(() => screen.getByRole<HTMLDialogElement>('dialog').close());
    await pass(0);
    expect([dialogs().length, clock.pending]).toEqual([0, 0]);
  });

  it('[D7] by itself after a minute, when staff have walked away', async () => {
    await open();
    await pass(59_999);
    expect(dialogs()).toHaveLength(1);
    await pass(1);
    expect([dialogs().length, clock.pending]).toEqual([0, 0]);
  });

  it('opened again, it stays, once, and its minute begins anew', async () => {
    await open();
    await pass(30_000);
    await open();
    await pass(0);
    expect(dialogs()).toHaveLength(1);
    await pass(59_999);
    expect(dialogs()).toHaveLength(1);
    await pass(1);
    expect(dialogs()).toHaveLength(0);
  });
});

describe('the outcome of a pull in words', () => {
  const failures: PullFailureCode[] = [
    ...FEED_ERROR_CODES,
    'network',
    'timeout',
    'http-status',
    'content-type',
    'too-large',
    'no-rotation',
    'storage-full',
    'storage',
    'unknown',
  ];

  it.each(failures)('[P6] %s has a sentence of its own, with the code beside it', (code) => {
    const words = pullWords({ outcome: 'kept-old', code, detail: '' });
    expect(words).toMatch(/^\p{Lu}.{10,}; isi lama tetap tayang \(\S+\)$/u);
    expect(words).toContain(`(${code})`);
  });

  it('[P6] no two failures sound the same', () => {
    const sentences = failures.map((code) => pullWords({ outcome: 'kept-old', code, detail: '' }).split(';')[0]);
    expect(new Set(sentences).size).toBe(failures.length);
  });

  it('[P6] so have the three that are no failure', () => {
    expect([
      pullWords({ outcome: 'updated', revision: 7, rotationIds: ['r-now'] }),
      pullWords({ outcome: 'unchanged', revision: 7, repairedPhotos: 0 }),
      pullWords({ outcome: 'unchanged', revision: 7, repairedPhotos: 2 }),
      pullWords({ outcome: 'elsewhere' }),
    ]).toEqual([
      'Diperbarui ke terbitan 7',
      'Tidak ada perubahan',
      'Tidak ada perubahan; 2 foto dilengkapi',
      'Sedang diperbarui oleh jendela lain',
    ]);
  });
});
