/** A photo as staff handed it in: found, readable, large enough (C5). Only its header and its last bytes are read. */
import type { BigIntStats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { PHOTO_MIN_SIDE_PX } from '../contract/limits.ts';
import { say, type Sentence } from '../contract/sentences.ts';
import { isSettled, markOf, type FileMark } from './file-mark.ts';
import { BYTES_PER_MEGABYTE, SOURCE_PHOTO_MAX_BYTES, SOURCE_PHOTO_MAX_PIXELS } from './limits.ts';
import { contentPath } from './read.ts';

export interface SourcePhoto {
  /** Absolute, links resolved. */
  readonly path: string;
}

/**
 * @param root the content folder
 * @param file relative to it
 * @returns the photo, or the sentence that says what is wrong with it
 */
export async function inspectPhoto(root: string, file: string): Promise<SourcePhoto | { fault: Sentence }> {
  const at = await contentPath(root, file);
  if (at === 'outside') return { fault: say('outside-content') };
  if (at === 'missing') return { fault: say('file-missing', { name: file.slice(file.lastIndexOf('/') + 1) }) };
  const found = await stat(at.path, { bigint: true });
  const size = Number(found.size);
  if (size > SOURCE_PHOTO_MAX_BYTES) {
    const megabytes = Math.ceil(size / BYTES_PER_MEGABYTE);
    return { fault: say('file-too-large', { megabytes, max: SOURCE_PHOTO_MAX_BYTES / BYTES_PER_MEGABYTE }) };
  }
  const header = looks.get(markOf(found)) ?? (await look(at.path, found));
  if (header === undefined) return { fault: say('photo-unreadable') };
  const { width, height } = header;
  if (width * height > SOURCE_PHOTO_MAX_PIXELS) return { fault: say('photo-too-many-pixels', { width, height }) };
  if (Math.min(width, height) < PHOTO_MIN_SIDE_PX) return { fault: say('photo-too-small', { width, height }) };
  return { path: at.path };
}

type Format = 'jpeg' | 'png' | 'webp';

interface Header {
  readonly format: Format;
  /** As people see it, after a phone's "turn me" mark has been obeyed. */
  readonly width: number;
  readonly height: number;
}

/**
 * Photos that were found whole. A server looks at all of them each time somebody looks ahead; a thousand headers cost more
 * than the rest of the check.
 */
const looks = new Map<FileMark, Header>();
const LOOKS_MAX = 20_000;

/** Undefined for what is no photo, or only the beginning of one. */
async function look(file: string, found: BigIntStats): Promise<Header | undefined> {
  const header = await readHeader(file);
  if (header === undefined || !(await isWhole(file, Number(found.size), header.format))) return undefined;
  if (isSettled(found)) looks.set(markOf(found), header);
  if (looks.size > LOOKS_MAX) looks.clear();
  return header;
}

async function readHeader(file: string): Promise<Header | undefined> {
  try {
    // Bytes decide, not the name: a phone's HEIC renamed to .jpg must be told now, not found by the builder.
    const { format, autoOrient } = await sharp(file, { limitInputPixels: false }).metadata();
    return isFormat(format) ? { format, width: autoOrient.width, height: autoOrient.height } : undefined;
  } catch {
    return undefined;
  }
}

const isFormat = (format: string): format is Format => ['jpeg', 'png', 'webp'].includes(format);

/**
 * Whether the file has its end: a copy that broke off half-way opens well and shows grey where the rest should be.
 * Decoding would tell too, but would cost every check a second for each hundred photos of the catalogue.
 */
async function isWhole(file: string, size: number, format: Format): Promise<boolean> {
  const { head, tail } = await readEnds(file, size);
  if (format === 'webp') return head.readUInt32LE(4) + 8 <= size;
  // Neither mark can occur inside a picture. Phones append a film or a depth map behind it; then look closely.
  return tail.includes(format === 'jpeg' ? JPEG_END : PNG_END) || canBeDecoded(file);
}

const JPEG_END = Buffer.from([0xff, 0xd9]);
const PNG_END = Buffer.from('IEND');
const SHRUNK_PX = 16;
const HEAD_BYTES = 12;
const TAIL_BYTES = 4096;

async function readEnds(file: string, size: number): Promise<{ head: Buffer; tail: Buffer }> {
  const head = Buffer.alloc(HEAD_BYTES);
  const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
  const handle = await open(file, 'r');
  try {
    await handle.read(head, 0, head.length, 0);
    await handle.read(tail, 0, tail.length, size - tail.length);
  } finally {
    await handle.close();
  }
  return { head, tail };
}

async function canBeDecoded(file: string): Promise<boolean> {
  try {
    // Not `stats()`: with several photos under way it let one in six of the broken ones pass. Shrunk, so that it costs no memory.
    await sharp(file, { failOn: 'error', limitInputPixels: SOURCE_PHOTO_MAX_PIXELS })
      .resize(SHRUNK_PX)
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}
