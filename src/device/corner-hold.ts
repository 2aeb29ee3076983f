/**
 * Holding the top-left corner for five seconds: a gesture no visitor makes by accident and staff can be told on the
 * phone. Only the same finger counts; lifting it, sliding out or a second finger ends it.
 */
import type { Clock } from './clock.ts';

export const CORNER_HOLD_MS = 5000;
/** Side of the corner, as a share of the shorter side of the window. */
const CORNER_SHARE = 0.14;

/** Whether a finger here may be the beginning of a hold. */
export function isInCorner(target: Window, { clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>): boolean {
  const side = Math.min(target.innerWidth, target.innerHeight) * CORNER_SHARE;
  return clientX <= side && clientY <= side;
}

/** Calls `onHeld` once per hold; returns its clean-up. */
export function watchCornerHold(target: Window, clock: Clock, onHeld: () => void): () => void {
  const cleanUp = new AbortController();
  const options = { capture: true, passive: true, signal: cleanUp.signal };
  let pointerId: number | undefined;
  let cancelTimer = () => {};

  const end = () => {
    pointerId = undefined;
    cancelTimer();
  };

  target.addEventListener(
    'pointerdown',
    (event) => {
      end();
      if (!event.isPrimary || !isInCorner(target, event)) return;
      ({ pointerId } = event);
      cancelTimer = clock.after(CORNER_HOLD_MS, () => {
        if (pointerId === undefined) return;
        end();
        onHeld();
      });
    },
    options,
  );
  target.addEventListener(
    'pointermove',
    (event) => event.pointerId === pointerId && !isInCorner(target, event) && end(),
    options,
  );
  for (const type of ['pointerup', 'pointercancel'] as const) target.addEventListener(type, end, options);
  // Not caught on the way down: there every control that loses the focus would end the hold.
  target.addEventListener('blur', end, { signal: cleanUp.signal });
  return () => {
    end();
    cleanUp.abort();
  };
}
