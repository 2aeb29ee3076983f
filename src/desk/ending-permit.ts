/** The permit of a product that ends first, as long before as staff are to hear of it. */
import type { Draft } from '../api/draft.ts';
import type { ProductSummary } from '../api/products.ts';
import { LocalDateSchema } from '../contract/date-schema.ts';
import { daysBetween, type LocalDate } from '../contract/dates.ts';
import { PERMIT_WARNING_DAYS } from '../contract/limits.ts';

/** [C2][C3] Within 90 days or past; undefined when none is. */
export function endingPermit(
  { halal, pirt }: Pick<Draft, 'halal' | 'pirt'>,
  today: LocalDate,
): ProductSummary['permitEnds'] {
  const ends = [
    { kind: 'halal' as const, on: halal?.validUntil },
    { kind: 'pirt' as const, on: pirt?.validUntil },
  ].flatMap(({ kind, on }) => (on !== undefined && LocalDateSchema.safeParse(on).success ? [{ kind, on }] : []));
  return ends
    .filter(({ on }) => daysBetween(today, on) <= PERMIT_WARNING_DAYS)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}
