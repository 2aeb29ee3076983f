import type { ThumbnailWidth } from '../../desk/thumbnails.ts';

/** What a form or a list shows when nobody asks for a size. */
const WIDTH_PX: ThumbnailWidth = 960;

export const pictureWidth = (asked: '240' | '960' | '1600' | undefined): ThumbnailWidth =>
  asked === undefined ? WIDTH_PX : (Number(asked) as ThumbnailWidth);
