/**
 * How many cards lie on a page. Pages, not a list that scrolls: a hand that passes by must not move what others read.
 * All in u; BrowseView.module.css, ShelfPage.module.css and ProductTile.module.css say the same.
 */
import type { Viewport } from '../../viewport.ts';
import { BAND_HEIGHT_U } from '../band-height.ts';

export interface Fit {
  /** Everything touchable in the lower part; means nothing in landscape. */
  readonly isLowered: boolean;
  readonly isLargeText: boolean;
  /** How far the bar stands above the lower edge. */
  readonly liftPx: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** The words stand beside the photo: the rows are too low to have them under it. */
  readonly isBeside: boolean;
}

/** As it was drawn, at 16:9 and 9:16. A wider panel gets more tiles, not wider ones. */
const DRAWN = {
  landscape: { top: 14.15, foot: 0.7, margin: 6, rowGap: 1.9, tile: 31.1, largeTile: 39.5, photoRatio: 1.44 },
  portrait: { top: 29.5, foot: 1.2, margin: 6.4, rowGap: 1.8, tile: 27.3, largeTile: 27.3, photoRatio: 1.18 },
} as const;
const COLUMN_GAP = 2.6;
const LARGE_ROW_GAP = 1.2;

/** Where the lowered shelf begins: so much of the height, counted from the bar's own place, is out of its reach. */
const LOWERED_SHARE = 0.45;
const LOWERED_AIR = 2.4;

/** A photo flatter than this shows a stripe of its product; then there are fewer rows. */
const FLATTEST = 2.05;
/** What large words need beside a photo. */
const BESIDE = { row: 15.4, tile: 42.3 };

interface Space {
  readonly width: number;
  readonly height: number;
  readonly rowGap: number;
  /** Height of a tile's words. */
  readonly words: number;
}

export function gridOf(viewport: Viewport, fit: Fit): Grid {
  const { tile, largeTile, photoRatio } = viewport.isPortrait ? DRAWN.portrait : DRAWN.landscape;
  const drawn = spaceFor(viewport, { isLowered: false, isLargeText: false, liftPx: 0 });
  const space = spaceFor(viewport, fit);
  const drawnRows = rowsLike(photoRatio, drawn, columnsOf(drawn, tile));

  const columns = columnsOf(space, fit.isLargeText ? largeTile : tile);
  let rows = drawnRows;
  while (rows > 1 && ratioOf(space, columns, rows) > FLATTEST) rows--;

  // One row of narrow tiles is a poor page, where the same height holds more of them lying down.
  const besideRows = Math.floor((space.height + space.rowGap) / (BESIDE.row + space.rowGap));
  if (viewport.isPortrait && rows === 1 && besideRows > 1) {
    return { columns: columnsOf(space, BESIDE.tile), rows: besideRows, isBeside: true };
  }
  return { columns, rows, isBeside: false };
}

export function cardsPerPage(viewport: Viewport, fit: Fit): number {
  const { columns, rows } = gridOf(viewport, fit);
  return columns * rows;
}

function spaceFor({ widthPx, heightPx, uPx, isPortrait }: Viewport, { isLowered, isLargeText, liftPx }: Fit): Space {
  const { top, foot, margin, rowGap } = isPortrait ? DRAWN.portrait : DRAWN.landscape;
  const bar = BAND_HEIGHT_U[isPortrait ? 'portrait' : 'landscape'] + liftPx / uPx;
  const loweredTop = (heightPx * LOWERED_SHARE - liftPx) / uPx + LOWERED_AIR;
  return {
    width: widthPx / uPx - 2 * margin,
    height: heightPx / uPx - bar - foot - (isLowered && isPortrait ? Math.max(top, loweredTop) : top),
    rowGap: isLargeText ? LARGE_ROW_GAP : rowGap,
    words: wordsHeight(isPortrait, isLargeText),
  };
}

/** Two lines of name, one of price and place; in portrait, large ones take a line each. */
function wordsHeight(isPortrait: boolean, isLargeText: boolean): number {
  if (!isLargeText) return 0.95 + 3.7 * 2.3;
  return 0.95 + (isPortrait ? 4.83 : 3.7) * 2.99;
}

const columnsOf = ({ width }: Space, tile: number): number =>
  Math.max(2, Math.round((width + COLUMN_GAP) / (tile + COLUMN_GAP)));

/** Width to height of the photos. */
function ratioOf({ width, height, rowGap, words }: Space, columns: number, rows: number): number {
  const photoHeight = (height + rowGap) / rows - rowGap - words;
  const tileWidth = (width + COLUMN_GAP) / columns - COLUMN_GAP;
  return photoHeight > 0 ? tileWidth / photoHeight : Infinity;
}

/** The rows whose photos come nearest to `photoRatio`. */
function rowsLike(photoRatio: number, space: Space, columns: number): number {
  const miss = (rows: number) => Math.abs(Math.log(ratioOf(space, columns, rows) / photoRatio));
  let rows = 1;
  while (miss(rows + 1) < miss(rows)) rows++;
  return rows;
}
