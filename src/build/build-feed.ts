/** CheckedContent → a feed on disk. */
import { mkdir } from 'node:fs/promises';
import type { FiledProblem } from '../contract/problems.ts';
import { say } from '../contract/sentences.ts';
import type { SourceNotice } from './check-notices.ts';
import type { CheckedContent } from './check.ts';
import { UnreadablePhotoError } from './encode-photo.ts';
import { feedContent, plannedRotations, type PlannedRotation } from './feed-content.ts';
import type { FileDigests } from './file-digests.ts';
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
  readonly digests: FileDigests;
  /** Hears after each photo how many are ready. */
  readonly onPhoto: (done: number, total: number) => void;
}

/**
 * Call under the target's lock; target and cache exist.
 * @returns what was built, or the problems that only decoding could find; nothing has changed then
 * @throws {FeedError} when what was built does not pass the screen's verification
 */
export async function buildFeed(
  content: CheckedContent,
  { target, cacheDir, nowMs, digests, onPhoto }: BuildOptions,
): Promise<Built | { problems: FiledProblem[] }> {
  const planned = plannedRotations(content);
  const { photos, problems } = await encodeAll(wantedPhotos(planned, content.notices), { cacheDir, digests, onPhoto });
  if (problems.length > 0) return { problems };
  const written = await writeFeed(target, await feedContent(content, planned, photos), nowMs, digests);
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

async function encodeAll(
  wanted: readonly WantedPhoto[],
  { cacheDir, digests, onPhoto }: Pick<BuildOptions, 'cacheDir' | 'digests' | 'onPhoto'>,
) {
  await mkdir(cacheDir, { recursive: true });
  const photos = new Map<string, ReadyPhoto>();
  const problems: FiledProblem[] = [];
  let done = 0;
  onPhoto(done, wanted.length);
  await inParallel(wanted, PHOTOS_AT_ONCE, async ({ path, file, field }) => {
    try {
      photos.set(path, await readyPhoto(cacheDir, path, digests));
    } catch (error) {
      if (!(error instanceof UnreadablePhotoError)) throw error;
      problems.push({ file, field, ...say('photo-unreadable') });
    }
    onPhoto(++done, wanted.length);
  });
  return { photos, problems };
}
