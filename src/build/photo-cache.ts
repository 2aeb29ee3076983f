/**
 * Encoded photos, kept by the digest of the source bytes and the encoder's settings: only what changed is encoded again.
 * Nothing in here is trusted; what does not match its digest is encoded anew.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { sha256Hex } from '../contract/digest.ts';
import { PHOTO_EXTENSIONS } from '../contract/feed-paths.ts';
import { PhotoSchema, type Photo, type Variant } from '../contract/feed.ts';
import { ENCODER_SETTINGS, encodePhoto } from './encode-photo.ts';
import type { FileDigests } from './file-digests.ts';
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

/** The file is not what was known of it: somebody saves it at this moment, or the disk fails. Trying again reads it anew. */
export class PhotoChangedError extends Error {
  constructor(file: string) {
    super(`Foto "${file}" berubah atau rusak selagi dibaca; ulangi penerbitan.`);
    this.name = 'PhotoChangedError';
  }
}

/**
 * The photo, from the cache or freshly encoded into it. The source is read only where it has to be encoded.
 * @param file absolute path of the source
 * @throws {UnreadablePhotoError} when it cannot be decoded
 * @throws {PhotoChangedError}
 */
export async function readyPhoto(cacheDir: string, file: string, digests: FileDigests): Promise<ReadyPhoto> {
  const sha256 = await digests.of(file);
  if (sha256 === undefined) throw new PhotoChangedError(file);
  const folder = folderOf(cacheDir, sha256);
  const running = underWay.get(folder);
  if (running !== undefined) return running;
  const photo = photoIn(folder, { file, sha256 }, digests).finally(() => underWay.delete(folder));
  underWay.set(folder, photo);
  return photo;
}

/** The photo, where it has been encoded before; undefined where it has not. Encodes nothing. */
export async function knownPhoto(
  cacheDir: string,
  file: string,
  digests: FileDigests,
): Promise<ReadyPhoto | undefined> {
  const sha256 = await digests.of(file);
  if (sha256 === undefined) return undefined;
  const folder = folderOf(cacheDir, sha256);
  const known = await readEntry(folder, digests);
  return known && { ...known, fileOf: (variant) => path.join(folder, variantFile(variant)), wasCached: true };
}

const folderOf = (cacheDir: string, sha256: string): string =>
  path.join(cacheDir, createHash('sha256').update(sha256).update(ENCODER_SETTINGS).digest('hex'));

/** Two products may show the same picture; encoded twice at a time, one would clear away the folder the other moves in. */
const underWay = new Map<string, Promise<ReadyPhoto>>();

interface Source {
  readonly file: string;
  /** What its bytes are known to be. */
  readonly sha256: string;
}

async function photoIn(folder: string, source: Source, digests: FileDigests): Promise<ReadyPhoto> {
  const fileOf = (variant: Variant) => path.join(folder, variantFile(variant));
  const known = await readEntry(folder, digests);
  if (known !== undefined) return { ...known, fileOf, wasCached: true };
  const entry = await writeEntry(folder, await readSource(source, digests), digests);
  return { ...entry, fileOf, wasCached: false };
}

/** What is encoded is kept for good under the digest, so here the bytes themselves are asked. */
async function readSource({ file, sha256 }: Source, digests: FileDigests): Promise<Uint8Array> {
  const bytes = await readFile(file);
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  await digests.forget(file);
  throw new PhotoChangedError(file);
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

async function readEntry(folder: string, digests: FileDigests): Promise<z.infer<typeof Entry> | undefined> {
  try {
    const entry = Entry.parse(JSON.parse(await readFile(path.join(folder, ENTRY_FILE), 'utf8')));
    for (const variant of entry.variants) {
      if ((await digests.of(path.join(folder, variantFile(variant)))) !== variant.sha256) return undefined;
    }
    const now = new Date();
    await utimes(folder, now, now);
    return entry;
  } catch (error) {
    const isDamaged = error instanceof SyntaxError || error instanceof z.core.$ZodError;
    if (isDamaged || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeEntry(folder: string, source: Uint8Array, digests: FileDigests): Promise<z.infer<typeof Entry>> {
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
    await putInPlace(temporary, folder, digests);
    for (const variant of entry.variants) {
      await digests.remember(path.join(folder, variantFile(variant)), variant.sha256);
    }
    return entry;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Another publication may have encoded the same photo meanwhile, and may be reading it: a good entry is never replaced. */
async function putInPlace(temporary: string, folder: string, digests: FileDigests): Promise<void> {
  try {
    await rename(temporary, folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
    if ((await readEntry(folder, digests)) === undefined) {
      await rm(folder, { recursive: true, force: true });
      await rename(temporary, folder);
    } else await rm(temporary, { recursive: true, force: true });
  }
}
