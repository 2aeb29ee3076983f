/**
 * One pull after the other, for months. Nothing a pull does can end the schedule: the next timer is set whatever came
 * of it, and there is never more than one.
 */
import { nextPullInMs } from './backoff.ts';
import type { PullReason } from './messages.ts';
import type { Timer } from './timer.ts';

export interface Attempt {
  readonly failed: boolean;
  readonly retryAfterMs: number | undefined;
}

export interface SchedulePorts<A extends Attempt> {
  readonly timer: Pick<Timer, 'after' | 'monotonicMs'>;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  /** One pull. Must not reject, and must end by itself (see deadline.ts). */
  readonly pull: (reason: PullReason) => Promise<A>;
  readonly onDone: (attempt: A, nextPullInMs: number) => void;
}

export interface Schedule {
  /** Pulls now if the reason allows it: at once, or right after the pull that is running. */
  pullNow(reason: PullReason): void;
  /** From the next timer on; a good pull that waits already is brought forward if that is sooner. */
  setPollMs(pollMs: number): void;
  stop(): void;
}

export function createSchedule<A extends Attempt>(
  { timer, random, pull, onDone }: SchedulePorts<A>,
  initialPollMs: number,
): Schedule {
  let pollMs = initialPollMs;
  let failures = 0;
  let isRunning = false;
  let isStopped = false;
  let again: PullReason | undefined;
  let quietUntilMs = -Infinity;
  let cancelNext = nothingPlanned;

  /** What each reason may do to a server that is in trouble; see `PullReason`. */
  function isWelcome(reason: PullReason): boolean {
    if (reason === 'staff') return true;
    if (timer.monotonicMs() < quietUntilMs) return false;
    return reason !== 'repair' || failures === 0;
  }

  async function run(reason: PullReason): Promise<void> {
    isRunning = true;
    cancelNext();
    const attempt = await pull(reason);
    isRunning = false;
    if (isStopped) return;
    failures = attempt.failed ? failures + 1 : 0;
    quietUntilMs = attempt.retryAfterMs === undefined ? -Infinity : timer.monotonicMs() + attempt.retryAfterMs;
    const next = again;
    again = undefined;
    const isWanted = next !== undefined && isWelcome(next);
    const delayMs = isWanted
      ? 0
      : nextPullInMs({ pollMs, failures, retryAfterMs: attempt.retryAfterMs, random: random() });
    plan(isWanted ? next : 'poll', delayMs);
    onDone(attempt, delayMs);
  }

  function plan(reason: PullReason, delayMs: number): void {
    cancelNext();
    cancelNext = timer.after(delayMs, () => void run(reason));
  }

  return {
    pullNow(reason) {
      if (isStopped || !isWelcome(reason)) return;
      // Behind the running one, which may have asked for feed.json before whatever this is about was published.
      if (isRunning) again = again === 'staff' ? again : reason;
      else void run(reason);
    },
    setPollMs(next) {
      const isSooner = next < pollMs;
      pollMs = next;
      if (isSooner && !isRunning && failures === 0)
        plan('poll', nextPullInMs({ pollMs, failures, retryAfterMs: undefined, random: random() }));
    },
    stop() {
      isStopped = true;
      cancelNext();
    },
  };
}

const nothingPlanned = (): void => undefined;
