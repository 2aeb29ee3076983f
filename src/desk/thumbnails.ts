/** Small copies of photos, for lists, the form and the preview: made once for as long as a photo stays the same. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Refused } from '../api/refusal.ts';
import { SOURCE_PHOTO_MAX_PIXELS } from '../build/limits.ts';
import { say } from '../contract/sentences.ts';
import { unless } from './content-files.ts';
import { sharp } from './decoder.ts';
import { lookAt } from './identity.ts';
import { gate } from './in-turn.ts';

export const THUMBNAIL_WIDTHS_PX = [240, 960, 1600] as const;
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS_PX)[number];
export const THUMBNAIL_TYPE = 'image/webp';

/**
 * @param photo absolute
 * @returns WebP, never wider than the photo itself
 * @throws {Refused} `not-found` when it is gone, `conflict` when it cannot be read
 */
export type Thumbnail = (photo: string, widthPx: ThumbnailWidth) => Promise<Uint8Array>;

const QUALITY = 80;
/** A page of a list asks for dozens at once; each decodes a whole photo. */
const AT_ONCE = 2;
/** Three sizes of a thousand photos. */
const CACHE_MAX_BYTES = 256 * 1024 * 1024;
/** Down to here, so that the next one does not clear up again. */
const CACHE_KEPT_SHARE = 0.8;

const GONE = 'Foto ini tidak ditemukan; mungkin sudah dihapus atau diganti.';

/** @param cacheDir absolute; nothing in it is missed when it is emptied */
export function thumbnails(cacheDir: string, maxBytes = CACHE_MAX_BYTES): Thumbnail {
  const inGate = gate(AT_ONCE);
  const underWay = new Map<string, Promise<Uint8Array>>();
  let bytesKept: number | undefined;

  const make = (photo: string, widthPx: number, kept: string) =>
    inGate(async () => {
      const bytes = await smaller(photo, widthPx);
      await mkdir(cacheDir, { recursive: true });
      const temporary = `${kept}.${randomUUID()}`;
      await writeFile(temporary, bytes);
      await rename(temporary, kept);
      bytesKept = bytesKept === undefined ? await sizeOf(cacheDir) : bytesKept + bytes.byteLength;
      if (bytesKept > maxBytes) bytesKept = await clearUp(cacheDir, maxBytes * CACHE_KEPT_SHARE);
      return bytes;
    });

  return async (photo, widthPx) => {
    const found = await lookAt(photo);
    if (found === undefined) throw new Refused('not-found', GONE);
    const name = createHash('sha256')
      .update(JSON.stringify([photo, found.identity, widthPx, QUALITY]))
      .digest('hex');
    const kept = path.join(cacheDir, `${name}.webp`);
    const known = await readFile(kept).catch(unless('ENOENT'));
    // A power cut may leave a name without its bytes.
    if (known !== undefined && known.byteLength > 0) {
      const now = new Date();
      // When it was last wanted, not when it was made, decides what goes first.
      await utimes(kept, now, now).catch(unless('ENOENT'));
      return known;
    }
    const making = underWay.get(kept) ?? make(photo, widthPx, kept).finally(() => underWay.delete(kept));
    underWay.set(kept, making);
    return making;
  };
}

async function smaller(photo: string, widthPx: number): Promise<Uint8Array> {
  try {
    return await sharp(photo, { failOn: 'error', limitInputPixels: SOURCE_PHOTO_MAX_PIXELS })
      .autoOrient()
      .resize({ width: widthPx, withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: QUALITY })
      .toBuffer();
  } catch {
    throw new Refused('conflict', say('photo-unreadable').sentence);
  }
}

async function sizeOf(cacheDir: string): Promise<number> {
  return (await filesOf(cacheDir)).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What was wanted longest ago goes first. @returns the bytes that are left */
async function clearUp(cacheDir: string, downTo: number): Promise<number> {
  const files = (await filesOf(cacheDir)).toSorted((a, b) => a.wantedAtMs - b.wantedAtMs);
  let left = files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of files) {
    if (left <= downTo) break;
    await rm(file, { force: true });
    left -= bytes;
  }
  return left;
}

async function filesOf(cacheDir: string) {
  const files: { file: string; bytes: number; wantedAtMs: number }[] = [];
  for (const name of await readdir(cacheDir)) {
    const file = path.join(cacheDir, name);
    const found = await stat(file).catch(unless('ENOENT'));
    if (found?.isFile() === true) files.push({ file, bytes: found.size, wantedAtMs: found.mtimeMs });
  }
  return files;
}
