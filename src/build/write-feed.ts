/**
 * [F13] A publication appears at once and whole. Everything is written beside its target and verified with the screen's
 * own functions; immutable files move in first, feed.json last, each by rename. Stopped anywhere, by kill or power cut,
 * the feed before it stands as it was.
 *
 * feed.json has no compressed copies: three files cannot be renamed in one step, and a server that found an old copy
 * beside a new feed.json would serve two publications under one name. It is small, and mostly answered with 304.
 */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { FeedError } from '../contract/errors.ts';
import { feedPath, rotationPath } from '../contract/feed-paths.ts';
import type { Feed } from '../contract/feed.ts';
import { verifyFeed, type VerifiedFeed } from '../contract/verify.ts';
import type { FeedContent } from './feed-content.ts';
import type { FileDigests } from './file-digests.ts';
import { errorCode, syncFolder, writeDurably } from './files.ts';
import { placeImmutables, pruneImmutables } from './immutable-files.ts';
import { stableJson } from './stable-json.ts';

const TEMPORARY_PREFIX = '.build-';

export interface Written {
  /** `unchanged`: the content is what was published before, and that feed stands (F12). */
  readonly outcome: 'published' | 'unchanged';
  readonly revision: number;
}

/**
 * Call under the target's lock.
 * @param target folder of the feed
 * @throws {FeedError} when what was built does not pass the screen's verification; nothing has changed then
 */
export async function writeFeed(
  target: string,
  content: FeedContent,
  nowMs: number,
  digests: FileDigests,
): Promise<Written> {
  await removeLeftovers(target);
  // Inside the target, because only there a rename is certain to stay on one file system.
  const temporary = path.join(target, `${TEMPORARY_PREFIX}${process.pid}`);
  await mkdir(temporary);
  try {
    const before = await readBefore(target);
    if (before.verified !== undefined && isSameContent(before.verified, content)) {
      // What a disk lost of it since is mended on the way.
      await placeImmutables(target, temporary, content, digests);
      return { outcome: 'unchanged', revision: before.revision };
    }
    // F12: the revision only grows, also on a box whose clock went back.
    const revision = Math.max(before.revision + 1, Math.floor(nowMs / 1000));
    const feed: Feed = { ...content.head, revision, publishedAt: new Date(nowMs).toISOString() };
    const bytes = stableJson(feed);
    // F14: as a screen that has the feed before would.
    const accepted = before.verified && { revision: before.revision, sha256: before.verified.sha256 };
    const { quarantinedNotices } = await verifyFeed(bytes, accepted);
    const [bad] = quarantinedNotices;
    // A screen would set one bad notice aside; our own output may not have any.
    if (bad !== undefined) throw new FeedError('feed-shape', `notice ${bad.id}: ${bad.reason}`);
    await placeImmutables(target, temporary, content, digests);
    await writeDurably(path.join(temporary, feedPath), bytes);
    await rename(path.join(temporary, feedPath), path.join(target, feedPath));
    await syncFolder(target);
    // A screen in the middle of a pull may still be fetching the publication before: that one is kept.
    const documents = content.documents.map((document) => document.bytes);
    await pruneImmutables(target, [bytes, ...documents, ...(await textsOf(target, before.verified))]);
    return { outcome: 'published', revision };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The publication that stands in the target. */
interface Before {
  /** 0 when there is none. */
  readonly revision: number;
  /** Undefined when no screen of this version would accept it. */
  readonly verified: VerifiedFeed | undefined;
}

const OnlyRevision = z.object({ revision: z.int().check(z.gte(1)) });

async function readBefore(target: string): Promise<Before> {
  const bytes = await readIfThere(path.join(target, feedPath));
  if (bytes === undefined) return { revision: 0, verified: undefined };
  try {
    const verified = await verifyFeed(bytes, undefined);
    return { revision: verified.feed.revision, verified };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    // Another format, perhaps: screens that accepted it still refuse a lower number.
    return { revision: revisionIn(bytes), verified: undefined };
  }
}

function revisionIn(bytes: Uint8Array): number {
  try {
    return OnlyRevision.parse(JSON.parse(new TextDecoder().decode(bytes))).revision;
  } catch {
    return 0;
  }
}

function isSameContent({ bytes, feed }: VerifiedFeed, { head }: FeedContent): boolean {
  const { revision, publishedAt } = feed;
  return Buffer.compare(stableJson({ ...head, revision, publishedAt }), bytes) === 0;
}

/** feed.json and the rotation documents of a publication, as far as they are there. */
async function textsOf(target: string, verified: VerifiedFeed | undefined): Promise<Uint8Array[]> {
  if (verified === undefined) return [];
  const documents = verified.feed.rotations.map(({ sha256 }) => readIfThere(path.join(target, rotationPath(sha256))));
  return [verified.bytes, ...(await Promise.all(documents)).filter((bytes) => bytes !== undefined)];
}

/** What killed publications left behind; the lock says that none of them is alive. */
async function removeLeftovers(target: string): Promise<void> {
  for (const name of await readdir(target)) {
    if (name.startsWith(TEMPORARY_PREFIX)) await rm(path.join(target, name), { recursive: true, force: true });
  }
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
