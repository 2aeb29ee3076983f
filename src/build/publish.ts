/** From the content folder to a feed that screens can fetch, in one call: for `npm run feed`, for the server at its start. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { LocalDate } from '../contract/dates.ts';
import type { FiledProblem } from '../contract/problems.ts';
import { buildFeed, type Built } from './build-feed.ts';
import { checkContent } from './check.ts';
import { openDigests, type FileDigests } from './file-digests.ts';
import { takeLock } from './lock.ts';
import { readContent } from './read.ts';
import { todayOf } from './today.ts';

export interface PublishOptions {
  readonly contentDir: string;
  /** Holds the photo cache, and the feed unless `outDir` says otherwise. */
  readonly dataDir: string;
  /** Folder of the feed; `feed` in the data folder when left out. */
  readonly outDir?: string | undefined;
  /** Today in the gallery's zone when left out. */
  readonly today?: LocalDate | undefined;
  /** Epoch milliseconds; the machine's clock when left out. */
  readonly nowMs?: number | undefined;
  /** Hears how a long publication gets on. */
  readonly log?: ((line: string) => void) | undefined;
  /** Hears after each photo how many are ready. */
  readonly onPhoto?: ((done: number, total: number) => void) | undefined;
  /** Of a caller that knows files of its own already; those of the data folder when left out. */
  readonly digests?: FileDigests | undefined;
}

export type PublishResult =
  | (Built & { readonly warnings: readonly FiledProblem[] })
  /** At least one error among the problems; the feed that stood before still stands. */
  | { readonly outcome: 'refused'; readonly problems: readonly FiledProblem[] };

/** Where what is known of files is kept between publications. */
export const digestsFile = (dataDir: string): string => path.join(dataDir, 'cache', 'digests.json');

/** Where encoded photos are kept between publications. */
export const photoCacheDir = (dataDir: string): string => path.join(dataDir, 'cache', 'photos');

/** A person at a terminal wants to see that something goes on. */
const LOG_EVERY_MS = 5000;

/** A first publication of a thousand photos takes about this long. */
const LOCK_WAIT_MS = 15 * 60_000;

/**
 * Reads, checks, builds and publishes. Publications into one folder follow each other, so that the content read last is
 * the content that stays.
 * @throws {LockedError} when another one does not end
 * @throws {FeedError} when what was built does not pass the screen's verification; nothing has changed then
 */
export async function publish(options: PublishOptions): Promise<PublishResult> {
  const { contentDir, dataDir, outDir = path.join(dataDir, 'feed'), nowMs = Date.now() } = options;
  await mkdir(outDir, { recursive: true });
  const release = await takeLock(path.join(outDir, '.lock'), LOCK_WAIT_MS);
  try {
    const content = await readContent(contentDir);
    const { checked, problems } = await checkContent(content, options.today ?? todayOf(content, nowMs));
    if (checked === undefined) return { outcome: 'refused', problems };
    const cacheDir = photoCacheDir(dataDir);
    const digests = options.digests ?? (await openDigests(digestsFile(dataDir)));
    const built = await buildFeed(checked, { target: outDir, cacheDir, nowMs, digests, onPhoto: tellBoth(options) });
    await digests.save();
    if ('problems' in built) return { outcome: 'refused', problems: [...built.problems, ...problems] };
    return { ...built, warnings: problems };
  } finally {
    await release();
  }
}

function tellBoth({ onPhoto, log }: PublishOptions): (done: number, total: number) => void {
  let loggedMs = performance.now();
  return (done, total) => {
    onPhoto?.(done, total);
    if (log === undefined || performance.now() - loggedMs < LOG_EVERY_MS) return;
    log(`Mengolah foto: ${done} dari ${total}`);
    loggedMs = performance.now();
  };
}
