/** [V8] A landscape screen whose bar was lifted far is too low for a column of words over codes, with the eave above it. */
import type { Viewport } from '../../viewport.ts';

/** Height of the screen above the lift that such a column needs; in u. */
const COLUMN_MIN_U = { normal: 90, large: 98 };

export function isLow({ heightPx, uPx, isPortrait }: Viewport, isLargeText: boolean, liftPx: number): boolean {
  const minU = isLargeText ? COLUMN_MIN_U.large : COLUMN_MIN_U.normal;
  return !isPortrait && (heightPx - liftPx) / uPx < minU;
}
