/** The page's own clock over a device whose hands are turned by the test. */
import { setImmediate } from 'node:timers';
import { createClock, type Clock, type TimeSource } from '../../src/device/clock.ts';

export interface HandClock extends Clock {
  /** Lets time pass: due timers run in their order, and what they begin gets its turn in between. */
  advance(ms: number): Promise<void>;
  /** Somebody sets the device clock: a technician, NTP, a dead battery. No time passes. */
  setDeviceClock(epochMs: number): void;
  /** Timers that are set. */
  readonly pending: number;
  readonly source: TimeSource;
}

/** Noon in Jakarta on the factory's TODAY, a Tuesday. */
export const NOON_MS = Date.parse('2026-11-24T05:00:00Z');

/** An instant of the gallery's wall clock, e.g. `jakarta('2026-11-24T23:59:55')`. */
export const jakarta = (local: string): number => Date.parse(`${local}+07:00`);

export function handClock(epochMs = NOON_MS): HandClock {
  // A page is never opened at the start of its monotonic clock.
  let nowMs = 10_000;
  let deviceEpochMs = epochMs - nowMs;
  const timers = new Set<{ readonly dueMs: number; readonly call: () => void }>();
  const source: TimeSource = {
    epochMs: () => deviceEpochMs + nowMs,
    monotonicMs: () => nowMs,
    setTimer(delayMs, call) {
      const timer = { dueMs: nowMs + delayMs, call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  return {
    ...createClock(source),
    source,
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (;;) {
        let next: { readonly dueMs: number; readonly call: () => void } | undefined;
        for (const timer of timers) {
          if (timer.dueMs <= untilMs && (next === undefined || timer.dueMs < next.dueMs)) next = timer;
        }
        if (next === undefined) break;
        timers.delete(next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.call();
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
    setDeviceClock(newEpochMs) {
      deviceEpochMs = newEpochMs - nowMs;
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Everything that is already due to happen, happens. */
export const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
