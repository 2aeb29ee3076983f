/**
 * feed.json as it is on disk right now. Read whole from one open file: a sender that asks for the size first and opens
 * later would, when a publication falls between the two, send the new bytes under the old length.
 */
import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import * as z from 'zod';

export interface FeedFile {
  readonly bytes: Buffer;
  /** Strong and made from the content: publishing the same bytes again costs a screen nothing. */
  readonly etag: string;
  /** Undefined when the bytes are no feed; a screen refuses those itself and goes on with what it has. */
  readonly revision: number | undefined;
  /** Of the gallery; undefined likewise. */
  readonly timeZone: string | undefined;
  /** When it came into its place, epoch milliseconds. */
  readonly changedAtMs: number;
}

/** Of no file. */
const NONE = '';

const Facts = z.object({
  revision: z.int(),
  gallery: z
    .object({ screen: z.object({ timeZone: z.string() }) })
    .optional()
    .catch(undefined),
});

/**
 * @param onFound hears of every look that found another file than the look before, or none
 * @returns a reader that looks at the disk every time and reads only when the file is another one; undefined when there is none
 */
export function feedFileReader(
  file: string,
  onFound: (feed: FeedFile | undefined) => void = () => {},
): () => Promise<FeedFile | undefined> {
  let last: { identity: string; feed: FeedFile | undefined } | undefined;
  const found = (identity: string, feed: FeedFile | undefined) => {
    if (last?.identity !== identity) onFound(feed);
    last = { identity, feed };
    return feed;
  };
  return async () => {
    // Nearly every look finds what the last one found; to open the file for that would be two thirds of the work.
    const facts = await orIfNone(stat(file));
    if (facts !== undefined && last?.identity === identityOf(facts)) return last.feed;
    const handle = await orIfNone(open(file));
    if (handle === undefined) return found(NONE, undefined);
    try {
      // Of the file that is read: another one may have come since the look.
      const opened = await handle.stat();
      return found(identityOf(opened), describe(await handle.readFile(), opened.ctimeMs));
    } finally {
      await handle.close();
    }
  };
}

const identityOf = ({ ino, size, mtimeMs, ctimeMs }: Stats): string => [ino, size, mtimeMs, ctimeMs].join(':');

async function orIfNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function describe(bytes: Buffer, changedAtMs: number): FeedFile {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  const facts = factsOf(bytes);
  return { bytes, etag, revision: facts?.revision, timeZone: facts?.gallery?.screen.timeZone, changedAtMs };
}

function factsOf(bytes: Buffer): z.infer<typeof Facts> | undefined {
  try {
    return Facts.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}
