/** Files named by their SHA-256: a rotation document, a photo. They never change, so the browser's HTTP cache may answer. */
import { FeedError } from '../contract/errors.ts';
import { photoPath, rotationPath } from '../contract/feed-paths.ts';
import type { RotationEntry, Variant } from '../contract/feed.ts';
import type { VerifiedRotation } from '../contract/verify.ts';
import { verification } from './verification.ts';
import type { PhotoFile } from '../store/ports.ts';
import { HttpError } from './errors.ts';
import type { Download, Http } from './http.ts';

/**
 * `default`: a pull that was killed half-way finds what it had downloaded in the HTTP cache.
 * `only-if-cached`: the network is known to be away, so only the cache is asked.
 */
export type FileCache = 'default' | 'only-if-cached';

type Bytes = Uint8Array<ArrayBuffer>;

/** @throws {FeedError | HttpError} */
export const fetchRotation = (http: Http, cache: FileCache, entry: RotationEntry): Promise<VerifiedRotation> =>
  fetchVerified(http, { path: rotationPath(entry.sha256), maxBytes: entry.bytes, json: true, cache }, async (bytes) =>
    (await verification()).verifyRotation(bytes, entry),
  );

/** @throws {FeedError | HttpError} */
export const fetchPhoto = (http: Http, cache: FileCache, variant: Variant): Promise<PhotoFile> =>
  fetchVerified(http, { path: photoPath(variant), maxBytes: variant.bytes, json: false, cache }, async (bytes) => {
    await (await verification()).verifyPhoto(bytes, variant);
    return { variant, blob: new Blob([bytes], { type: variant.type }) };
  });

/**
 * A wrong answer may come from a poisoned HTTP cache (a portal's page, half a photo, a 404 kept for a year because the
 * host marks all answers immutable), and asking again would bring the same. So it is asked once more, past the cache.
 */
async function fetchVerified<T>(http: Http, download: Download, verify: (bytes: Bytes) => Promise<T>): Promise<T> {
  const attempt = async (cache: RequestCache): Promise<T> => {
    const { bytes } = await http.get({ ...download, cache });
    return verify(bytes ?? new Uint8Array());
  };
  try {
    return await attempt(download.cache);
  } catch (error) {
    if (download.cache === 'only-if-cached' || !isWrongAnswer(error)) throw error;
    return attempt('reload');
  }
}

const isWrongAnswer = (error: unknown): boolean =>
  error instanceof FeedError ||
  (error instanceof HttpError &&
    (error.code === 'content-type' || error.code === 'too-large' || error.status === 404 || error.status === 410));
