/**
 * What a Suku Dinas is owed when a rotation is filled. There is no account on file: it is worked out anew from the
 * rotations as they stand, by going through them in order of time as if today's products had been there all along. So
 * filling a year at once and filling it rotation by rotation come to the same, and whatever staff change by hand counts.
 *
 * That fiction would pay a newcomer for years in which it did not exist. Hence a debt is forgiven beyond one place. A
 * fair proposal never comes near that limit; only newcomers and what is placed by hand do.
 */
import { badgesOf } from '../contract/card-rules.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { Commodity } from '../contract/places.ts';
import type { Candidate } from './proposal.ts';
import type { Turn } from './turn-book.ts';

/** A food with P-IRT counts as so many without. */
const PIRT_WEIGHT = 2;

export interface UnitAccount {
  /** A whole place, in the units of `owed`: as many as there are products, so that nothing is lost to rounding. */
  readonly place: number;
  /** Positive: has had less than its share of the unit's places. */
  readonly owed: Readonly<Record<Commodity, number>>;
  /** The same for food with P-IRT among the places of food; `share` is what each place of food adds to it. */
  readonly pirt: { readonly place: number; readonly share: number; readonly owed: number };
}

/** Food whose P-IRT lasts through the last day. */
export const hasPirtUntil = (product: Candidate, lastDay: LocalDate): boolean =>
  product.commodity === 'kuliner' && badgesOf(product, lastDay).pirt;

/**
 * @param company the unit's products that may be shown to the end of the rotation to fill
 * @param ends the last day of that rotation
 * @param past the unit's turns in all other rotations, rotation by rotation in order of time
 */
export function openAccount(
  company: readonly Candidate[],
  ends: LocalDate,
  past: readonly (readonly Turn[])[],
): UnitAccount {
  const food = company.filter(({ commodity }) => commodity === 'kuliner').length;
  const withPirt = company.filter((product) => hasPirtUntil(product, ends)).length;
  const share = PIRT_WEIGHT * withPirt;
  const level: UnitAccount = {
    place: company.length,
    owed: { kuliner: 0, kriya: 0, fesyen: 0 },
    pirt: { place: share + food - withPirt, share, owed: 0 },
  };
  return past.reduce((account, turns) => {
    const places = turns.reduce((sum, turn) => sum + turn.turns, 0);
    return forgive(turns.reduce(charge, grant(account, company, places)));
  }, level);
}

/** Every commodity gets its share of so many places, in proportion to the unit's products. */
export function grant(account: UnitAccount, company: readonly Candidate[], places: number): UnitAccount {
  const owed = { ...account.owed };
  for (const { commodity } of company) owed[commodity] += places;
  return { ...account, owed };
}

/** A product had its turn, or is given its place. */
export function charge({ place, owed, pirt }: UnitAccount, { product, turns, ends }: Turn): UnitAccount {
  const { commodity } = product;
  const change = pirt.share - (hasPirtUntil(product, ends) ? pirt.place : 0);
  return {
    place,
    owed: { ...owed, [commodity]: owed[commodity] - turns * place },
    pirt: commodity === 'kuliner' ? { ...pirt, owed: pirt.owed + turns * change } : pirt,
  };
}

function forgive({ place, owed, pirt }: UnitAccount): UnitAccount {
  return {
    place,
    owed: {
      kuliner: within(place, owed.kuliner),
      kriya: within(place, owed.kriya),
      fesyen: within(place, owed.fesyen),
    },
    pirt: { ...pirt, owed: within(pirt.place, pirt.owed) },
  };
}

const within = (limit: number, value: number): number => Math.max(-limit, Math.min(limit, value));
