/** Against burn-in: what never changes place moves by up to two pixels every ten minutes (D5: a transform). */
import type { Clock } from './clock.ts';

const SHIFT_EVERY_MS = 10 * 60_000;
const STEPS_PX = [
  [0, 0],
  [2, 0],
  [2, 1],
  [1, 2],
  [-1, 2],
  [-2, 1],
  [-2, -1],
  [0, -1],
] as const;

/** Sets `--shift-x` and `--shift-y` on `target`; returns its clean-up. */
export function shiftPixels(target: HTMLElement, clock: Clock): () => void {
  let step = 0;
  let cancel = () => {};
  const next = () => {
    cancel = clock.after(SHIFT_EVERY_MS, () => {
      step = (step + 1) % STEPS_PX.length;
      const [x, y] = STEPS_PX[step] ?? [0, 0];
      target.style.setProperty('--shift-x', `${x}px`);
      target.style.setProperty('--shift-y', `${y}px`);
      next();
    });
  };
  next();
  return () => cancel();
}
