/** What page and pull worker say to each other. Structured-cloneable, nothing else. */
import type { FeedErrorCode } from '../contract/errors.ts';
import type { ScreenMode } from '../rotation/screen-mode.ts';
import type { ScreenStore } from '../store/ports.ts';
import type { StoreWrite } from '../store/writes.ts';

/**
 * `staff` is always obeyed at once. The others are hints (P7): a server that asked for patience is left alone, and
 * `repair` waits its turn while pulls are failing, or every damaged card would undo the back-off.
 */
export type PullReason = 'start' | 'poll' | 'online' | 'visible' | 'staff' | 'repair' | 'event';

/** Why a request brought nothing usable. */
export type HttpErrorCode = 'network' | 'timeout' | 'http-status' | 'content-type' | 'too-large';

/** Why a pull kept the old content, beyond what `verify` refuses. */
export type PullFailureCode = FeedErrorCode | HttpErrorCode | 'no-rotation' | 'storage-full' | 'storage' | 'unknown';

export type PullOutcome =
  | { readonly outcome: 'updated'; readonly revision: number; readonly rotationIds: readonly string[] }
  | { readonly outcome: 'unchanged'; readonly revision: number; readonly repairedPhotos: number }
  | { readonly outcome: 'kept-old'; readonly code: PullFailureCode; readonly detail: string }
  /** Another tab of this screen is pulling. What it stores, this page learns by reading a snapshot. */
  | { readonly outcome: 'elsewhere' };

export interface QuarantinedCard {
  readonly rotationId: string;
  readonly cardId: string | undefined;
  readonly reason: string;
}

/** A coming rotation that could not be fetched; the current one is not touched by that. */
export interface NotStaged {
  readonly rotationId: string;
  readonly code: PullFailureCode;
  readonly detail: string;
}

export interface PullReport {
  readonly outcome: PullOutcome;
  readonly reason: PullReason;
  readonly quarantined: readonly QuarantinedCard[];
  readonly notStaged: readonly NotStaged[];
  readonly tookMs: number;
  readonly bytes: number;
  readonly nextPullInMs: number;
}

/** Device pixels of the whole screen; decides which photo variants are fetched. */
export interface ScreenSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export type ToPullWorker =
  | {
      readonly type: 'start';
      /** Address of feed.json, on the page's own origin. */
      readonly feedUrl: string;
      readonly screen: ScreenSize;
      readonly pollMs: number;
      /** What the page lives by; the worker then does the same. */
      readonly store: ScreenStore['kind'];
    }
  | { readonly type: 'pull-now'; readonly reason: PullReason }
  | { readonly type: 'settings'; readonly pollMs: number }
  /** Corrected wall clock of the page, so that page and worker agree which rotation is current. */
  | { readonly type: 'clock'; readonly epochMs: number; readonly trusted: boolean }
  /** The rotation document the screen is showing now; never pruned under it. */
  | { readonly type: 'showing'; readonly sha256: string | undefined }
  /** How the screen is; reports begin with the first of these, and each change of it is told anew. */
  | { readonly type: 'screen'; readonly words: ScreenWords }
  /** The page has given up the database: the worker does too, pulls at once, and hands over every write. */
  | { readonly type: 'memory' };

/** [G5] What a report says beyond what the worker knows itself. */
export interface ScreenWords {
  readonly name: string;
  readonly mode: ScreenMode;
  readonly appVersion: string;
  readonly revision: number | undefined;
  readonly rotationId: string | undefined;
  readonly cardId: string | undefined;
  /** Asleep: epoch milliseconds of the next opening, where one is in sight. */
  readonly opensAtMs: number | undefined;
  /** Of the gallery. */
  readonly timeZone: string;
}

export type FromPullWorker =
  | { readonly type: 'report'; readonly report: PullReport }
  /** The server's clock now, from a fresh (not cached) answer that proved to be a feed. */
  | { readonly type: 'server-time'; readonly epochMs: number }
  /** First fill: feed and document are here, no card yet; read a snapshot. */
  | { readonly type: 'fill-begun'; readonly totalCards: number }
  /** First fill: one more card may be shown; read a snapshot. */
  | { readonly type: 'filling'; readonly readyCards: number; readonly totalCards: number }
  /** The store holds something new (a rotation, or photos that were missing); read a snapshot. */
  | { readonly type: 'stored'; readonly revision: number }
  /**
   * The worker lives from memory (S6), which the page cannot see: `applyWrite` it to the page's own store. Comes before
   * the `filling` or `stored` that speaks of it.
   */
  | { readonly type: 'held'; readonly write: StoreWrite }
  /** [G1] Whether a server listens, and what waits for it; when it changes. */
  | {
      readonly type: 'reports';
      readonly listens: boolean;
      readonly waitingPlays: number;
      readonly parkedPlays: number;
    };
