/**
 * feed.json as it is on disk right now. Read whole from one open file: a sender that asks for the size first and opens
 * later would, when a publication falls between the two, send the new bytes under the old length.
 */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import * as z from 'zod';

export interface FeedFile {
  readonly bytes: Buffer;
  /** Strong and made from the content: publishing the same bytes again costs a screen nothing. */
  readonly etag: string;
  /** Undefined when the bytes are no feed; a screen refuses those itself and goes on with what it has. */
  readonly revision: number | undefined;
}

const WithRevision = z.object({ revision: z.int() });

/** @returns a reader that looks at the disk every time and reads only when the file is another one; undefined when there is none */
export function feedFileReader(file: string): () => Promise<FeedFile | undefined> {
  let last: { identity: string; feed: FeedFile } | undefined;
  return async () => {
    const handle = await openIfThere(file);
    if (handle === undefined) return undefined;
    try {
      const { ino, size, mtimeMs, ctimeMs } = await handle.stat();
      const identity = [ino, size, mtimeMs, ctimeMs].join(':');
      if (last?.identity !== identity) last = { identity, feed: describe(await handle.readFile()) };
      return last.feed;
    } finally {
      await handle.close();
    }
  };
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function describe(bytes: Buffer): FeedFile {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  return { bytes, etag, revision: revisionOf(bytes) };
}

function revisionOf(bytes: Buffer): number | undefined {
  try {
    return WithRevision.parse(JSON.parse(bytes.toString('utf8'))).revision;
  } catch {
    return undefined;
  }
}
