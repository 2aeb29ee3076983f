/**
 * [V7] What visitors look at, counted into the store as sums per product and day. Fire and forget: a full disk costs the
 * count, not the visit.
 */
import type { LocalDate } from '../../contract/dates.ts';
import type { Clock } from '../../device/clock.ts';
import type { ScreenLedger } from '../../store/ports.ts';
import { countVisit, parseDayCounts, type VisitCounts } from '../../visit/counts.ts';

/** Nothing here throws. */
export interface VisitBook {
  /** A product's detail is on the screen; one viewed before is over. */
  opened(productId: string): void;
  /** Its QR codes are on the screen: once per opening, however many there are and however often they come. */
  qrShown(productId: string): void;
  /** No detail is on the screen any more. */
  closed(): void;
}

export interface VisitBookPorts {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly ledger: Pick<ScreenLedger, 'changeVisitDay'>;
  /** The gallery's date; undefined while the clock is not trusted. */
  readonly today: () => LocalDate | undefined;
}

export function createVisitBook({ clock, ledger, today }: VisitBookPorts): VisitBook {
  let viewing: { readonly productId: string; readonly sinceMs: number; isQrCounted: boolean } | undefined;

  async function count(productId: string, add: Partial<VisitCounts>): Promise<void> {
    const date = today();
    // Without a clock nothing is kept: a sum on a wrong day is taken for a true one, and one in the future is never pruned.
    if (date === undefined) return;
    try {
      await ledger.changeVisitDay(date, (before) => countVisit(parseDayCounts(before), productId, add));
    } catch {
      // The next one tries again; this one is lost.
    }
  }

  function closed(): void {
    if (viewing === undefined) return;
    const { productId, sinceMs } = viewing;
    viewing = undefined;
    void count(productId, { viewedMs: clock.monotonicMs() - sinceMs });
  }

  return {
    opened(productId) {
      closed();
      viewing = { productId, sinceMs: clock.monotonicMs(), isQrCounted: false };
      void count(productId, { opened: 1 });
    },
    qrShown(productId) {
      if (viewing?.productId !== productId || viewing.isQrCounted) return;
      viewing.isQrCounted = true;
      void count(productId, { qrShown: 1 });
    },
    closed,
  };
}
