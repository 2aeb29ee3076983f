/** Ceilings for what staff hand in; the feed's own stand in the contract. */

/** A product file is 2 KB and a gallery file 4 KB; a megabyte is a photo under a wrong name. */
export const CONTENT_JSON_MAX_BYTES = 1024 * 1024;
/** A 50-megapixel camera JPEG has about 25 MB. */
export const SOURCE_PHOTO_MAX_BYTES = 60 * 1024 * 1024;
export const SOURCE_PHOTO_MAX_PIXELS = 120_000_000;

/** Files read side by side. */
export const FILES_AT_ONCE = 16;
/** Photos decoded side by side; each may hold its pixels in memory (2880 px wide: 25 MB). */
export const PHOTOS_AT_ONCE = 2;

export const BYTES_PER_MEGABYTE = 1024 * 1024;
