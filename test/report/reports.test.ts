import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENTS_SILENCE_MS } from '../../src/pull/limits.ts';
import type { ScreenReport } from '../../src/contract/report.ts';
import { ScreenReport as Shape } from '../../src/contract/report.ts';
import { NO_EVENTS_PAUSE_MS, REPORT_GAP_MS } from '../../src/report/limits.ts';
import type { Answered, Talk } from '../../src/report/ports.ts';
import { startReports, type Reports, type ReportsPorts } from '../../src/report/reports.ts';
import type { Outbox } from '../../src/store/outbox.ts';
import { handClock, NOON_MS, type HandClock } from '../pull/hand-clock.ts';
import { uuid } from '../screens/desk-site.ts';
import { words } from './words.ts';

let clock: HandClock;
let said: ScreenReport[];
let lines: {
  event: (data: unknown, name?: string) => void;
  end: (refusal?: Partial<Answered>) => void;
  atMs: number;
}[];
let pulls: number[];
let answer: Answered | undefined;
let reports: Reports;

const emptyOutbox: Outbox = {
  screenId: async (newId) => newId(),
  take: async () => [],
  settle: async () => {},
  waiting: async () => ({ plays: 12, parked: 1 }),
  rollUp: async () => 0,
  unpark: async () => {},
  close: () => {},
};

const talk: Talk = {
  async post(path, body) {
    if (path === 'report') said.push(body as ScreenReport);
    return answer;
  },
  listen: (_, { onOpen, onEvent, signal }) =>
    new Promise((resolve) => {
      const stop = () => resolve(undefined);
      signal.addEventListener('abort', stop);
      lines.push({
        atMs: clock.monotonicMs(),
        event(data, event = 'feed') {
          onOpen();
          onEvent({ event, data: typeof data === 'string' ? data : JSON.stringify(data) });
        },
        end(refusal) {
          signal.removeEventListener('abort', stop);
          resolve(refusal && { status: 404, body: undefined, retryAfterMs: undefined, ...refusal });
        },
      });
    }),
};

const begin = (change: Partial<ReportsPorts> = {}) =>
  startReports(
    {
      timer: clock,
      random: () => 0.5,
      talk,
      outbox: emptyOutbox,
      visits: { fact: async () => undefined, setFact: async () => {}, visitDays: async () => new Map() },
      wall: () => ({ epochMs: NOON_MS, trusted: true }),
      newId: () => uuid(1),
      storage: async () => ({ usedBytes: 1, quotaBytes: 2 }),
      locks: undefined,
      pullSoon: (delayMs) => pulls.push(delayMs),
      onWaiting: () => undefined,
      ...change,
    },
    words(),
  );

beforeEach(() => {
  clock = handClock();
  [said, lines, pulls] = [[], [], []];
  answer = { status: 200, body: { revision: 7 }, retryAfterMs: undefined };
  reports = begin();
});
afterEach(() => reports.stop());

describe('a screen whose server has not said that it listens', () => {
  it('[G1] says nothing and hears nothing, for hours', async () => {
    await clock.advance(3_600_000);
    expect([said, lines, pulls]).toEqual([[], [], []]);
  });

  it('[G1] falls silent when a feed no longer says so', async () => {
    reports.hear(true);
    await clock.advance(130_000);
    const before = said.length;
    reports.hear(false);
    await clock.advance(600_000);
    expect([said.length, lines.length]).toEqual([before, 1]);
  });
});

