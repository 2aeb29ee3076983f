import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPullInMs } from '../../src/pull/backoff.ts';
import { withDeadline } from '../../src/pull/deadline.ts';
import { inParallel } from '../../src/pull/in-parallel.ts';
import { BACKOFF_MAX_MS, PULL_GRACE_MS, PULL_MAX_MS, RETRY_AFTER_MAX_MS } from '../../src/pull/limits.ts';
import { alone } from '../../src/pull/lock.ts';
import type { PullReason } from '../../src/pull/messages.ts';
import { createSchedule, type Attempt } from '../../src/pull/schedule.ts';
import { handClock, settle } from './hand-clock.ts';

const POLL_MS = 30_000;
const good: Attempt = { failed: false, retryAfterMs: undefined };
const bad: Attempt = { failed: true, retryAfterMs: undefined };

/** A schedule whose pulls take `takesMs` and end as the script says (good, when it has run out). */
function scheduled(script: Attempt[] = [], takesMs = 0) {
  const timer = handClock();
  const pulls: { atMs: number; reason: PullReason }[] = [];
  let running = 0;
  let most = 0;
  const pull = async (reason: PullReason) => {
    pulls.push({ atMs: timer.monotonicMs(), reason });
    most = Math.max(most, ++running);
    if (takesMs > 0) await new Promise<void>((resolve) => timer.after(takesMs, resolve));
    running--;
    return script.shift() ?? good;
  };
  const nexts: number[] = [];
  const schedule = createSchedule({ timer, random: () => 0.5, pull, onDone: (_, next) => nexts.push(next) }, POLL_MS);
  schedule.pullNow('start');
  return { timer, schedule, pulls, nexts, reasons: () => pulls.map(({ reason }) => reason), most: () => most };
}

describe('the interval between pulls', () => {
  it('[P2] is the poll interval give or take a tenth while all is well', () => {
    const at = (random: number) => nextPullInMs({ pollMs: POLL_MS, failures: 0, retryAfterMs: undefined, random });
    expect([at(0), at(0.5), at(0.999999)]).toEqual([27_000, 30_000, 33_000]);
  });

  it('[P2] grows with each failure, jitters, and never exceeds five minutes or undercuts a second', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
        const ms = nextPullInMs({ pollMs: POLL_MS, failures: failures + 1, retryAfterMs: undefined, random });
        expect(ms).toBeGreaterThanOrEqual(1000);
        expect(ms).toBeLessThanOrEqual(BACKOFF_MAX_MS);
      }),
    );
    const ceiling = (failures: number) =>
      nextPullInMs({ pollMs: POLL_MS, failures, retryAfterMs: undefined, random: 0.9999999 });
    expect([1, 2, 3, 6, 500].map(ceiling)).toEqual([10_000, 20_000, 40_000, 300_000, 300_000]);
  });

  it('[P2] obeys Retry-After, and spreads the screens that were all told the same', () => {
    const at = (random: number) => nextPullInMs({ pollMs: POLL_MS, failures: 1, retryAfterMs: 600_000, random });
    expect(at(0)).toBe(600_000);
    expect(at(0.5)).toBe(630_000);
  });
});

