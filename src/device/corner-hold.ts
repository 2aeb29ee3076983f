/**
 * Holding the top-left corner for five seconds: a gesture no visitor makes by accident and staff can be told on the
 * phone. Only the same finger counts; lifting it, sliding out or a second finger ends it.
 */
import type { Clock } from './clock.ts';

export const CORNER_HOLD_MS = 5000;
/** Side of the corner, as a share of the shorter side of the window. */
const CORNER_SHARE = 0.14;

/** Calls `onHeld` once per hold; returns its clean-up. */
export function watchCornerHold(target: Window, clock: Clock, onHeld: () => void): () => void {
  const cleanUp = new AbortController();
  const options = { capture: true, passive: true, signal: cleanUp.signal };
  let pointerId: number | undefined;
  let cancelTimer = () => {};

  const isInCorner = ({ clientX, clientY }: PointerEvent) => {
    const side = Math.min(target.innerWidth, target.innerHeight) * CORNER_SHARE;
    return clientX <= side && clientY <= side;
  };
  const end = () => {
    pointerId = undefined;
    cancelTimer();
  };

  target.addEventListener(
    'pointerdown',
    (event) => {
      end();
      if (!event.isPrimary || !isInCorner(event)) return;
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
    (event) => event.pointerId === pointerId && !isInCorner(event) && end(),
    options,
  );
  for (const type of ['pointerup', 'pointercancel', 'blur'] as const) target.addEventListener(type, end, options);
  return () => {
    end();
    cleanUp.abort();
  };
}
