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
  const before = Object.hasOwn(day, productId) ? day[productId] : undefined;
  return { ...day, [productId]: plus(before, add) };
}

/** A day out of the store: another version of the app, or a disk that lies, may have written it. Nonsense counts as nothing. */
export function parseDayCounts(stored: unknown): DayCounts {
  if (!isObject(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([productId, counts]) =>
      isObject(counts) ? [[productId, plus(NOTHING, counts)]] : [],
    ),
  );
}

/** The sums of several days, each product once, the most opened first. */
export function sumOfDays(days: readonly DayCounts[]): (readonly [productId: string, counts: VisitCounts])[] {
  const total = new Map<string, VisitCounts>();
  for (const [productId, counts] of days.flatMap((day) => Object.entries(day)))
    total.set(productId, plus(total.get(productId), counts));
  return [...total].toSorted(([, one], [, other]) => other.opened - one.opened || other.viewedMs - one.viewedMs);
}

/** The sums of all these together. */
export const sumOfCounts = (all: readonly VisitCounts[]): VisitCounts =>
  all.reduce((sum, counts) => plus(sum, counts), NOTHING);

function plus(before: VisitCounts = NOTHING, add: Partial<Record<keyof VisitCounts, unknown>>): VisitCounts {
  return {
    opened: before.opened + amount(add.opened),
    qrShown: before.qrShown + amount(add.qrShown),
    viewedMs: before.viewedMs + amount(add.viewedMs),
  };
}

const amount = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
