/**
 * [E8] A photo somebody sends: taken in under a ceiling, looked at before anything decodes it, and made anew. What comes out
 * is pixels and nothing else of the file that came in: no place, no camera, no second file hidden behind the picture.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Refused } from '../api/refusal.ts';
import { BYTES_PER_MEGABYTE, SOURCE_PHOTO_MAX_BYTES, SOURCE_PHOTO_MAX_PIXELS } from '../build/limits.ts';
import { PHOTO_MIN_SIDE_PX } from '../contract/limits.ts';
import { say } from '../contract/sentences.ts';
import { sharp } from './decoder.ts';
import { gate } from './in-turn.ts';
import { KIND_BYTES, photoKind, type PhotoKind } from './photo-kind.ts';

/** A photo made anew, not yet in any folder. */
export interface ReadyUpload {
  /** `foto-<12 hex of its digest>.jpg`: no upload ever takes the name of other bytes. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type TakePhoto = (stream: Readable) => Promise<ReadyUpload | { readonly sentence: string }>;

/** More than the widest variant a screen loads, and still a quarter of what a camera delivers. */
export const UPLOAD_LONG_SIDE_PX = 4096;
/** A strip longer than this has no short side left after it was made smaller; and no card has a place for it. */
const SIDES_MAX_RATIO = 3;
/** Each holds the pixels of a whole photo while it is turned: together at most a gigabyte, for 120 megapixels each. */
const WORKED_ON_AT_ONCE = 2;
/** More, because they wait for somebody's wireless link: two slow senders must not keep everybody else waiting. */
const RECEIVED_AT_ONCE = 8;
/** Decoding and encoding of the largest photo takes about twenty seconds on two slow cores. */
const WORK_MAX_SECONDS = 120;
/** What a killed process left in the folder of uploads. */
const LEFTOVER_MS = 60 * 60_000;

const MOVING = 'Gambar bergerak tidak dapat dipakai sebagai foto produk; kirim foto biasa.';
const TOO_NARROW = ({ width, height }: { width: number; height: number }) =>
  `Foto terlalu memanjang (${width} × ${height} piksel); potong dahulu, sisi panjang paling banyak tiga kali sisi pendek.`;

/** @param uploadsDir for what is being taken in; absolute */
export function photoIntake(uploadsDir: string): TakePhoto {
  const [arriving, atWork] = [gate(RECEIVED_AT_ONCE), gate(WORKED_ON_AT_ONCE)];
  return (stream) =>
    arriving(async () => {
      await mkdir(uploadsDir, { recursive: true });
      await removeLeftovers(uploadsDir);
      const file = path.join(uploadsDir, randomUUID());
      try {
        const received = await receive(stream, file);
        return 'sentence' in received ? received : await atWork(() => madeAnew(file, received.kind));
      } finally {
        await rm(file, { force: true });
      }
    });
}

/** @throws what the stream ends with, unless that is a refusal in words */
async function receive(stream: Readable, file: string): Promise<{ kind: PhotoKind } | { sentence: string }> {
  const handle = await open(file, 'wx', 0o600);
  const head = Buffer.alloc(KIND_BYTES);
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (size < KIND_BYTES) chunk.copy(head, size);
      size += chunk.byteLength;
      if (size > SOURCE_PHOTO_MAX_BYTES) return { sentence: tooLarge(size) };
      await handle.writeFile(chunk);
    }
    return photoKind(head.subarray(0, size));
  } catch (error) {
    if (error instanceof Refused) return { sentence: error.message };
    throw error;
  } finally {
    await handle.close();
  }
}

const tooLarge = (bytes: number): string =>
  say('file-too-large', {
    megabytes: Math.ceil(bytes / BYTES_PER_MEGABYTE),
    max: SOURCE_PHOTO_MAX_BYTES / BYTES_PER_MEGABYTE,
  }).sentence;

async function madeAnew(file: string, kind: PhotoKind): Promise<ReadyUpload | { sentence: string }> {
  const unreadable = { sentence: say('photo-unreadable').sentence };
  const header = await headerOf(file);
  if (header === undefined || header.format !== kind) return unreadable;
  const { width, height } = header;
  // Before a pixel is decoded: a few kilobytes can say that they are a billion pixels.
  if (width * height > SOURCE_PHOTO_MAX_PIXELS)
    return { sentence: say('photo-too-many-pixels', { width, height }).sentence };
  if (header.pages > 1) return { sentence: MOVING };
  if (Math.min(width, height) < PHOTO_MIN_SIDE_PX)
    return { sentence: say('photo-too-small', { width, height }).sentence };
  if (Math.max(width, height) > SIDES_MAX_RATIO * Math.min(width, height)) return { sentence: TOO_NARROW(header) };
  try {
    return await encoded(file, header.hasAlpha);
  } catch (cause) {
    // What libvips says of a damaged file is no use to anybody; a full disk or no memory is no fault of the file's.
    if (cause instanceof Error && 'code' in cause) throw cause;
    return unreadable;
  }
}

interface Header {
  readonly format: string;
  /** As people see it, after a phone's "turn me" mark has been obeyed. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly hasAlpha: boolean;
}

async function headerOf(file: string): Promise<Header | undefined> {
  try {
    const { format, autoOrient, pages = 1, hasAlpha } = await sharp(file, { limitInputPixels: false }).metadata();
    return { format, width: autoOrient.width, height: autoOrient.height, pages, hasAlpha };
  } catch {
    return undefined;
  }
}

/** JPEG, which every tool of staff opens; WebP only where there is something to see through. */
async function encoded(file: string, hasAlpha: boolean): Promise<ReadyUpload> {
  const upright = sharp(file, { failOn: 'error', limitInputPixels: SOURCE_PHOTO_MAX_PIXELS, pages: 1 })
    .timeout({ seconds: WORK_MAX_SECONDS })
    .autoOrient()
    .resize({
      width: UPLOAD_LONG_SIDE_PX,
      height: UPLOAD_LONG_SIDE_PX,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .toColourspace('srgb');
  const { data, info } = await (
    hasAlpha
      ? upright.webp({ quality: 90, alphaQuality: 100 })
      : // Full colour resolution: packaging is red on orange more often than not.
        upright.jpeg({ quality: 90, chromaSubsampling: '4:4:4', mozjpeg: true })
  ).toBuffer({ resolveWithObject: true });
  const digest = createHash('sha256').update(data).digest('hex').slice(0, 12);
  return { file: `foto-${digest}.${hasAlpha ? 'webp' : 'jpg'}`, bytes: data, width: info.width, height: info.height };
}

async function removeLeftovers(uploadsDir: string): Promise<void> {
  for (const name of await readdir(uploadsDir)) {
    const file = path.join(uploadsDir, name);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > LEFTOVER_MS) await rm(file, { force: true });
  }
}
