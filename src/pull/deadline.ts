/** [P1] The watchdog over a pull: it is told to end, and if it does not, it is left behind. */
import { HttpError } from './errors.ts';
import { PULL_GRACE_MS, PULL_MAX_MS } from './limits.ts';
import type { Timer } from './timer.ts';

/**
 * Runs `work` with a signal that fires after PULL_MAX_MS, or as soon as `stopped` does.
 * @throws {HttpError} `timeout` when `work` neither ended nor obeyed: a request of IndexedDB or of the cache can hang for
 *   good, and then the next pull must not wait for it. What is left behind finds its signal aborted at its next step.
 */
export async function withDeadline<T>(
  timer: Pick<Timer, 'after'>,
  stopped: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let cancel = nothingSet;
  const overdue = new Promise<never>((_, reject) => {
    cancel = timer.after(PULL_MAX_MS, () => {
      const reason = new HttpError('timeout', `the pull took more than ${PULL_MAX_MS / 60_000} minutes`);
      controller.abort(reason);
      cancel = timer.after(PULL_GRACE_MS, () => reject(reason));
    });
  });
  try {
    return await Promise.race([work(AbortSignal.any([controller.signal, stopped])), overdue]);
  } finally {
    cancel();
  }
}

const nothingSet = (): void => undefined;
