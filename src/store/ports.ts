/**
 * What a screen keeps, as the rest of the screen sees it. The worker writes, the page reads; both open the same database.
 * All bytes that come out have been compared with their digest (S3).
 */
import type { LocalDate } from '../contract/dates.ts';
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
  /** Digests of the photo variants this screen needs. During the very first fill some of them are still to come. */
  readonly photoDigests: ReadonlySet<string>;
}

export interface Snapshot {
  /** The accepted feed, or during the very first fill the one being filled. */
  readonly feed: StoredFeed | undefined;
  /**
   * SHA-256 of every rotation document that was committed with all its photos. A photo lost since then (evicted,
   * damaged) costs its card until it is fetched anew, never the rotation: otherwise one bad sector would empty the screen.
   */
  readonly complete: ReadonlySet<string>;
  /** Only during the very first fill (S2): which rotation, and which of its cards have the photo the loop shows. */
  readonly filling: { readonly sha256: string; readonly readyCardIds: ReadonlySet<string> } | undefined;
}

export type Facts = ReadonlyMap<string, unknown>;

/** Everything a boot needs before its first photo. */
export interface Opening {
  readonly snapshot: Snapshot;
  readonly facts: Facts;
  /** The rotation that was chosen. */
  readonly rotation: StoredRotation | undefined;
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

/** What the store has accepted, as a pull needs to know it. */
export interface Holdings extends AcceptedFeed {
  /** Undefined when they no longer match their digest; the numbers still guard against an older feed. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  /** Every committed rotation: SHA-256 of its document → digests of the photos it was committed with. */
  readonly committed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The page's side. Nothing here rejects because of damaged content: what cannot be read is not there. */
export interface ScreenReader {
  /**
   * Snapshot, facts and the chosen rotation in one read transaction, for the boot.
   * @param choose which document to read along. It is asked inside the transaction, before the feed's digest could be
   *   compared, and once more should that prove it wrong; its last call always sees the snapshot that is returned.
   */
  opening(choose: (snapshot: Snapshot, facts: Facts) => string | undefined): Promise<Opening>;
  snapshot(): Promise<Snapshot>;
  /** A committed rotation, or the one being filled. Undefined when it is missing or no longer matches its digest. */
  rotation(sha256: string): Promise<StoredRotation | undefined>;
  /** Undefined when it is missing or no longer matches its digest. */
  photo(sha256: string): Promise<Blob | undefined>;
}

/** The worker's side. @throws {StoreError} from every method */
export interface ScreenWriter {
  /** Undefined before the first commit. */
  holdings(): Promise<Holdings | undefined>;
  /** The bytes of a stored rotation document, compared with their digest. */
  document(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Which of these photos are not in the store; one found damaged by `photo` is no longer there. */
  missingPhotos(digests: readonly string[]): Promise<ReadonlySet<string>>;
  /** First fill only: remembers the feed and the document before any photo is there. Repeated, it keeps the ready cards. */
  beginFill(feed: VerifiedFeed, rotation: VerifiedRotation, photoDigests: readonly string[]): Promise<void>;
  /** First fill only: what the loop shows of a card is here, it may be shown. */
  fillCard(cardId: string, photos: readonly PhotoFile[]): Promise<void>;
  /** Photos that a rotation on the screen lacks: lost ones, and during the first fill what only visitors need. */
  addPhotos(photos: readonly PhotoFile[]): Promise<void>;
  /**
   * S1: everything or nothing, durable when it resolves.
   * @throws {StoreError} `quota` with the previous rotation whole, `superseded` when the store holds a newer feed,
   *   `incomplete` when a photo it names is neither given nor stored
   */
  commit(commit: RotationCommit): Promise<void>;
  /** S4: removes every rotation but these (SHA-256 of their documents), and every photo none of these names. */
  prune(keep: readonly string[]): Promise<void>;
}

/** Plays, fair-turn ledger, sums of visits and small facts; written by the page. */
export interface ScreenLedger {
  /** One transaction: a play never counts without its turn, nor the other way round. */
  recordPlay(play: Play, turns: unknown): Promise<void>;
  fact(key: string): Promise<unknown>;
  setFact(key: string, value: unknown): Promise<void>;
  /** For the status overlay. */
  countPlays(): Promise<number>;
  /**
   * [V7] Changes the record of one day in one transaction: two windows lose nothing of each other's. What is in it is
   * none of the store's business; it keeps the newest VISIT_DAYS_KEPT.
   * @param change gets undefined on a new day; pure, for it may be called again
   */
  changeVisitDay(date: LocalDate, change: (before: unknown) => unknown): Promise<void>;
  /** The records of this day and all later ones, in the order of their days. */
  visitDays(from: LocalDate): Promise<ReadonlyMap<LocalDate, unknown>>;
}

export type ScreenStore = ScreenReader &
  ScreenWriter &
  ScreenLedger & {
    /** `memory` when the database would not open (S6). It can change once, from `database`; see `StorePorts.onMemory`. */
    readonly kind: 'database' | 'memory';
    close(): void;
  };

/** What no first card waits for: a pull's side, the sums of visits, counts for staff. */
export type LaterStore = ScreenWriter & Pick<ScreenLedger, 'countPlays' | 'changeVisitDay' | 'visitDays'>;

/** One of the two a screen's store can live by, in two parts, so that the second may be loaded where it is first used. */
export type StorePlace = Omit<ScreenStore, keyof LaterStore> & { later(): Promise<LaterStore> };

/** A year and a month, so that this November can be laid beside the last one; a few kilobytes a day. */
export const VISIT_DAYS_KEPT = 400;
/** The key under which `recordPlay` keeps the turns among the facts. */
export const TURNS_FACT = 'turns';
/** The latest time the screen could trust, in epoch milliseconds. */
export const LAST_GOOD_FACT = 'last-good-epoch-ms';
