/**
 * Every ceiling and floor of the product in one place, so that they can be read together.
 * Units stand in the names. A screen clamps what it reads (D-rules), the check refuses it (C-rules).
 */

/** Inclusive bounds and the value used when a feed carries nonsense. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly fallback: number;
}

export const SLIDE_SECONDS: Bounds = { min: 1, max: 3600, fallback: 12 };
export const IDLE_SECONDS: Bounds = { min: 5, max: 3600, fallback: 45 };
export const POLL_SECONDS: Bounds = { min: 1, max: 86_400, fallback: 30 };

/** How the panel hangs: height of its picture, and from the floor to the picture's lower edge. */
export const PANEL_HEIGHT_MM = { min: 200, max: 3000 } as const;
export const PANEL_BOTTOM_EDGE_MM = { min: 0, max: 2500 } as const;
/** Where a standing adult, a child and somebody in a wheelchair all reach: centre of the control band above the floor. */
export const CONTROLS_MM: Bounds = { min: 800, max: 1100, fallback: 950 };
/** What lies below a raised band is lost to the picture; more than this share of its height is never given. */
export const BAND_LIFT_MAX_SHARE = 0.3;

/** feed.json never grows with the catalogue: gallery texts, one short line per rotation, a dozen notices. */
export const FEED_MAX_BYTES = 512 * 1024;
/** A rotation of 500 cards with full texts is about 1.5 MB. */
export const ROTATION_MAX_BYTES = 8 * 1024 * 1024;
export const PHOTO_MAX_BYTES = 12 * 1024 * 1024;
export const PHOTO_MAX_SIDE_PX = 16_384;
export const ROTATIONS_MAX = 512;
export const CARDS_PER_ROTATION_MAX = 1000;
export const PHOTOS_PER_CARD_MAX = 12;

/** More bad cards than this share of a rotation means the feed is broken, not one card (F10). */
export const BAD_CARDS_MAX_SHARE = 0.25;

export const NAME_MAX_CHARS = 120;
/** Above this the name may need a fourth line on the screen; staff are warned. */
export const NAME_COMFORTABLE_CHARS = 60;
export const DESCRIPTION_MAX_CHARS = 600;
/** What the detail view shows without clamping. */
export const DESCRIPTION_COMFORTABLE_CHARS = 240;
export const SHORT_TEXT_MAX_CHARS = 160;
/** A notice is read in passing, like a slide. */
export const NOTICE_TITLE_MAX_CHARS = 60;
export const NOTICE_TEXT_MAX_CHARS = 240;
/** In one feed. More would make a notice board of the gallery. */
export const NOTICES_MAX = 12;
/** A notice comes after so many slides of products. */
export const EVERY_SLIDES = { min: 3, max: 100 } as const;
/** Above this a QR module would be smaller than 2.2 mm on a 43-inch panel. */
export const QR_URL_COMFORTABLE_CHARS = 60;
export const PRICE_MAX_IDR = 1_000_000_000;

/** Short side of a product photo as delivered by staff. */
export const PHOTO_MIN_SIDE_PX = 1200;
/** Staff hear of an ending permit this many days ahead. */
export const PERMIT_WARNING_DAYS = 90;

/** Brings any number-like nonsense (NaN, text, 1e308, -5) inside its bounds. */
export function clamp(value: unknown, bounds: Bounds): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return bounds.fallback;
  return Math.min(bounds.max, Math.max(bounds.min, value));
}
