/**
 * Encoded photos, kept by the digest of the source bytes and the encoder's settings: only what changed is encoded again.
 * Nothing in here is trusted; what does not match its digest is encoded anew.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { sha256Hex } from '../contract/digest.ts';
import { FeedError } from '../contract/errors.ts';
import { PHOTO_EXTENSIONS } from '../contract/feed-paths.ts';
import { PhotoSchema, type Photo, type Variant } from '../contract/feed.ts';
import { verifyPhoto } from '../contract/verify.ts';
import { ENCODER_SETTINGS, encodePhoto } from './encode-photo.ts';
import { errorCode } from './files.ts';

/** What the feed says of a photo's picture, and where its bytes are. */
export interface ReadyPhoto extends Pick<Photo, 'color' | 'variants'> {
  /** Absolute path of a variant's bytes. */
  readonly fileOf: (variant: Variant) => string;
  readonly wasCached: boolean;
}

const Entry = z.pick(PhotoSchema, { color: true, variants: true });
const ENTRY_FILE = 'photo.json';

/** Entries no publication has used for so long are removed. */
const KEEP_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * The photo, from the cache or freshly encoded into it.
 * @throws when it cannot be decoded
 */
export function readyPhoto(cacheDir: string, source: Uint8Array): Promise<ReadyPhoto> {
  const key = createHash('sha256').update(source).update(ENCODER_SETTINGS).digest('hex');
  const folder = path.join(cacheDir, key);
  const running = underWay.get(folder);
  if (running !== undefined) return running;
  const photo = photoIn(folder, source).finally(() => underWay.delete(folder));
  underWay.set(folder, photo);
  return photo;
}

/** Two products may show the same picture; encoded twice at a time, one would clear away the folder the other moves in. */
const underWay = new Map<string, Promise<ReadyPhoto>>();

async function photoIn(folder: string, source: Uint8Array): Promise<ReadyPhoto> {
  const fileOf = (variant: Variant) => path.join(folder, variantFile(variant));
  const known = await readEntry(folder);
  if (known !== undefined) return { ...known, fileOf, wasCached: true };
  const entry = await writeEntry(folder, source);
  return { ...entry, fileOf, wasCached: false };
}

/** Removes what has not been used for a long time, so that years of changing photos do not fill the disk. */
export async function pruneCache(cacheDir: string, nowMs: number): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const folder = path.join(cacheDir, name);
    const { mtimeMs } = await stat(folder);
    if (nowMs - mtimeMs > KEEP_DAYS * DAY_MS) await rm(folder, { recursive: true, force: true });
  }
}

const variantFile = ({ sha256, type }: Pick<Variant, 'sha256' | 'type'>) => `${sha256}.${PHOTO_EXTENSIONS[type]}`;

async function readEntry(folder: string): Promise<z.infer<typeof Entry> | undefined> {
  try {
    const entry = Entry.parse(JSON.parse(await readFile(path.join(folder, ENTRY_FILE), 'utf8')));
    for (const variant of entry.variants) {
      await verifyPhoto(new Uint8Array(await readFile(path.join(folder, variantFile(variant)))), variant);
    }
    const now = new Date();
    await utimes(folder, now, now);
    return entry;
  } catch (error) {
    const isDamaged = error instanceof SyntaxError || error instanceof z.core.$ZodError || error instanceof FeedError;
    if (isDamaged || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeEntry(folder: string, source: Uint8Array): Promise<z.infer<typeof Entry>> {
  const { color, variants } = await encodePhoto(source);
  const temporary = `${folder}.${randomUUID()}`;
  await mkdir(temporary, { recursive: true });
  try {
    const entry = { color, variants: [] as Variant[] };
    for (const { bytes, width, height, type } of variants) {
      const variant = { sha256: await sha256Hex(bytes), bytes: bytes.byteLength, width, height, type };
      await writeFile(path.join(temporary, variantFile(variant)), bytes);
      entry.variants.push(variant);
    }
    await writeFile(path.join(temporary, ENTRY_FILE), JSON.stringify(entry));
    await putInPlace(temporary, folder);
    return entry;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Another publication may have encoded the same photo meanwhile, and may be reading it: a good entry is never replaced. */
async function putInPlace(temporary: string, folder: string): Promise<void> {
  try {
    await rename(temporary, folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
    if ((await readEntry(folder)) === undefined) {
      await rm(folder, { recursive: true, force: true });
      await rename(temporary, folder);
    } else await rm(temporary, { recursive: true, force: true });
  }
}
