/** What staff standing at the screen can learn of it: gathered once when the overlay opens and again while it is open. */
import type { PullReport } from '../../pull/messages.ts';
import type { VisitCounts } from '../../visit/counts.ts';

export interface UnitExposure {
  readonly name: string;
  readonly shownMs: number;
  /** 0–1 of all units' shown time. */
  readonly share: number;
}

/** Today is one of them. */
export const VISIT_DAYS = 30;

/** [V7] What visitors looked at in these days. */
export interface Visits {
  readonly total: VisitCounts;
  readonly products: number;
  /** The most opened first, and not all of them. */
  readonly mostOpened: readonly { readonly productId: string; readonly name: string; readonly counts: VisitCounts }[];
}

export interface StatusReport {
  readonly revision: number | undefined;
  readonly publishedAt: string | undefined;
  readonly rotation: { readonly title: string; readonly starts: string; readonly ends: string } | undefined;
  /** Rotations that are here with all their photos, the one on the screen included. */
  readonly staged: readonly { readonly title: string; readonly starts: string; readonly ends: string }[];
  readonly lastPull: { readonly report: PullReport; readonly agoMs: number } | undefined;
  readonly skippedPhotos: number;
  /** Turns of the loop that threw. */
  readonly mishaps: number;
  readonly quarantinedIds: readonly string[];
  readonly storage: {
    readonly kind: 'database' | 'memory';
    readonly persisted: boolean;
    readonly usedBytes: number | undefined;
    readonly quotaBytes: number | undefined;
  };
  readonly appVersion: string;
  readonly updateWaiting: boolean;
  readonly clock: { readonly text: string; readonly trusted: boolean };
  readonly wakeLockHeld: boolean;
  /** Shows that are kept on this screen: all of them where no server listens, else those it has not taken yet. */
  readonly plays: number;
  /** [G1] A server listens; it takes them. */
  readonly isHeard: boolean;
  /** Records that server would not have. */
  readonly parkedPlays: number;
  readonly screenName: string;
  readonly isNameFromAddress: boolean;
  readonly exposure: readonly UnitExposure[];
  /** Undefined while the clock is not trusted: nobody knows which days are the last ones. */
  readonly visits: Visits | undefined;
}
