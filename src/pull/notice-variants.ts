/** [P4] Which variants of the notices' photos this screen needs. */
import type { Variant } from '../contract/feed.ts';
import type { FeedNotice } from '../contract/notice.ts';
import type { ScreenSize } from './messages.ts';
import { smallestCovering } from './variants.ts';

/** What a notice's photo fills while it stands alone on the screen, in device pixels. */
function largeBox({ widthPx, heightPx }: ScreenSize): ScreenSize {
  return widthPx >= heightPx ? { widthPx: 0.62 * widthPx, heightPx } : { widthPx, heightPx: 0.575 * heightPx };
}

/** Small, beside other things: as wide as a tile of the shelf, five in a row or upright three, and 4:3. */
function smallBox({ widthPx, heightPx }: ScreenSize): ScreenSize {
  const ownPx = widthPx / (widthPx >= heightPx ? 5 : 3);
  return { widthPx: ownPx, heightPx: 0.75 * ownPx };
}

/** What is fetched for the notices: of each photo one small and one large variant, each variant once. */
export function noticeVariants(notices: readonly Pick<FeedNotice, 'photo'>[], screen: ScreenSize): Variant[] {
  const wanted = notices.flatMap(({ photo }) =>
    photo === undefined ? [] : [smallBox(screen), largeBox(screen)].map((box) => smallestCovering(photo, box)),
  );
  // Two boxes may be filled by one variant, two notices may share a photo.
  return [...new Map(wanted.flatMap((variant) => (variant ? [[variant.sha256, variant]] : []))).values()];
}
