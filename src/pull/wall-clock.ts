/**
 * [T1] The wall time a pull goes by. The page keeps the clock and tells the worker from time to time; in between it runs
 * on the monotonic clock, so a jump of the device clock does not reach it (T2).
 */
import type { Timer } from './timer.ts';

export interface WallTime {
  readonly epochMs: number;
  /** False when nobody vouches for it: then no rotation is taken for due, and nothing is pruned (R4). */
  readonly trusted: boolean;
}

export interface WallClock {
  now(): WallTime;
  set(time: WallTime): void;
}

export function createWallClock(timer: Pick<Timer, 'monotonicMs' | 'deviceEpochMs'>): WallClock {
  let told: (WallTime & { readonly atMs: number }) | undefined;
  return {
    now() {
      if (told === undefined) return { epochMs: timer.deviceEpochMs(), trusted: false };
      return { epochMs: told.epochMs + timer.monotonicMs() - told.atMs, trusted: told.trusted };
    },
    set(time) {
      told = { ...time, atMs: timer.monotonicMs() };
    },
  };
}
