/**
 * [V7] What visitors looked at, as sums per product and day. Nothing else is kept: no visit, no order, no time of day,
 * no place on the glass; a sum cannot be turned back into a person.
 */
export interface VisitCounts {
  /** Times its detail was opened. */
  readonly opened: number;
  /** Times its QR codes came onto the screen. */
  readonly qrShown: number;
  /** Time its detail stood on the screen, in whole ms. */
  readonly viewedMs: number;
}

/** One local day: product id → its sums. Plain JSON, so that it is stored as it is. */
export type DayCounts = Readonly<Record<string, VisitCounts>>;

const NOTHING: VisitCounts = { opened: 0, qrShown: 0, viewedMs: 0 };

/** Adds to the sums of one product; what is negative or not a number adds nothing. */
export function countVisit(day: DayCounts, productId: string, add: Partial<VisitCounts>): DayCounts {
  const before = Object.hasOwn(day, productId) ? (day[productId] ?? NOTHING) : NOTHING;
  const sum = {
    opened: before.opened + amount(add.opened),
    qrShown: before.qrShown + amount(add.qrShown),
    viewedMs: before.viewedMs + amount(add.viewedMs),
  };
  return { ...day, [productId]: sum };
}

/** The sums of several days, each product once, the most opened first. */
export function sumOfDays(days: readonly DayCounts[]): (readonly [productId: string, counts: VisitCounts])[] {
  let total: DayCounts = {};
  for (const [productId, counts] of days.flatMap((day) => Object.entries(day)))
    total = countVisit(total, productId, counts);
  return Object.entries(total).toSorted(
    ([, one], [, other]) => other.opened - one.opened || other.viewedMs - one.viewedMs,
  );
}

const amount = (value = 0): number => (Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0);
