/**
 * The records as they lie in the database and in the copy, and the way back from them. A record is read as `unknown`:
 * another version of the app, or a disk that lies, may have written it. What does not fit is treated as absent.
 */
import { sha256Hex } from '../contract/digest.ts';
import type { Card, Feed, RotationEntry } from '../contract/feed.ts';
import { isRecord } from '../contract/is-record.ts';
import type { Quarantined, VerifiedFeed, VerifiedRotation } from '../contract/verify.ts';
import type { StoredFeed, StoredRotation } from './ports.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

export interface FeedRecord {
  readonly revision: number;
  readonly sha256: string;
  readonly bytes: Bytes;
  /**
   * Positions of the notices `verifyFeed` set aside (F16). Missing in a record of an app that judged none: then nothing
   * is known of any of them, and none is shown until the next feed.
   */
  readonly noticesAside?: readonly number[] | undefined;
}

/** What is known of a rotation beside its bytes; small, so that it can be read without them. */
export interface RotationHead {
  readonly entry: RotationEntry;
  readonly quarantined: readonly Quarantined[];
  readonly photoDigests: readonly string[];
}

export interface FillingRecord {
  readonly feed: FeedRecord;
  readonly head: RotationHead;
  readonly readyCardIds: readonly string[];
}

export const feedRecord = ({ feed, sha256, bytes, quarantinedNotices }: VerifiedFeed): FeedRecord => ({
  revision: feed.revision,
  sha256,
  bytes,
  noticesAside: quarantinedNotices.map(({ index }) => index),
});

export const rotationHead = (
  { entry, quarantined }: VerifiedRotation,
  photoDigests: readonly string[],
): RotationHead => ({ entry, quarantined, photoDigests });

export const isBytes = (value: unknown): value is Bytes => value instanceof Uint8Array;

export const isFeedRecord = (value: unknown): value is FeedRecord =>
  isRecord(value) && typeof value['revision'] === 'number' && isText(value['sha256']) && isBytes(value['bytes']);

export const isRotationHead = (value: unknown): value is RotationHead =>
  isRecord(value) &&
  isRecord(value['entry']) &&
  isText(value['entry']['sha256']) &&
  Array.isArray(value['quarantined']) &&
  Array.isArray(value['photoDigests']);

export const isFillingRecord = (value: unknown): value is FillingRecord =>
  isRecord(value) &&
  isFeedRecord(value['feed']) &&
  isRotationHead(value['head']) &&
  Array.isArray(value['readyCardIds']);

/** [S3] True when the bytes still are what they were when they were verified. */
export const matches = async (bytes: Bytes, sha256: string): Promise<boolean> => (await sha256Hex(bytes)) === sha256;

/**
 * JSON that has passed `verifyFeed` with this digest needs no second look at its shape: that keeps the validator out of
 * the first card's way. Notices that were set aside stay aside. The digest is for the caller to compare.
 */
export function parseFeed({ revision, sha256, bytes, noticesAside }: FeedRecord): StoredFeed {
  const feed = parseJson(bytes) as Feed;
  if (feed.notices === undefined) return { revision, sha256, feed };
  const isKnown = Array.isArray(noticesAside) && Array.isArray(feed.notices);
  const notices = isKnown ? feed.notices.filter((_, index) => !noticesAside.includes(index)) : [];
  return { revision, sha256, feed: { ...feed, notices } };
}

/** As `parseFeed`; the cards set aside by `verifyRotation` stay aside (F10). */
export function parseRotation(head: RotationHead, bytes: Bytes): StoredRotation {
  const { cards } = parseJson(bytes) as { cards: readonly Card[] };
  const aside = new Set(head.quarantined.map(({ index }) => index));
  return {
    entry: head.entry,
    cards: cards.filter((_, index) => !aside.has(index)),
    quarantinedIds: head.quarantined.flatMap(({ id }) => (id === undefined ? [] : [id])),
    photoDigests: new Set(head.photoDigests),
  };
}

const parseJson = (bytes: Bytes): unknown => JSON.parse(new TextDecoder().decode(bytes));

const isText = (value: unknown): value is string => typeof value === 'string';
