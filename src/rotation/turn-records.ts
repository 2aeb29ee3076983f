/** How often each product of a Suku Dinas had its turn, and how far it is ahead of the others of its kind. */
import type { LocalDate } from '../contract/dates.ts';
import type { Candidate } from './proposal.ts';
import type { Turn } from './turn-book.ts';
import { hasPirtUntil } from './unit-account.ts';

export interface TurnRecord {
  /** In all other rotations. */
  readonly turns: number;
  /** Turns more than the one furthest behind of its kind has had, as far as they are not forgiven. */
  readonly ahead: number;
}

/**
 * Beyond this a lead is forgiven, as in the loop, where fair turns never spread wider than two slides: a product that is
 * new, or was away for a year, has two turns to catch up with, not all of them.
 */
const AHEAD_MAX_TURNS = 2;

/**
 * A record of each product, by id. Kinds are the commodities, food with and without P-IRT apart.
 * @param company the unit's products that may be shown to the end of the rotation to fill
 * @param ends the last day of that rotation
 * @param past the unit's turns in all other rotations, rotation by rotation in order of time
 */
export function turnRecords(
  company: readonly Candidate[],
  ends: LocalDate,
  past: readonly (readonly Turn[])[],
): Map<string, TurnRecord> {
  const records = new Map<string, { turns: number; ahead: number }>();
  const kinds = new Map<string, { turns: number; ahead: number }[]>();
  const kindOf = (product: Candidate) => `${product.commodity} ${hasPirtUntil(product, ends)}`;
  for (const product of company) {
    const record = { turns: 0, ahead: 0 };
    records.set(product.id, record);
    const kind = kinds.get(kindOf(product)) ?? [];
    kinds.set(kindOf(product), [...kind, record]);
  }
  for (const chapter of past) {
    for (const { product, turns } of chapter) {
      const record = records.get(product.id);
      if (record === undefined) continue;
      record.turns += turns;
      record.ahead += turns;
    }
    for (const kind of kinds.values()) level(kind);
  }
  return records;
}

function level(kind: readonly { ahead: number }[]): void {
  const furthestBehind = kind.reduce((least, { ahead }) => Math.min(least, ahead), Infinity);
  for (const record of kind) record.ahead = Math.min(record.ahead - furthestBehind, AHEAD_MAX_TURNS);
}
