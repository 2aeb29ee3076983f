/** CheckedContent → a feed on disk. */
import { mkdir, readFile } from 'node:fs/promises';
import type { FiledProblem } from '../contract/problems.ts';
import { say } from '../contract/sentences.ts';
import type { SourceNotice } from './check-notices.ts';
import type { CheckedContent } from './check.ts';
import { UnreadablePhotoError } from './encode-photo.ts';
import { feedContent, plannedRotations, type PlannedRotation } from './feed-content.ts';
import { inParallel } from './in-parallel.ts';
import { PHOTOS_AT_ONCE } from './limits.ts';
import { pruneCache, readyPhoto, type ReadyPhoto } from './photo-cache.ts';
import { writeFeed, type Written } from './write-feed.ts';

export interface Built extends Written {
  readonly rotations: number;
  /** Different products in all rotations. */
  readonly products: number;
  readonly notices: number;
  readonly photos: { readonly encoded: number; readonly cached: number };
}

export interface BuildOptions {
  readonly target: string;
  readonly cacheDir: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  readonly log: (line: string) => void;
}

/**
 * Call under the target's lock; target and cache exist.
 * @returns what was built, or the problems that only decoding could find; nothing has changed then
 * @throws {FeedError} when what was built does not pass the screen's verification
 */
export async function buildFeed(
  content: CheckedContent,
  { target, cacheDir, nowMs, log }: BuildOptions,
): Promise<Built | { problems: FiledProblem[] }> {
  const planned = plannedRotations(content);
  const { photos, problems } = await encodeAll(wantedPhotos(planned, content.notices), cacheDir, log);
  if (problems.length > 0) return { problems };
  const written = await writeFeed(target, await feedContent(content, planned, photos), nowMs);
  await pruneCache(cacheDir, nowMs);
  const ready = [...photos.values()];
  const cached = ready.filter(({ wasCached }) => wasCached).length;
  return {
    ...written,
    rotations: planned.length,
    products: new Set(planned.flatMap(({ products }) => products)).size,
    notices: content.notices.length,
    photos: { encoded: ready.length - cached, cached },
  };
}

/** A photo to encode, and where staff look when it turns out to be broken. */
interface WantedPhoto {
  readonly path: string;
  readonly file: string;
  readonly field: string;
}

const wantedPhotos = (planned: readonly PlannedRotation[], notices: readonly SourceNotice[]): WantedPhoto[] => [
  ...[...new Set(planned.flatMap(({ products }) => products))].flatMap(({ file, photos }) =>
    photos.map(({ path }, index) => ({ path, file, field: `photos.${index}.file` })),
  ),
  ...notices.flatMap(({ file, photo }) => (photo === undefined ? [] : [{ ...photo, file, field: 'photo.file' }])),
];

/** A person at a terminal wants to see that something goes on. */
const LOG_EVERY_MS = 5000;

async function encodeAll(wanted: readonly WantedPhoto[], cacheDir: string, log: BuildOptions['log']) {
  await mkdir(cacheDir, { recursive: true });
  const photos = new Map<string, ReadyPhoto>();
  const problems: FiledProblem[] = [];
  let loggedMs = performance.now();
  await inParallel(wanted, PHOTOS_AT_ONCE, async ({ path, file, field }) => {
    if (performance.now() - loggedMs > LOG_EVERY_MS) {
      log(`Mengolah foto: ${photos.size} dari ${wanted.length}`);
      loggedMs = performance.now();
    }
    try {
      photos.set(path, await readyPhoto(cacheDir, await readFile(path)));
    } catch (error) {
      if (!(error instanceof UnreadablePhotoError)) throw error;
      problems.push({ file, field, ...say('photo-unreadable') });
    }
  });
  return { photos, problems };
}
