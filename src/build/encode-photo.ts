/** One photo of the staff into what screens load: turned upright, sRGB, without metadata, in several widths. */
import sharp from 'sharp';
import type { PhotoType } from '../contract/feed-paths.ts';
import { SOURCE_PHOTO_MAX_PIXELS } from './limits.ts';

/**
 * WebP, by measurement: 12 of the sample photos at 1440 px, qualities set to the same structural similarity (0.965),
 * decoded in Chromium 156 on two cores without a GPU, medians.
 *
 *              KB   decode ms   encode ms
 *   WebP 82    73          39         150
 *   JPEG 80    97          56          90   (mozjpeg)
 *   AVIF 60    53          71        2900   (effort 2: 62 KB, 70 ms, 380 ms)
 *
 * The screen decodes a photo every few seconds for months and downloads it once; AVIF's 20 KB are not worth a decode
 * almost twice as long on the small boxes that stand in lobbies.
 */
const ENCODER = { type: 'image/webp', quality: 82, effort: 4 } as const satisfies {
  type: PhotoType;
  quality: number;
  effort: number;
};

/**
 * What the photo cells need, with the 3 % by which a standing photo grows: 62 % of a landscape screen at cover asks a 4:3
 * photo for 980 px of width at 1366x768, 1380 at Full HD, 1840 at 1440p and 2760 at 4K; 57.5 % of a portrait screen for
 * 1520 at Full HD. 480 is a card of the browser.
 */
const VARIANT_WIDTHS_PX = [480, 1024, 1536, 2048, 2880] as const;

/** A photo's own width joins the table only where it adds this much to the widest entry below it. */
const WORTH_ANOTHER_VARIANT = 1.1;

/** What a transparent picture is laid on; the screen's own cream. */
const PAPER = '#FBF5E6';

/** Changes with everything above that changes the bytes, so that a cache never answers for other settings. */
export const ENCODER_SETTINGS = JSON.stringify([ENCODER, VARIANT_WIDTHS_PX, WORTH_ANOTHER_VARIANT, PAPER]);

export interface EncodedVariant {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly type: PhotoType;
}

export interface EncodedPhoto {
  /** Average colour, `#rrggbb`. */
  readonly color: string;
  /** Ascending by width, never wider than the photo itself. */
  readonly variants: readonly EncodedVariant[];
}

// A publication runs beside the display on a small box: one core at a time leaves the others to the screen.
sharp.concurrency(1);
// Every photo is read once; libvips' cache of operations would only hold their pixels.
sharp.cache(false);

/** The picture cannot be decoded to its end. */
export class UnreadablePhotoError extends Error {
  constructor(cause: unknown) {
    super('the picture cannot be decoded', { cause });
    this.name = 'UnreadablePhotoError';
  }
}

/**
 * @param source bytes of a JPEG, PNG or WebP
 * @throws {UnreadablePhotoError}
 */
export async function encodePhoto(source: Uint8Array): Promise<EncodedPhoto> {
  const { data, info } = await decode(source);
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });

  const variants: EncodedVariant[] = [];
  for (const widthPx of variantWidths(info.width)) {
    const { quality, effort, type } = ENCODER;
    const webp = await pixels()
      .resize({ width: widthPx })
      .webp({ quality, effort })
      .toBuffer({ resolveWithObject: true });
    variants.push({ bytes: new Uint8Array(webp.data), width: webp.info.width, height: webp.info.height, type });
  }
  const average = await pixels().resize(1, 1, { fit: 'fill' }).toBuffer();
  return { color: `#${average.toString('hex', 0, 3)}`, variants };
}

/** Decoded once, upright, at the largest width anything is made from. */
async function decode(source: Uint8Array) {
  try {
    // Not 'warning': many phones write JPEGs that libjpeg grumbles about and every viewer shows.
    return await sharp(source, { failOn: 'error', limitInputPixels: SOURCE_PHOTO_MAX_PIXELS })
      .autoOrient()
      .resize({ width: VARIANT_WIDTHS_PX.at(-1), withoutEnlargement: true })
      .flatten({ background: PAPER })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new UnreadablePhotoError(error);
  }
}

/** The table up to the photo's own width, and that width itself where the table falls short of it. */
export function variantWidths(sourceWidthPx: number): number[] {
  const widths: number[] = VARIANT_WIDTHS_PX.filter((width) => width <= sourceWidthPx);
  const ownPx = Math.min(sourceWidthPx, VARIANT_WIDTHS_PX[VARIANT_WIDTHS_PX.length - 1] ?? sourceWidthPx);
  return ownPx > (widths.at(-1) ?? 0) * WORTH_ANOTHER_VARIANT ? [...widths, ownPx] : widths;
}
