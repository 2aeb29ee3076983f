/** Work that is done again and again: one round after the other, never two at a time, whatever comes of one. */
import type { Dice, ReportTimer } from './ports.ts';
import { afterFailure } from './waits.ts';

/** What came of a round: go on after so long, or back off. */
export type Outcome =
  { readonly nextMs: number } | { readonly failed: true; readonly retryAfterMs?: number | undefined };

export interface Rounds {
  /** The next round comes in so long if that is sooner, but not while a failure is being waited out. */
  soon(delayMs: number): void;
  /** As `soon`, and what failed before is forgiven. */
  wake(delayMs: number): void;
  stop(): void;
}

/** @param round must end by itself; one that throws has failed */
export function startRounds(
  { timer, random }: Dice & { readonly timer: ReportTimer },
  firstMs: number,
  round: () => Promise<Outcome>,
): Rounds {
  let failures = 0;
  let isRunning = false;
  let isStopped = false;
  let dueMs = Infinity;
  let wantedMs = Infinity;
  let cancel = nothing;

  function plan(delayMs: number): void {
    cancel();
    dueMs = timer.monotonicMs() + delayMs;
    cancel = timer.after(delayMs, () => void run());
  }

  async function run(): Promise<void> {
    isRunning = true;
    wantedMs = Infinity;
    const outcome = await round().catch((): Outcome => ({ failed: true }));
    isRunning = false;
    if (isStopped) return;
    if ('nextMs' in outcome) {
      failures = 0;
      plan(Math.min(outcome.nextMs, Math.max(0, wantedMs - timer.monotonicMs())));
    } else plan(afterFailure(++failures, random(), outcome.retryAfterMs));
  }

  function soon(delayMs: number): void {
    const atMs = timer.monotonicMs() + delayMs;
    if (isStopped) return;
    if (isRunning) wantedMs = Math.min(wantedMs, atMs);
    else if (failures === 0 && atMs < dueMs) plan(delayMs);
  }

  plan(firstMs);
  return {
    soon,
    wake(delayMs) {
      failures = 0;
      soon(delayMs);
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

const nothing = (): void => undefined;
