/** [P4] Which variants of a card's photos this screen needs. The page finds them again in `StoredRotation.photoDigests`. */
import type { Card, Photo, Variant } from '../contract/feed.ts';
import type { ScreenSize } from './messages.ts';

export interface CardVariants {
  /** The cover as the loop shows it: what the card waits for. Undefined for a card without photos. */
  readonly loop: Variant | undefined;
  /** What a visitor meets besides: each photo small for tiles and thumbnails, each further photo large for the details. */
  readonly visitor: readonly Variant[];
}

/** The layout's unit: 1 % of the short side of the largest 16:9 or 9:16 frame that fits, as in the style sheet. */
const unitPx = ({ widthPx, heightPx }: ScreenSize): number =>
  Math.min(0.01 * Math.min(widthPx, heightPx), 0.005625 * Math.max(widthPx, heightPx));

const isLandscape = ({ widthPx, heightPx }: ScreenSize): boolean => widthPx >= heightPx;

/** The box the cover photo fills in the loop, in device pixels. */
function attractCell(screen: ScreenSize): ScreenSize {
  const { widthPx, heightPx } = screen;
  return isLandscape(screen)
    ? { widthPx: 0.62 * widthPx, heightPx: heightPx - 7 * unitPx(screen) }
    : { widthPx, heightPx: 0.575 * heightPx };
}

/** The large photo of the detail view. No side of it is longer than the loop's, so the loop's cover is enough for it. */
function detailCell(screen: ScreenSize): ScreenSize {
  const { widthPx, heightPx } = screen;
  return isLandscape(screen)
    ? { widthPx: 0.53 * widthPx, heightPx: heightPx - 7 * unitPx(screen) }
    : { widthPx, heightPx: 69.5 * unitPx(screen) };
}

/** A tile of the shelf, five in a row or upright three. A thumbnail is smaller than any tile. */
function tileCell(screen: ScreenSize): ScreenSize {
  const [columns, ratio] = isLandscape(screen) ? [5, 1.44] : [3, 1.18];
  const widthPx = screen.widthPx / columns;
  return { widthPx, heightPx: widthPx / ratio };
}

/** The smallest variant that fills the box when cropped to it (object-fit: cover); the largest, when none does. */
export function smallestCovering(photo: Photo, box: ScreenSize): Variant | undefined {
  return (
    photo.variants.find(({ width, height }) => width >= box.widthPx && height >= box.heightPx) ?? photo.variants.at(-1)
  );
}

/** What is fetched for a card, each variant once: what serves the loop is not listed for the visitor again. */
export function variantsFor({ photos }: Pick<Card, 'photos'>, screen: ScreenSize): CardVariants {
  const [cover, ...further] = photos;
  const loop = cover && smallestCovering(cover, attractCell(screen));
  const tile = tileCell(screen);
  const detail = detailCell(screen);
  const small = photos.map((photo) => smallestCovering(photo, tile));
  const large = further.map((photo) => smallestCovering(photo, detail));
  const visitor = byDigest([...small, ...large].filter((variant) => variant !== undefined));
  if (loop !== undefined) visitor.delete(loop.sha256);
  return { loop, visitor: [...visitor.values()] };
}

/**
 * All that some cards need, each variant once (two cards may share a photo), in the order in which it is fetched: the
 * loop runs without the visitor's variants, so they come after the last cover; the gallery's own photos come last of all.
 */
export const inOrderOfNeed = (
  cards: readonly CardVariants[],
  notices: readonly Variant[] = [],
): ReadonlyMap<string, Variant> =>
  byDigest([...cards.flatMap(({ loop }) => loop ?? []), ...cards.flatMap(({ visitor }) => visitor), ...notices]);

const byDigest = (variants: readonly Variant[]): Map<string, Variant> =>
  new Map(variants.map((variant) => [variant.sha256, variant]));
