/** The local date a check or a publication is made for. */
import type { LocalDate } from '../contract/dates.ts';
import { GallerySchema } from '../contract/gallery.ts';
import { localNow } from '../rotation/local-time.ts';
import type { Content } from './read.ts';

/** Where gallery.json is broken too; the check will say so. */
const FALLBACK_ZONE = 'Asia/Jakarta';

/** Today in the gallery's own zone. */
export function todayOf({ gallery }: Content, nowMs: number): LocalDate {
  const parsed = GallerySchema.safeParse(gallery?.value);
  return localNow(nowMs, parsed.success ? parsed.data.screen.timeZone : FALLBACK_ZONE).date;
}
