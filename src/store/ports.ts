/**
 * What a screen keeps, as the rest of the screen sees it. The worker writes, the page reads; both open the same database.
 * All bytes that come out have been compared with their digest (S3).
 */
import type { Card, Feed, RotationEntry, Variant } from '../contract/feed.ts';
import type { Play } from '../contract/play.ts';
import type { AcceptedFeed, VerifiedFeed, VerifiedRotation } from '../contract/verify.ts';

export interface StoredFeed extends AcceptedFeed {
  readonly feed: Feed;
}

export interface StoredRotation {
  readonly entry: RotationEntry;
  /** Without the quarantined ones. */
  readonly cards: readonly Card[];
  readonly quarantinedIds: readonly string[];
  /** Digests of the photo variants fetched for this screen. */
  readonly photoDigests: ReadonlySet<string>;
}

export interface Snapshot {
  /** The accepted feed, or during the very first fill the one being filled. */
  readonly feed: StoredFeed | undefined;
  /** SHA-256 of every rotation document that is here with all its photos. */
  readonly complete: ReadonlySet<string>;
  /** Only during the very first fill (S2): which rotation, and which of its cards have their photos already. */
  readonly filling: { readonly sha256: string; readonly readyCardIds: ReadonlySet<string> } | undefined;
}

export interface PhotoFile {
  readonly variant: Variant;
  readonly blob: Blob;
}

export interface RotationCommit {
  readonly feed: VerifiedFeed;
  readonly rotation: VerifiedRotation;
  /** Photos not yet in the store. */
  readonly photos: readonly PhotoFile[];
  /** Digests of all photo variants this rotation needs on this screen, stored before or now. */
  readonly photoDigests: readonly string[];
}

/** The page's side. */
export interface ScreenReader {
  snapshot(): Promise<Snapshot>;
  rotation(sha256: string): Promise<StoredRotation | undefined>;
  /** Undefined when it is missing or no longer matches its digest. */
  photo(sha256: string): Promise<Blob | undefined>;
}

/** The worker's side. */
export interface ScreenWriter {
  accepted(): Promise<(AcceptedFeed & { readonly complete: ReadonlySet<string> }) | undefined>;
  /** Which of these photos are not in the store (or are damaged). */
  missingPhotos(digests: readonly string[]): Promise<ReadonlySet<string>>;
  /** First fill only: remembers the feed and the document before any photo is there. */
  beginFill(feed: VerifiedFeed, rotation: VerifiedRotation): Promise<void>;
  /** First fill only: a card's photos are here, it may be shown. */
  fillCard(cardId: string, photos: readonly PhotoFile[]): Promise<void>;
  /** Re-fetched photos of a rotation already committed. */
  repairPhotos(photos: readonly PhotoFile[]): Promise<void>;
  /** S1: everything or nothing, durable when it resolves. @throws {StoreError} `quota` with the previous rotation whole */
  commit(commit: RotationCommit): Promise<void>;
  /** S4. Keeps what the accepted feed's kept rotations name, plus `alsoKeep`. */
  prune(alsoKeep: readonly string[]): Promise<void>;
}

/** Plays, fair-turn ledger and small facts; written by the page. */
export interface ScreenLedger {
  /** One transaction: a play never counts without its turn, nor the other way round. */
  recordPlay(play: Play, turns: unknown): Promise<void>;
  turns(): Promise<unknown>;
  fact<T>(key: string): Promise<T | undefined>;
  setFact(key: string, value: unknown): Promise<void>;
  /** For the status overlay. */
  countPlays(): Promise<number>;
}

export type ScreenStore = ScreenReader &
  ScreenWriter &
  ScreenLedger & {
    /** `memory` when the database would not open (S6). */
    readonly kind: 'database' | 'memory';
    close(): void;
  };
