/** [P4] Which variants of a card's photos this screen needs. The page finds them again in `StoredRotation.photoDigests`. */
import type { Card, Photo, Variant } from '../contract/feed.ts';
import type { ScreenSize } from './messages.ts';

/** The layout's unit: 1 % of the short side of the largest 16:9 or 9:16 frame that fits, as in the style sheet. */
const unitPx = ({ widthPx, heightPx }: ScreenSize): number =>
  Math.min(0.01 * Math.min(widthPx, heightPx), 0.005625 * Math.max(widthPx, heightPx));

/** The box the cover photo fills in the loop, in device pixels. */
function attractCell(screen: ScreenSize): ScreenSize {
  const { widthPx, heightPx } = screen;
  return widthPx >= heightPx
    ? { widthPx: 0.62 * widthPx, heightPx: heightPx - 7 * unitPx(screen) }
    : { widthPx, heightPx: 0.575 * heightPx };
}

/** The smallest variant that fills the box when cropped to it (object-fit: cover); the largest, when none does. */
function smallestCovering(photo: Photo, box: ScreenSize): Variant | undefined {
  return (
    photo.variants.find(({ width, height }) => width >= box.widthPx && height >= box.heightPx) ?? photo.variants.at(-1)
  );
}

/** What is fetched for a card: so far its cover for the loop. A card without photos needs none. */
export function variantsFor(card: Pick<Card, 'photos'>, screen: ScreenSize): Variant[] {
  const [cover] = card.photos;
  const variant = cover && smallestCovering(cover, attractCell(screen));
  return variant === undefined ? [] : [variant];
}
