/** The seven figures of a line of the report, and how lines are added up. */
import type { ExposureFigures } from '../api/exposure.ts';

export const NOTHING: ExposureFigures = {
  turns: 0,
  shownMs: 0,
  touches: 0,
  touchMs: 0,
  opened: 0,
  qrShown: 0,
  viewedMs: 0,
};

export interface Played {
  readonly reason: 'passive' | 'touch';
  readonly plays: number;
  readonly shownMs: number;
}

export interface Visited {
  readonly opened: number;
  readonly qrShown: number;
  readonly viewedMs: number;
}

/** [R9] What a visitor held is no turn. */
export const addPlayed = (sum: ExposureFigures, { reason, plays, shownMs }: Played): ExposureFigures =>
  reason === 'passive'
    ? { ...sum, turns: sum.turns + plays, shownMs: sum.shownMs + shownMs }
    : { ...sum, touches: sum.touches + plays, touchMs: sum.touchMs + shownMs };

export const addVisited = (sum: ExposureFigures, { opened, qrShown, viewedMs }: Visited): ExposureFigures => ({
  ...sum,
  opened: sum.opened + opened,
  qrShown: sum.qrShown + qrShown,
  viewedMs: sum.viewedMs + viewedMs,
});

export const addUp = (all: readonly ExposureFigures[]): ExposureFigures =>
  all.reduce(
    (sum, one) => ({
      turns: sum.turns + one.turns,
      shownMs: sum.shownMs + one.shownMs,
      touches: sum.touches + one.touches,
      touchMs: sum.touchMs + one.touchMs,
      opened: sum.opened + one.opened,
      qrShown: sum.qrShown + one.qrShown,
      viewedMs: sum.viewedMs + one.viewedMs,
    }),
    NOTHING,
  );
