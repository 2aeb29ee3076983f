/** The small file that changes: asked for at every pull, verified against the feed this screen lives by. */
import { feedPath } from '../contract/feed-paths.ts';
import { FEED_MAX_BYTES } from '../contract/limits.ts';
import type { VerifiedFeed } from '../contract/verify.ts';
import type { Holdings } from '../store/ports.ts';
import type { Answer, Http } from './http.ts';
import type { PullMemory } from './pull-memory.ts';
import { verification } from './verification.ts';

export interface FetchedFeed {
  readonly feed: VerifiedFeed;
  readonly answer: Answer;
}

/**
 * The feed as the server has it now.
 * @throws {FeedError | HttpError}
 */
export async function fetchFeed(http: Http, memory: PullMemory, held: Holdings | undefined): Promise<FetchedFeed> {
  // Only for the feed whose bytes are here: "not modified" about any other would leave us with nothing to read.
  const ownBytes = held?.bytes;
  const etag = ownBytes !== undefined && memory.etag?.sha256 === held?.sha256 ? memory.etag?.value : undefined;
  const answer = await http.get({
    path: feedPath,
    maxBytes: FEED_MAX_BYTES,
    json: true,
    // Never through the HTTP cache: the answer and its Date are then fresh for certain, and a poll every half minute for
    // years writes nothing to a kiosk's flash disk (revalidation would rewrite the cache entry each time).
    cache: 'no-store',
    etag,
  });
  const feed = await verified(
    answer.bytes ?? ownBytes ?? new Uint8Array(),
    held,
    answer.bytes === undefined ? memory : {},
  );
  memory.feed = feed;
  const value = answer.etag ?? etag;
  memory.etag = value === undefined ? undefined : { sha256: feed.sha256, value };
  return { feed, answer };
}

/** The accepted feed once more, for a pull that could not get a newer one. Undefined when it can no longer be read. */
export async function heldFeed(held: Holdings | undefined): Promise<VerifiedFeed | undefined> {
  return held?.bytes && verified(held.bytes, held, {}).catch(() => undefined);
}

/** A feed that was verified by an earlier pull and has not changed since needs no second look. */
async function verified(
  bytes: Uint8Array<ArrayBuffer>,
  held: Holdings | undefined,
  { feed }: Pick<PullMemory, 'feed'>,
): Promise<VerifiedFeed> {
  if (feed !== undefined && feed.sha256 === held?.sha256) return feed;
  const { verifyFeed } = await verification();
  return verifyFeed(bytes, held);
}
