/**
 * The one gate between the network and the screen, and the builder's own last check: bytes go in, a verified value or a
 * FeedError comes out. Pure: no network, no store, no clock. Every check carries the number of its rule in SPEC.md.
 */
import { mayBeShown } from './card-rules.ts';
import { sha256Hex } from './digest.ts';
import { FeedError, type FeedErrorCode } from './errors.ts';
import {
  CardSchema,
  FEED_FORMAT,
  FeedSchema,
  RotationDocumentSchema,
  type Card,
  type Feed,
  type RotationDocument,
  type RotationEntry,
  type Variant,
} from './feed.ts';
import { BAD_CARDS_MAX_SHARE, FEED_MAX_BYTES } from './limits.ts';
import { firstIssue, idOf, type Quarantined } from './quarantine.ts';
import { sortOutNotices } from './sort-out-notices.ts';
export type { Quarantined } from './quarantine.ts';

declare const verified: unique symbol;

type Bytes = Uint8Array<ArrayBuffer>;

/** Proof of the feed a screen accepted before. */
export interface AcceptedFeed {
  readonly revision: number;
  readonly sha256: string;
}

export interface VerifiedFeed {
  readonly [verified]: 'feed';
  readonly feed: Feed;
  readonly bytes: Bytes;
  readonly sha256: string;
  /** By position in the body's `notices`. */
  readonly quarantinedNotices: readonly Quarantined[];
}

export interface VerifiedRotation {
  readonly [verified]: 'rotation';
  readonly entry: RotationEntry;
  readonly document: RotationDocument;
  readonly bytes: Bytes;
  /** By position in the document's `cards`. */
  readonly quarantined: readonly Quarantined[];
}

/**
 * @param bytes the body of feed.json
 * @param accepted the feed this screen lives by, if any
 * @throws {FeedError} with a `feed-…` code
 */
export async function verifyFeed(bytes: Bytes, accepted: AcceptedFeed | undefined): Promise<VerifiedFeed> {
  // F1: the ceiling is checked before anything is parsed.
  if (bytes.byteLength > FEED_MAX_BYTES) throw new FeedError('feed-too-large', `${bytes.byteLength} bytes`);
  // F2: strict UTF-8 JSON; a captive portal's page ends here.
  const json = parseJson(bytes, 'feed-not-json');
  // F3: an unknown format number is named as such, not as a wrong field.
  requireFormat(json, 'feed-format-unknown');
  // F4: the shape.
  const parsed = FeedSchema.safeParse(json);
  if (!parsed.success) throw new FeedError('feed-shape', firstIssue(parsed.error), { cause: parsed.error });
  const { notices: candidates, ...feed } = parsed.data;
  const sha256 = await sha256Hex(bytes);
  if (accepted !== undefined) {
    // F5: an older revision is refused (rollback by a stale cache or mirror).
    if (feed.revision < accepted.revision) {
      throw new FeedError('feed-older', `revision ${feed.revision} < ${accepted.revision}`);
    }
    // F6: one revision, one content.
    if (feed.revision === accepted.revision && sha256 !== accepted.sha256) {
      throw new FeedError('feed-same-revision-other-bytes', `revision ${feed.revision}`);
    }
  }
  // F7: a calendar that cannot be read two ways.
  const fault = calendarFault(feed.rotations);
  if (fault !== undefined) throw new FeedError('feed-calendar', fault);
  // F16: after everything that may refuse the feed, because no notice can.
  const { notices, quarantined: quarantinedNotices } = sortOutNotices(candidates);
  const whole: Feed = candidates === undefined ? feed : { ...feed, notices };
  return { feed: whole, bytes, sha256, quarantinedNotices } as unknown as VerifiedFeed;
}

/**
 * @param bytes the body of `rotations/<sha256>.json`
 * @param entry its line in the verified feed
 * @throws {FeedError} with a `rotation-…` code
 */
