/** Every ceiling of the staff API, with its unit. What a product or a photo may be is said elsewhere. */

const MEGABYTE = 1024 * 1024;

/** A product with every field full is about 10 KB, gallery.json with a hundred dated exceptions about 50. */
export const JSON_BODY_MAX_BYTES = 256 * 1024;

/** A 50-megapixel camera JPEG. */
export const UPLOAD_MAX_BYTES = 25 * MEGABYTE;
/** Content, feed and history of a thousand products with their photos are about one gigabyte. */
export const ARCHIVE_MAX_BYTES = 16 * 1024 * MEGABYTE;
export const ARCHIVE_DEADLINE_MS = 2 * 60 * 60_000;
/** Of one request; the page sends more in several. */
export const UPLOADS_MAX = 24;
/** What a form carries beside its files: nothing of ours does, a browser's extension may. */
export const UPLOAD_FIELDS_MAX = 4;
export const UPLOAD_FIELD_MAX_BYTES = 1024;

/** A whole upload over the wireless link of an office: 24 photos at 3 Mbit/s. */
export const UPLOAD_DEADLINE_MS = 10 * 60_000;

/** The longest parameter is a one-time token of 128 characters. */
export const PARAMETER_MAX_CHARS = 160;

const MINUTE_MS = 60_000;

/**
 * Requests per address. One address may be a whole office behind one router, so the general ones are wide; signing in is
 * narrow here and narrower by name in the accounts.
 */
export const RATE = {
  general: { max: 900, timeWindow: MINUTE_MS },
  /** A list or a planner shows hundreds of small photos at once. */
  pictures: { max: 6000, timeWindow: MINUTE_MS },
  signIn: { max: 20, timeWindow: 5 * MINUTE_MS },
  links: { max: 20, timeWindow: 5 * MINUTE_MS },
} as const;
/** Addresses remembered for counting. */
export const RATE_ADDRESSES = 5000;

/** Longer than any session lasts: when one is over, the accounts say, not the cookie. */
export const COOKIE_MAX_SECONDS = 14 * 24 * 60 * 60;
