/**
 * SHA-256 of files, without reading again what has not changed. A catalogue of a thousand products is a gigabyte of photos
 * and half of one in variants; to read all of it for one changed price took longer than everything else together.
 *
 * A file is taken for unchanged while device, inode, size and time of change (nanoseconds) are the same. That a disk
 * damages a file without touching any of these is found within a week: nothing is believed for longer.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, stat, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { isSettled, markOf, type FileMark } from './file-mark.ts';
import { errorCode } from './files.ts';

export interface FileDigests {
  /** Lower-case hex; undefined when there is no such file. */
  readonly of: (file: string) => Promise<string | undefined>;
  /** For a file of our own that has just been written from bytes with this digest. */
  readonly remember: (file: string, sha256: string) => Promise<void>;
  /** For a file whose bytes turned out to be others. */
  readonly forget: (file: string) => Promise<void>;
  /** Keeps what is known for the next start. */
  readonly save: () => Promise<void>;
}

const BELIEVED_FOR_MS = 7 * 86_400_000;
const CHUNK_BYTES = 256 * 1024;

const Remembered = z.array(z.tuple([z.string(), z.string().check(z.regex(/^[0-9a-f]{64}$/)), z.number()]));

/** @param cacheFile where they are kept; damaged or missing, everything is read once */
export async function openDigests(cacheFile: string): Promise<FileDigests> {
  const known = new Map((await readRemembered(cacheFile)).map(([mark, sha256, atMs]) => [mark, { sha256, atMs }]));
  let isSaved = true;

  const keep = (mark: string, sha256: string) => {
    known.set(mark, { sha256, atMs: Date.now() });
    isSaved = false;
  };

  return {
    async of(file) {
      const mark = await markAt(file);
      if (mark === undefined) return undefined;
      const before = known.get(mark);
      if (before !== undefined && isFresh(before.atMs)) return before.sha256;
      const read = await readDigest(file);
      if (read?.mark !== undefined) keep(read.mark, read.sha256);
      return read?.sha256;
    },
    async remember(file, sha256) {
      const mark = await markAt(file);
      if (mark !== undefined) keep(mark, sha256);
    },
    async forget(file) {
      const mark = await markAt(file);
      if (mark !== undefined && known.delete(mark)) isSaved = false;
    },
    async save() {
      if (isSaved) return;
      isSaved = true;
      const lines = [...known]
        .filter(([, { atMs }]) => isFresh(atMs))
        .map(([mark, { sha256, atMs }]) => [mark, sha256, atMs]);
      const temporary = `${cacheFile}.${randomUUID()}`;
      await mkdir(path.dirname(cacheFile), { recursive: true });
      await writeFile(temporary, JSON.stringify(lines));
      await rename(temporary, cacheFile);
    },
  };
}

/** A clock that was set back makes nothing fresher. */
const isFresh = (atMs: number): boolean => {
  const ageMs = Date.now() - atMs;
  return ageMs >= 0 && ageMs < BELIEVED_FOR_MS;
};

async function readRemembered(cacheFile: string): Promise<z.infer<typeof Remembered>> {
  try {
    return Remembered.parse(JSON.parse(await readFile(cacheFile, 'utf8')));
  } catch (error) {
    const isDamaged = error instanceof SyntaxError || error instanceof z.core.$ZodError;
    if (isDamaged || errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function markAt(file: string): Promise<FileMark | undefined> {
  try {
    return markOf(await stat(file, { bigint: true }));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** @returns without a mark what may not be remembered: it changed while it was read, or is about to */
async function readDigest(file: string): Promise<{ sha256: string; mark: FileMark | undefined } | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  try {
    const before = await handle.stat({ bigint: true });
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) break;
      hash.update(chunk.subarray(0, bytesRead));
    }
    const after = await handle.stat({ bigint: true });
    const isSure = markOf(before) === markOf(after) && isSettled(after);
    return { sha256: hash.digest('hex'), mark: isSure ? markOf(after) : undefined };
  } finally {
    await handle.close();
  }
}

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