export async function verifyRotation(bytes: Bytes, entry: RotationEntry): Promise<VerifiedRotation> {
  // F8: length and digest before parsing, so a truncated or swapped body is named for what it is.
  if (bytes.byteLength !== entry.bytes) {
    throw new FeedError('rotation-size', `${entry.id}: ${bytes.byteLength} bytes, ${entry.bytes} announced`);
  }
  if ((await sha256Hex(bytes)) !== entry.sha256) throw new FeedError('rotation-digest', entry.id);
  const json = parseJson(bytes, 'rotation-not-json');
  requireFormat(json, 'rotation-format-unknown');
  const parsed = RotationDocumentSchema.safeParse(json);
  if (!parsed.success) throw new FeedError('rotation-shape', firstIssue(parsed.error), { cause: parsed.error });
  const { cards: candidates, ...head } = parsed.data;
  // F9: the document is the one its line in the feed speaks of.
  if (head.id !== entry.id || head.starts !== entry.starts || head.ends !== entry.ends) {
    throw new FeedError('rotation-other', `${head.id} ${head.starts}–${head.ends} under the name of ${entry.id}`);
  }
  // F10: a bad card is set aside by name; too many of them mean the document is broken.
  const { cards, quarantined } = sortOutCards(candidates);
  if (candidates.length === 0) throw new FeedError('rotation-empty', entry.id);
  if (quarantined.length > Math.max(1, Math.floor(candidates.length * BAD_CARDS_MAX_SHARE)) || cards.length === 0) {
    throw new FeedError('rotation-too-many-bad-cards', `${quarantined.length} of ${candidates.length}`);
  }
  return { entry, document: { ...head, cards }, bytes, quarantined } as unknown as VerifiedRotation;
}

/**
 * F11: length, digest and the first bytes of a photo agree with its variant.
 * @throws {FeedError} `photo-size`, `photo-digest` or `photo-type`
 */
export async function verifyPhoto(bytes: Bytes, variant: Variant): Promise<void> {
  if (bytes.byteLength !== variant.bytes) {
    throw new FeedError('photo-size', `${variant.sha256}: ${bytes.byteLength} bytes, ${variant.bytes} announced`);
  }
  if ((await sha256Hex(bytes)) !== variant.sha256) throw new FeedError('photo-digest', variant.sha256);
  if (photoTypeOf(bytes) !== variant.type) throw new FeedError('photo-type', variant.sha256);
}

function sortOutCards(candidates: readonly unknown[]): { cards: Card[]; quarantined: Quarantined[] } {
  const cards: Card[] = [];
  const quarantined: Quarantined[] = [];
  const seen = new Set<string>();
  candidates.forEach((candidate, index) => {
    const parsed = CardSchema.safeParse(candidate);
    const refuse = (reason: string) => quarantined.push({ index, id: idOf(candidate), reason });
    if (!parsed.success) refuse(firstIssue(parsed.error));
    else if (seen.has(parsed.data.id)) refuse('the same product twice');
    // C1 again on the screen's own side: a feed that lies about food is not believed. Dates are judged daily, not here.
    else if (!mayBeShown(parsed.data, undefined)) refuse('food without a halal certificate');
    else {
      seen.add(parsed.data.id);
      cards.push(parsed.data);
    }
  });
  return { cards, quarantined };
}

function calendarFault(rotations: readonly RotationEntry[]): string | undefined {
  const ids = new Set<string>();
  for (const { id, starts, ends } of rotations) {
    if (ids.has(id)) return `${id} twice`;
    ids.add(id);
    if (starts > ends) return `${id} ends before it starts`;
  }
  const byStart = rotations.toSorted((a, b) => (a.starts < b.starts ? -1 : 1));
  for (const [index, rotation] of byStart.entries()) {
    const before = byStart[index - 1];
    if (before !== undefined && rotation.starts <= before.ends) return `${before.id} and ${rotation.id} overlap`;
  }
  return undefined;
}

function parseJson(bytes: Bytes, code: FeedErrorCode): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new FeedError(code, 'no readable JSON', { cause });
  }
}

function requireFormat(json: unknown, code: FeedErrorCode): void {
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  // A missing number is a wrong shape; a number that is not ours is a newer or older format.
  if (format === undefined || format === FEED_FORMAT) return;
  // Only a number is repeated: printing whatever stands here could overflow the stack on a value nested without end.
  throw new FeedError(code, typeof format === 'number' ? `${format}` : typeof format);
}

function photoTypeOf(bytes: Bytes): Variant['type'] | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(4, 8) === 'ftyp' && ascii(8, 12).startsWith('avi')) return 'image/avif';
  return undefined;
}