describe('the schedule', () => {
  it('[P1] pulls at the start and then again and again', async () => {
    const { timer, pulls } = scheduled();
    await timer.advance(95_000);
    expect(pulls).toEqual([
      { atMs: 0, reason: 'start' },
      { atMs: 30_000, reason: 'poll' },
      { atMs: 60_000, reason: 'poll' },
      { atMs: 90_000, reason: 'poll' },
    ]);
    expect(timer.pending).toBe(1);
  });

  it('[P2] backs off while pulls fail, and returns to its interval with the first good one', async () => {
    const { timer, nexts } = scheduled([bad, bad, bad, good]);
    await timer.advance(60_000);
    expect(nexts.slice(0, 5)).toEqual([5000, 10_000, 20_000, 30_000]);
  });

  it('[P1] keeps going through a day of failures', async () => {
    const { timer, pulls } = scheduled(Array.from({ length: 500 }, () => bad));
    await timer.advance(24 * 3_600_000);
    expect(pulls.length).toBeGreaterThan(400);
    expect(timer.pending).toBe(1);
  });

  it('[P7] pulls at once when asked to', async () => {
    const { timer, schedule, pulls } = scheduled();
    await timer.advance(10_000);
    schedule.pullNow('online');
    await timer.advance(31_000);
    expect(pulls).toEqual([
      { atMs: 0, reason: 'start' },
      { atMs: 10_000, reason: 'online' },
      { atMs: 40_000, reason: 'poll' },
    ]);
  });

  it('[P5] never runs two pulls at a time: what is asked meanwhile runs right after', async () => {
    const { timer, schedule, pulls, most } = scheduled([], 4000);
    await timer.advance(1000);
    schedule.pullNow('staff');
    schedule.pullNow('visible');
    await timer.advance(10_000);
    expect(pulls).toEqual([
      { atMs: 0, reason: 'start' },
      { atMs: 4000, reason: 'staff' },
    ]);
    expect(most()).toBe(1);
  });

  it('[P2] leaves a server alone that asked for patience, unless staff stand before the screen', async () => {
    const busy: Attempt = { failed: true, retryAfterMs: 600_000 };
    const { timer, schedule, reasons } = scheduled([busy, busy]);
    await timer.advance(1000);
    for (const reason of ['online', 'visible', 'repair'] as const) schedule.pullNow(reason);
    await timer.advance(1000);
    expect(reasons()).toEqual(['start']);
    schedule.pullNow('staff');
    await timer.advance(1000);
    expect(reasons()).toEqual(['start', 'staff']);
    await timer.advance(RETRY_AFTER_MAX_MS);
    expect(reasons().length).toBeGreaterThan(3);
  });

  it('[P2] does not let a damaged card undo the back-off', async () => {
    const { timer, schedule, reasons } = scheduled([bad]);
    await timer.advance(1000);
    schedule.pullNow('repair');
    await settle();
    expect(reasons()).toEqual(['start']);
    await timer.advance(5000);
    schedule.pullNow('repair');
    await settle();
    expect(reasons()).toEqual(['start', 'poll', 'repair']);
  });

  it('[P1] takes a shorter interval at once and a longer one with the next pull', async () => {
    const { timer, schedule, pulls } = scheduled();
    await timer.advance(1000);
    schedule.setPollMs(2000);
    await timer.advance(2500);
    schedule.setPollMs(60_000);
    await timer.advance(62_000);
    expect(pulls.map(({ atMs }) => atMs)).toEqual([0, 3000, 5000, 65_000]);
  });

  it('[P1] stops when told to, also in the middle of a pull', async () => {
    const { timer, schedule, pulls } = scheduled([], 4000);
    await timer.advance(1000);
    schedule.stop();
    schedule.pullNow('staff');
    await timer.advance(200_000);
    expect(pulls).toHaveLength(1);
    expect(timer.pending).toBe(0);
  });
});

describe('the watchdog', () => {
  const never = new AbortController().signal;

  it('[P1] tells a pull to end that takes too long', async () => {
    const timer = handClock();
    const pull = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const ended = expect(withDeadline(timer, never, pull)).rejects.toMatchObject({ code: 'timeout' });
    await timer.advance(PULL_MAX_MS);
    await ended;
    expect(timer.pending).toBe(0);
  });

  it('[P1] leaves a pull behind that does not obey', async () => {
    const timer = handClock();
    const ended = expect(withDeadline(timer, never, () => new Promise(() => {}))).rejects.toMatchObject({
      code: 'timeout',
    });
    await timer.advance(PULL_MAX_MS + PULL_GRACE_MS);
    await ended;
  });

  it('[P1] leaves nothing behind after a pull in time', async () => {
    const timer = handClock();
    expect(await withDeadline(timer, never, async () => 'done')).toBe('done');
    expect(timer.pending).toBe(0);
  });
});

describe('the lock', () => {
  /** The part of Web Locks that is used, for one origin. */
  function fakeLocks() {
    let isHeld = false;
    const request = async (_: string, __: LockOptions, call: (lock: Lock | null) => unknown) => {
      if (isHeld) return call(null);
      isHeld = true;
      try {
        return await call({ name: '', mode: 'exclusive' });
      } finally {
        isHeld = false;
      }
    };
    return { request } as unknown as LockManager;
  }

  it('[P5] lets one tab pull at a time', async () => {
    const locks = fakeLocks();
    let finish = () => {};
    const first = alone(locks, () => new Promise<string>((resolve) => (finish = () => resolve('first'))));
    expect(await alone(locks, async () => 'second')).toBe('elsewhere');
    finish();
    expect(await first).toBe('first');
    expect(await alone(locks, async () => 'third')).toBe('third');
  });

  it('[P5] is free again after a pull that failed, and missing locks stop nobody', async () => {
    const locks = fakeLocks();
    await expect(alone(locks, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await alone(locks, async () => 'next')).toBe('next');
    expect(await alone(undefined, async () => 'anyway')).toBe('anyway');
  });
});

describe('doing several things at a time', () => {
  it('[P1] keeps to the width and the order', async () => {
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (n) => {
      begun.push(n);
      most = Math.max(most, ++running);
      await settle(n % 3);
      running--;
    });
    expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('[P1] begins nothing after a failure and waits for what is under way', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (n) => {
      begun.push(n);
      await settle(n);
      if (n === 1) throw new Error('one');
      ended.push(n);
    });
    await expect(work).rejects.toThrow('one');
    expect(begun).toEqual([1, 2]);
    expect(ended).toEqual([2]);
  });
});
