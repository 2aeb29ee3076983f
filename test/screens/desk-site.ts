/** A screens' desk on real records, its clock in the test's hand; good reports and plays, of which a test breaks one thing. */
import type { Play } from '../../src/contract/play.ts';
import type { PlayBatch, PlaySum, ScreenReport } from '../../src/contract/report.ts';
import type { Records } from '../../src/records/records.ts';
import { openScreensDesk, type ScreensDesk, type ScreensDeskPorts } from '../../src/screens/screens-desk.ts';
import { temporaryRecords } from '../records/temp-records.ts';

export const NOON_MS = Date.parse('2026-11-24T05:00:00Z');
export const TODAY = '2026-11-24';
export const MINUTE_MS = 60_000;

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const report = (change: Partial<ScreenReport> = {}): ScreenReport => ({
  screenId: uuid(1),
  name: 'Lobi Blok A',
  appVersion: 'abc123',
  revision: 7,
  rotationId: 'r-kini',
  mode: 'showing',
  cardId: 'sambal-bawang',
  storage: { usedBytes: 40_000_000, quotaBytes: 900_000_000 },
  clockTrusted: true,
  waitingPlays: 3,
  parkedPlays: 0,
  ...change,
});

export const play = (n: number, change: Partial<Play> = {}): Play => ({
  id: uuid(1000 + n),
  productId: 'sambal-bawang',
  sudin: 'ppkukm',
  commodity: 'kuliner',
  rotationId: 'r-kini',
  revision: 7,
  startedAt: NOON_MS - 10_000 * n,
  clockTrusted: true,
  shownMs: 10_000,
  reason: 'passive',
  ...change,
});

export const sum = (n: number, change: Partial<PlaySum> = {}): PlaySum => ({
  id: uuid(5000 + n),
  day: '2026-11-20',
  productId: 'sambal-bawang',
  sudin: 'ppkukm',
  commodity: 'kuliner',
  rotationId: 'r-kini',
  reason: 'passive',
  plays: 100,
  shownMs: 1_000_000,
  ...change,
});

export const batch = (change: Partial<PlayBatch> = {}): PlayBatch => ({
  screenId: uuid(1),
  name: 'Lobi Blok A',
  plays: [],
  sums: [],
  visitDays: [],
  ...change,
});

export interface DeskSite {
  readonly desk: ScreensDesk;
  readonly records: Records;
  /** Lines of the log. */
  readonly changes: unknown[];
  /** Lets time pass. */
  readonly wait: (ms: number) => void;
  /** The server again, on the same records. */
  readonly restart: (change?: Partial<ScreensDeskPorts>) => Promise<ScreensDesk>;
}

export async function deskSite(change: Partial<ScreensDeskPorts> = {}): Promise<DeskSite> {
  const records = change.records ?? (await temporaryRecords());
  const changes: unknown[] = [];
  let nowMs = NOON_MS;
  const restart = (again: Partial<ScreensDeskPorts> = {}) =>
    openScreensDesk({
      now: () => nowMs,
      silentMinutes: 5,
      timeZone: async () => 'Asia/Jakarta',
      log: { changed: (line) => changes.push(line) },
      tell: undefined,
      ...change,
      ...again,
      records,
    });
  return {
    desk: await restart(),
    records,
    changes,
    wait: (ms) => (nowMs += ms),
    restart,
  };
}
