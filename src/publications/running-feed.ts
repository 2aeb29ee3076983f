/** The feed screens read now, as far as history needs to know it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../build/files.ts';
import { FeedError } from '../contract/errors.ts';
import { feedPath } from '../contract/feed-paths.ts';
import type { Feed } from '../contract/feed.ts';
import { verifyFeed } from '../contract/verify.ts';

export interface RunningFeed {
  readonly revision: number;
  readonly publishedAtMs: number;
  readonly feed: Feed;
}

/** Undefined when there is none, or none that a screen of this version would accept. */
export async function readRunningFeed(feedDir: string): Promise<RunningFeed | undefined> {
  try {
    const { feed } = await verifyFeed(new Uint8Array(await readFile(path.join(feedDir, feedPath))), undefined);
    return { revision: feed.revision, publishedAtMs: Date.parse(feed.publishedAt), feed };
  } catch (error) {
    if (error instanceof FeedError || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
