/** What page and pull worker say to each other. Structured-cloneable, nothing else. */
import type { FeedErrorCode } from '../contract/errors.ts';
import type { StoredFeed } from '../store/ports.ts';

export type PullReason = 'start' | 'poll' | 'online' | 'visible' | 'staff' | 'repair';

/** Why a pull kept the old content, beyond what `verify` refuses. */
export type PullFailureCode =
  | FeedErrorCode
  | 'network'
  | 'timeout'
  | 'http-status'
  | 'content-type'
  | 'no-rotation'
  | 'storage-full'
  | 'storage'
  | 'unknown';

export type PullOutcome =
  | { readonly outcome: 'updated'; readonly revision: number; readonly rotationIds: readonly string[] }
  | { readonly outcome: 'unchanged'; readonly revision: number; readonly repairedPhotos: number }
  | { readonly outcome: 'kept-old'; readonly code: PullFailureCode; readonly detail: string }
  /** Another tab of this screen is pulling. */
  | { readonly outcome: 'elsewhere' };

export interface PullReport {
  readonly outcome: PullOutcome;
  readonly reason: PullReason;
  readonly quarantined: readonly {
    readonly rotationId: string;
    readonly cardId: string | undefined;
    readonly reason: string;
  }[];
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
  | { readonly type: 'start'; readonly feedUrl: string; readonly screen: ScreenSize; readonly pollMs: number }
  | { readonly type: 'pull-now'; readonly reason: PullReason }
  | { readonly type: 'settings'; readonly pollMs: number }
  /** Corrected wall clock of the page, so that page and worker agree which rotation is current. */
  | { readonly type: 'clock'; readonly epochMs: number; readonly trusted: boolean }
  /** Rotation documents the screen is showing now; never pruned under it. */
  | { readonly type: 'showing'; readonly sha256: string | undefined };

export type FromPullWorker =
  | { readonly type: 'report'; readonly report: PullReport }
  /** The Date header of a fresh (not cached) answer. */
  | { readonly type: 'server-time'; readonly epochMs: number }
  | { readonly type: 'filling'; readonly readyCards: number; readonly totalCards: number }
  /** The store holds something new; read a snapshot. */
  | { readonly type: 'stored'; readonly revision: number }
  /** The worker lives from memory (S6): the page must keep these itself. */
  | {
      readonly type: 'held';
      readonly feed: StoredFeed;
      readonly rotation: {
        readonly sha256: string;
        readonly bytes: Uint8Array<ArrayBuffer>;
        readonly quarantinedIndexes: readonly number[];
      };
      readonly photos: readonly { readonly sha256: string; readonly blob: Blob }[];
    };
