/** Time, as the views of the staff page want it: through the page's one door. */
import { createClock } from '../device/clock.ts';

export const pageClock = createClock();

/** Epoch milliseconds: for "a moment ago", and for the gallery's day. */
export const nowMs = (): number => pageClock.wall().epochMs;

/** Runs once after `ms`. @returns takes it back */
export const laterOnPage = (run: () => void, ms: number): (() => void) => pageClock.after(ms, run);

/** Runs every `ms` while somebody looks at the page. @returns ends it */
export function everyOnPage(run: () => void, ms: number): () => void {
  let cancel = pageClock.after(ms, tick);
  function tick(): void {
    if (document.visibilityState === 'visible') run();
    cancel = pageClock.after(ms, tick);
  }
  return () => cancel();
}
