/**
 * [S6] A second copy of the accepted feed and the committed rotation documents, in CacheStorage: another part of the
 * browser's disk, which survives when the database does not. No photos: they would double the disk, and the HTTP cache
 * has most of them. A copy that fails is no failure: every method here resolves.
 */
import {
  feedRecord,
  isRotationHead,
  matches,
  parseFeed,
  parseRotation,
  rotationHead,
  type Bytes,
  type FeedRecord,
  type RotationHead,
} from './records.ts';
import type { RotationCommit, StoredFeed, StoredRotation } from './ports.ts';

export const COPY_CACHE = 'galeri-copy';

/** The part of CacheStorage that is used. */
export interface CopyCaches {
  open(name: string): Promise<Pick<Cache, 'match' | 'put' | 'delete' | 'keys'>>;
}

export interface CopyContents {
  readonly feed: FeedRecord | undefined;
  readonly rotations: readonly { readonly head: RotationHead; readonly bytes: Bytes }[];
}

/** Names, not addresses: nothing is ever requested from them (RFC 6761 keeps `.invalid` from existing). */
const BASE = 'https://copy.galeri.invalid/';
const FEED_URL = `${BASE}feed`;
const SHA256_HEADER = 'x-sha256';
const NOTICES_ASIDE_HEADER = 'x-notices-aside';
const headUrl = (sha256: string) => `${BASE}heads/${sha256}`;
const documentUrl = (sha256: string) => `${BASE}documents/${sha256}`;

export class Copy {
  readonly #caches: CopyCaches | undefined;

  /** @param caches undefined where the browser offers none (private windows, insecure pages) */
  constructor(caches: CopyCaches | undefined) {
    this.#caches = caches;
  }

  /** Called after a commit. The feed goes last, so that it never names a document the copy lacks but the commit had. */
  async keep({ feed, rotation, photoDigests }: RotationCommit): Promise<void> {
    const { sha256 } = rotation.entry;
    const record = feedRecord(feed);
    await this.#using(async (cache) => {
      await cache.put(documentUrl(sha256), new Response(rotation.bytes));
      await cache.put(headUrl(sha256), Response.json(rotationHead(rotation, photoDigests)));
      await cache.put(FEED_URL, feedResponse(record));
    });
  }

  /** Called after pruning: the copy of what the store has let go goes too. */
  async prune(keep: readonly string[]): Promise<void> {
    const kept = new Set([FEED_URL, ...keep.map(headUrl), ...keep.map(documentUrl)]);
    await this.#using(async (cache) => {
      for (const { url } of await cache.keys()) if (!kept.has(url)) await cache.delete(url);
    });
  }

  async feed(): Promise<StoredFeed | undefined> {
    const record = await this.#using(readFeed);
    return record && parseFeed(record);
  }

  async rotation(sha256: string): Promise<StoredRotation | undefined> {
    const found = await this.#using((cache) => readRotation(cache, sha256));
    return found && parseRotation(found.head, found.bytes);
  }

  /** Everything that still matches its digest. */
  async contents(): Promise<CopyContents> {
    const found = await this.#using(async (cache): Promise<CopyContents> => {
      const urls = (await cache.keys()).map(({ url }) => url);
      const digests = urls.filter((url) => url.startsWith(headUrl(''))).map((url) => url.slice(headUrl('').length));
      const rotations = await Promise.all(digests.map((sha256) => readRotation(cache, sha256)));
      return { feed: await readFeed(cache), rotations: rotations.filter((rotation) => rotation !== undefined) };
    });
    return found ?? { feed: undefined, rotations: [] };
  }

  async #using<T>(work: (cache: Awaited<ReturnType<CopyCaches['open']>>) => Promise<T>): Promise<T | undefined> {
    try {
      return this.#caches && (await work(await this.#caches.open(COPY_CACHE)));
    } catch {
      return undefined;
    }
  }
}

const feedResponse = ({ bytes, sha256, noticesAside = [] }: FeedRecord): Response =>
  new Response(bytes, { headers: { [SHA256_HEADER]: sha256, [NOTICES_ASIDE_HEADER]: JSON.stringify(noticesAside) } });

type CopyCache = Awaited<ReturnType<CopyCaches['open']>>;

async function readFeed(cache: CopyCache): Promise<FeedRecord | undefined> {
  const response = await cache.match(FEED_URL);
  const sha256 = response?.headers.get(SHA256_HEADER);
  if (response === undefined || typeof sha256 !== 'string') return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!(await matches(bytes, sha256))) return undefined;
  const { feed } = parseFeed({ revision: 0, sha256, bytes });
  const aside = response.headers.get(NOTICES_ASIDE_HEADER);
  return {
    revision: feed.revision,
    sha256,
    bytes,
    noticesAside: aside === null ? undefined : (JSON.parse(aside) as number[]),
  };
}

async function readRotation(
  cache: CopyCache,
  sha256: string,
): Promise<{ head: RotationHead; bytes: Bytes } | undefined> {
  const [head, document] = await Promise.all([cache.match(headUrl(sha256)), cache.match(documentUrl(sha256))]);
  if (head === undefined || document === undefined) return undefined;
  const parsed: unknown = await head.json();
  const bytes = new Uint8Array(await document.arrayBuffer());
  return isRotationHead(parsed) && (await matches(bytes, sha256)) ? { head: parsed, bytes } : undefined;
}
