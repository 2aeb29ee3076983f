/**
 * A swipe turns the page: an extra to the pager, never the only way. The click a mouse or a slow finger leaves behind
 * after a swipe is swallowed, or the card it ended on would open.
 */
import { useRef } from 'preact/hooks';

/** 1 is onward (the hand moves to the left), -1 is back. */
export type Direction = 1 | -1;

/** A swipe is flatter than this; anything steeper was a hand that slid down the glass. */
const SLOPE_MAX = 0.6;

interface Start {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
}

export function useSwipe(thresholdPx: number, onSwipe: (direction: Direction) => void) {
  const start = useRef<Start | undefined>(undefined);
  const wasSwipe = useRef(false);

  return {
    onPointerDown({ isPrimary, pointerId, clientX, clientY }: PointerEvent) {
      // A second finger is no part of a swipe.
      start.current = isPrimary ? { pointerId, x: clientX, y: clientY } : undefined;
      wasSwipe.current = false;
    },
    onPointerUp({ pointerId, clientX, clientY }: PointerEvent) {
      const from = start.current;
      start.current = undefined;
      if (from === undefined || from.pointerId !== pointerId) return;
      const across = clientX - from.x;
      const down = clientY - from.y;
      if (Math.abs(across) < thresholdPx || Math.abs(down) > Math.abs(across) * SLOPE_MAX) return;
      wasSwipe.current = true;
      onSwipe(across < 0 ? 1 : -1);
    },
    onPointerCancel() {
      start.current = undefined;
    },
    onClickCapture(event: MouseEvent) {
      if (!wasSwipe.current) return;
      wasSwipe.current = false;
      event.stopPropagation();
      event.preventDefault();
    },
  };
}
