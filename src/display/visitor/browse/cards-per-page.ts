/** How many cards lie on a page. Pages, not a list that scrolls: a hand that passes by must not move what others read. */
import type { Viewport } from '../../viewport.ts';

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** Large text takes a column in landscape; lowered controls take a row in portrait, and mean nothing in landscape. */
export function gridOf({ isPortrait }: Pick<Viewport, 'isPortrait'>, isLowered: boolean, isLargeText: boolean): Grid {
  if (isPortrait) return { columns: 3, rows: isLowered ? 2 : 3 };
  return { columns: isLargeText ? 4 : 5, rows: 2 };
}

export function cardsPerPage(viewport: Pick<Viewport, 'isPortrait'>, isLowered: boolean, isLargeText: boolean): number {
  const { columns, rows } = gridOf(viewport, isLowered, isLargeText);
  return columns * rows;
}
