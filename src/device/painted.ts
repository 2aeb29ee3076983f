import type { Clock } from './clock.ts';

/** A hidden page paints nothing and calls no animation frame; waiting for one would stop the loop. */
const HIDDEN_PAGE_MS = 250;

/** Resolves when the browser has presented what is in the document now. */
export async function afterPaint(clock: Clock): Promise<void> {
  const done = new AbortController();
  const frame = new Promise<void>((resolve) => {
    // The first callback runs before the frame is painted, the second after.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
  await Promise.race([frame, clock.sleep(HIDDEN_PAGE_MS, done.signal)]);
  done.abort();
}