describe('reports', () => {
  beforeEach(() => reports.hear(true));

  it('[G5] come every minute, whole, and without a word of a visitor', async () => {
    await clock.advance(0);
    expect(said).toEqual([
      {
        screenId: uuid(1),
        name: 'Lobi Blok A',
        appVersion: 'abc123',
        revision: 7,
        rotationId: 'r-kini',
        mode: 'showing',
        cardId: 'sambal-bawang',
        storage: { usedBytes: 1, quotaBytes: 2 },
        clockTrusted: true,
        waitingPlays: 12,
        parkedPlays: 1,
      },
    ]);
    expect(Shape.safeParse(said[0]).success).toBe(true);
    await clock.advance(10 * 60_000);
    expect(said).toHaveLength(11);
  });

  it('[G5] come at once when the mode changes, and not for every card', async () => {
    await clock.advance(20_000);
    reports.tell(words({ cardId: 'batik' }));
    await clock.advance(10_000);
    expect(said).toHaveLength(1);
    reports.tell(words({ mode: 'browsing', cardId: undefined }));
    await clock.advance(0);
    expect(said.map(({ mode }) => mode)).toEqual(['showing', 'browsing']);
    expect(said[1]).not.toHaveProperty('cardId');
  });

  it('[G5] of a visitor who taps on and on say only where it ended', async () => {
    await clock.advance(10_000);
    for (let n = 0; n < 20; n++) {
      reports.tell(words({ mode: n % 2 === 0 ? 'browsing' : 'detail', cardId: undefined }));
      await clock.advance(100);
    }
    await clock.advance(REPORT_GAP_MS);
    expect(said.map(({ mode }) => mode)).toEqual(['showing', 'browsing', 'detail']);
  });

  it('[G5] name why the last pull failed, until one succeeds', async () => {
    await clock.advance(0);
    reports.pulled('network');
    await clock.advance(REPORT_GAP_MS);
    reports.pulled(undefined);
    await clock.advance(REPORT_GAP_MS);
    expect(said.map(({ errorCode }) => errorCode)).toEqual([undefined, 'network', undefined]);
  });

  it('[G5] back off while nobody answers, and never stop', async () => {
    answer = undefined;
    await clock.advance(3_600_000);
    expect(said.length).toBeGreaterThan(15);
    expect(said.length).toBeLessThan(40);
    answer = { status: 200, body: {}, retryAfterMs: undefined };
    await clock.advance(300_000);
    const before = said.length;
    await clock.advance(600_000);
    expect(said.length - before).toBeGreaterThanOrEqual(9);
  });

  it('[G5] obey a server that asks for patience', async () => {
    answer = { status: 503, body: undefined, retryAfterMs: 120_000 };
    await clock.advance(119_000);
    expect(said).toHaveLength(1);
  });

  it('[G1] bring a pull when the server has another feed, once for each', async () => {
    answer = { status: 200, body: { revision: 8 }, retryAfterMs: undefined };
    await clock.advance(5 * 60_000);
    expect(pulls).toEqual([0]);
  });

  it('[G5] wait for their turn among windows, and go on when the other is closed', async () => {
    reports.stop();
    said = [];
    let grant = () => {};
    const locks = {
      request: (_: string, __: LockOptions, work: () => Promise<void>) =>
        new Promise<void>((resolve) => (grant = () => void work().then(resolve))),
    } as unknown as LockManager;
    reports = begin({ locks });
    reports.hear(true);
    await clock.advance(120_000);
    expect([said, lines.length]).toEqual([[], 0]);
    grant();
    await clock.advance(0);
    expect([said.length, lines.length]).toEqual([1, 1]);
  });
});

describe('the open line', () => {
  beforeEach(async () => {
    reports.hear(true);
    await clock.advance(0);
  });

  it('[G1] brings a pull when it names a revision that is not here, in its turn', () => {
    lines[0]?.event({ revision: 7, spreadMs: 0 });
    expect(pulls).toEqual([]);
    lines[0]?.event({ revision: 8, spreadMs: 400 });
    lines[0]?.event({ revision: 8, spreadMs: 400 });
    expect(pulls).toEqual([200]);
  });

  it.each(['', '{', '[]', '{"revision":"8"}', 'null', '{"revision":8.5}'])('[G1] is deaf to %j', (data) => {
    lines[0]?.event(data);
    lines[0]?.event({ revision: 9 }, 'other');
    expect(pulls).toEqual([]);
  });

  it('[G1] is opened again soon when a good one ends, one at a time', async () => {
    lines[0]?.event({ revision: 7, spreadMs: 0 });
    await clock.advance(EVENTS_SILENCE_MS);
    lines[0]?.end();
    await clock.advance(5000);
    expect(lines).toHaveLength(2);
  });

  it('[G1] is asked for less and less where it is cut at once, and hardly where there is none', async () => {
    const seen = { cut: 0, none: 0 };
    for (let n = 0; n < 60; n++) {
      lines.at(-1)?.end();
      await clock.advance(60_000);
    }
    seen.cut = lines.length;
    for (let n = 0; n < 60; n++) {
      lines.at(-1)?.end({ status: 404 });
      await clock.advance(60_000);
    }
    seen.none = lines.length - seen.cut;
    expect(seen.cut).toBeLessThan(40);
    expect(seen.none).toBeLessThanOrEqual(Math.ceil(3_600_000 / NO_EVENTS_PAUSE_MS) + 1);
  });
});
