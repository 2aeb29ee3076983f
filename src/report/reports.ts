/**
 * Everything a screen says to a server that listens, put together: the open line, the reports, the uploads. It lives in
 * the pull worker, so none of it costs the screen a frame, and in one window only: the others wait for its lock.
 */
import type { LocalDate } from '../contract/dates.ts';
import { DEFAULT_SCREEN_NAME, SCREEN_NAME_MAX_CHARS } from '../contract/report-limits.ts';
import type { PlayBatch, ScreenReport } from '../contract/report.ts';
import { localNow } from '../rotation/local-time.ts';
import type { Outbox, Waiting } from '../store/outbox.ts';
import { startEvents } from './events.ts';
import type { Dice, ReportTimer, Talk, VisitsStore } from './ports.ts';
import { startReporter, type Reporter } from './reporter.ts';
import { startUploads } from './uploads.ts';
import { startVisitUploads } from './visit-uploads.ts';

/** What the page says of itself. */
export type ScreenWords = Pick<ScreenReport, 'name' | 'mode' | 'appVersion'> & {
  readonly [Key in 'revision' | 'rotationId' | 'cardId' | 'opensAtMs']: ScreenReport[Key] | undefined;
} & {
  /** Of the gallery. */
  readonly timeZone: string;
};

export interface ReportsPorts extends Dice {
  readonly timer: ReportTimer;
  readonly talk: Talk;
  readonly outbox: Outbox;
  readonly visits: VisitsStore;
  readonly wall: () => { readonly epochMs: number; readonly trusted: boolean };
  readonly newId: () => string;
  /** What the browser says of the disk; undefined where it says nothing. */
  readonly storage: () => Promise<ScreenReport['storage']>;
  /** Undefined where the browser has none; then every window speaks, and the ids keep it harmless. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** There is something new on the server. */
  readonly pullSoon: (delayMs: number) => void;
  readonly onWaiting: (waiting: Waiting) => void;
}

export interface Reports {
  /** @param listens what the last feed said */
  hear(listens: boolean): void;
  tell(words: ScreenWords): void;
  /** Why the last pull kept the old content; undefined after a good one. */
  pulled(errorCode: string | undefined): void;
  stop(): void;
}

const LOCK = 'galeri-reports';
/** Screens that find a server again find it at the same time. */
const WAKE_WITHIN_MS = 5000;
const noWord = (): undefined => undefined;

export function startReports(ports: ReportsPorts, firstWords: ScreenWords): Reports {
  const { outbox, wall, random } = ports;
  const stopping = new AbortController();
  let words = firstWords;
  let errorCode: string | undefined;
  let isHeard = false;
  let waiting: Waiting = { plays: 0, parked: 0 };
  let screenId: Promise<string> | undefined;
  let stopLine: (() => void) | undefined;
  let reporter: Reporter | undefined;
  let isOurs = false;
  let wake: (withinMs: number) => void = () => {};

  const idOf = (): Promise<string> => {
    screenId ??= outbox.screenId(ports.newId).catch((error: unknown) => {
      screenId = undefined;
      throw error;
    });
    return screenId;
  };

  const nameOf = () => words.name.trim().slice(0, SCREEN_NAME_MAX_CHARS) || DEFAULT_SCREEN_NAME;
  const screen = async (): Promise<Pick<PlayBatch, 'screenId' | 'name'>> => ({
    screenId: await idOf(),
    name: nameOf(),
  });
  const today = (): LocalDate | undefined => {
    const { epochMs, trusted } = wall();
    return trusted ? localNow(epochMs, words.timeZone).date : undefined;
  };

  async function count(): Promise<void> {
    waiting = await outbox.waiting();
    ports.onWaiting(waiting);
  }

  async function report(): Promise<ScreenReport> {
    const [id, storage] = await Promise.all([idOf(), ports.storage().catch(noWord), count().catch(noWord)]);
    const { mode, appVersion, revision, rotationId, cardId, opensAtMs } = words;
    return {
      ...withoutAbsent({ revision, rotationId, cardId, opensAtMs, errorCode, storage }),
      screenId: id,
      name: nameOf(),
      mode,
      appVersion,
      clockTrusted: wall().trusted,
      waitingPlays: waiting.plays,
      parkedPlays: waiting.parked,
    };
  }

  const noteChange = () => {
    const { mode, revision, rotationId } = words;
    reporter?.changed({
      ...withoutAbsent({ revision, rotationId, errorCode }),
      name: nameOf(),
      mode,
      clockTrusted: wall().trusted,
    });
  };

  /** The line and the reports stand while somebody listens. */
  function follow(): void {
    if (isOurs && isHeard && reporter === undefined) {
      stopLine = startEvents({
        ...ports,
        onNews: (revision, delayMs) => revision !== words.revision && ports.pullSoon(delayMs),
      });
      reporter = startReporter({ ...ports, now: report, onNews: () => ports.pullSoon(0) });
      noteChange();
    } else if (!isHeard || !isOurs) {
      stopLine?.();
      reporter?.stop();
      reporter = undefined;
    }
  }

  async function speak(): Promise<void> {
    if (stopping.signal.aborted) return;
    isOurs = true;
    const listens = () => isHeard;
    const uploads = startUploads({ ...ports, listens, screen, today, timeZone: () => words.timeZone, onChange: count });
    const visits = startVisitUploads({ ...ports, store: ports.visits, listens, screen });
    wake = (withinMs) => {
      for (const rounds of [uploads, visits]) rounds.wake(Math.round(withinMs * random()));
      reporter?.wake(Math.round(withinMs * random()));
    };
    follow();
    await new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
    isOurs = false;
    uploads.stop();
    visits.stop();
    follow();
  }

  if (ports.locks === undefined) void speak();
  else void ports.locks.request(LOCK, { signal: stopping.signal }, speak).catch(() => undefined);
  void count().catch(noWord);

  return {
    hear(listens) {
      if (listens === isHeard) return;
      isHeard = listens;
      follow();
      if (listens) wake(WAKE_WITHIN_MS);
    },
    tell(next) {
      words = next;
      noteChange();
    },
    pulled(code) {
      // The server is there again: what had lost it need not wait out its patience.
      if (errorCode !== undefined && code === undefined) wake(WAKE_WITHIN_MS);
      errorCode = code;
      noteChange();
    },
    stop: () => stopping.abort(),
  };
}

/** What is not there is left out: the shapes of a report know no empty field. */
const withoutAbsent = <T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
