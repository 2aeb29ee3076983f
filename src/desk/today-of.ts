/** Today, where the gallery is. */
import { readFile } from 'node:fs/promises';
import { GallerySchema } from '../contract/gallery.ts';
import type { LocalDate } from '../contract/dates.ts';
import { localNow } from '../rotation/local-time.ts';
import type { ContentFiles } from './content-files.ts';
import { GALLERY_FILE } from './content-path.ts';
import { lookAt, rememberedByIdentity } from './identity.ts';
import { jsonValue } from './json-value.ts';

/** @param nowMs epoch milliseconds */
export type TodayOf = (nowMs: number) => Promise<LocalDate>;

/** Where gallery.json is broken too; the check says so. */
const FALLBACK_ZONE = 'Asia/Jakarta';

export function galleryToday(files: ContentFiles): TodayOf {
  const zones = rememberedByIdentity<string>(1);
  return async (nowMs) => {
    const at = await files.locate(GALLERY_FILE).catch(() => undefined);
    const found = at === undefined ? undefined : await lookAt(at);
    if (at === undefined || found === undefined) return localNow(nowMs, FALLBACK_ZONE).date;
    const zone = await zones(at, found.identity, async () => zoneIn(await readFile(at)));
    return localNow(nowMs, zone).date;
  };
}

function zoneIn(bytes: Uint8Array): string {
  const json = jsonValue(bytes);
  const parsed = GallerySchema.shape.screen.shape.timeZone.safeParse(
    timeZoneOf('value' in json ? json.value : undefined),
  );
  return parsed.success ? parsed.data : FALLBACK_ZONE;
}

const timeZoneOf = (gallery: unknown): unknown =>
  (gallery as { screen?: { timeZone?: unknown } } | null | undefined)?.screen?.timeZone;
