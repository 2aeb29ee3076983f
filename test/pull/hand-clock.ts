/** A clock whose hands are turned by the test. */
import type { Timer } from '../../src/pull/timer.ts';

export interface HandClock extends Timer {
  /** Lets time pass: due timers run in their order, and what they begin gets its turn in between. */
  advance(ms: number): Promise<void>;
  /** Timers that are set. */
  readonly pending: number;
}

/** Noon in Jakarta on the factory's TODAY. */
export const NOON_MS = Date.parse('2026-11-24T05:00:00Z');

export function handClock(epochMs = NOON_MS): HandClock {
  let nowMs = 0;
  const timers = new Set<{ dueMs: number; call: () => void }>();
  return {
    monotonicMs: () => nowMs,
    deviceEpochMs: () => epochMs + nowMs,
    after(delayMs, call) {
      const timer = { dueMs: nowMs + delayMs, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ dueMs }) => dueMs <= untilMs).toSorted((a, b) => a.dueMs - b.dueMs);
        if (next === undefined) break;
        timers.delete(next);
        nowMs = next.dueMs;
        next.call();
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Long enough for a pull over a fake network and a fake database. */
export async function settle(turns = 60): Promise<void> {
  for (let n = 0; n < turns; n++) await new Promise((resolve) => setImmediate(resolve));
}
