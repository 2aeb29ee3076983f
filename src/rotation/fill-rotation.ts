/** Fills the empty places of one rotation, place by place. The order of precedence is told in propose.ts. */
import type { LocalDate } from '../contract/dates.ts';
import { COMMODITIES, type Commodity, type SudinKey } from '../contract/places.ts';
import { explain } from './explain-choice.ts';
import type { Candidate, Placement } from './proposal.ts';
import type { TurnRecord } from './turn-records.ts';
import { charge, hasPirtUntil, type UnitAccount } from './unit-account.ts';

/** A Suku Dinas while a rotation is filled. */
export interface Unit {
  readonly sudin: SudinKey;
  /** Places still empty. */
  readonly empty: number;
  /** What may still take one, by id. */
  readonly free: readonly Candidate[];
  /** With this rotation's places granted, and what has one of them charged. */
  readonly account: UnitAccount;
  /** Of its products, by id. */
  readonly records: ReadonlyMap<string, TurnRecord>;
}

/** What holds for all units of the rotation. */
export interface Occasion {
  /** Last day of the rotation. */
  readonly ends: LocalDate;
  /** Last day of each product's turn before, by id. */
  readonly lastShown: ReadonlyMap<string, LocalDate>;
  /** Turns before are what was really shown, not what was planned. */
  readonly isMeasured: boolean;
  /** Commodities that stand in it already. */
  readonly standing: ReadonlySet<Commodity>;
}

interface Filled {
  readonly units: readonly Unit[];
  readonly added: readonly Placement[];
}

/** Units with their places taken, and what was added: in the order of the units given, each unit's in order of choice. */
export function fillRotation(units: readonly Unit[], occasion: Occasion): Filled {
  let now = units;
  const present = new Set(occasion.standing);
  const added: Placement[] = [];
  for (let next = nextUnit(now); next !== undefined; next = nextUnit(now)) {
    const { unit, commodities } = next;
    const commodity = mostMissing(commodities, unit, now, present);
    const product = dueProduct(unit, commodity, occasion);
    added.push({ product: product.id, sudin: unit.sudin, reasons: explain(product, unit, occasion) });
    present.add(commodity);
    now = now.map((other) => (other.sudin === unit.sudin ? take(unit, product, occasion.ends) : other));
  }
  const order = units.map(({ sudin }) => sudin);
  return { units: now, added: added.toSorted((a, b) => order.indexOf(a.sudin) - order.indexOf(b.sudin)) };
}

/** The unit with the least choice goes first: the freer ones can then bring what the rotation still lacks. */
function nextUnit(units: readonly Unit[]): { unit: Unit; commodities: readonly Commodity[] } | undefined {
  return units
    .filter(({ empty, free }) => empty > 0 && free.length > 0)
    .map((unit) => ({ unit, commodities: dueCommodities(unit) }))
    .toSorted((a, b) => a.commodities.length - b.commodities.length)[0];
}

/**
 * The commodities a unit may bring now without one getting a whole place more or less than its share: one that is owed
 * a whole place, else any that is owed something. Where what is owed has no product left, the one owed most.
 */
function dueCommodities({ free, account: { owed, place } }: Unit): readonly Commodity[] {
  const there = COMMODITIES.filter((commodity) => free.some((product) => product.commodity === commodity));
  const overdue = there.filter((commodity) => owed[commodity] >= place);
  if (overdue.length > 0) return overdue;
  const due = there.filter((commodity) => owed[commodity] > 0);
  return due.length > 0 ? due : there.toSorted((a, b) => owed[b] - owed[a]).slice(0, 1);
}

/** What the rotation has nothing of yet; then what all units together are owed most; among equals what this unit is. */
function mostMissing(
  commodities: readonly Commodity[],
  unit: Unit,
  units: readonly Unit[],
  present: ReadonlySet<Commodity>,
): Commodity {
  const missing = (commodity: Commodity) =>
    units.reduce((sum, { account }) => sum + (account.place === 0 ? 0 : account.owed[commodity] / account.place), 0);
  const { owed } = unit.account;
  const [most] = commodities.toSorted(
    (a, b) => Number(present.has(a)) - Number(present.has(b)) || missing(b) - missing(a) || owed[b] - owed[a],
  );
  return most as Commodity;
}

function dueProduct({ free, account, records }: Unit, commodity: Commodity, { ends, lastShown }: Occasion): Candidate {
  const ofCommodity = free.filter((product) => product.commodity === commodity);
  const { owed, share } = account.pirt;
  const wantsPirt = owed + share > 0;
  const preferred = ofCommodity.filter((product) => hasPirtUntil(product, ends) === wantsPirt);
  const [due] = (preferred.length > 0 ? preferred : ofCommodity).toSorted((a, b) => {
    const [mine, theirs] = [records.get(a.id), records.get(b.id)];
    return (
      (mine?.ahead ?? 0) - (theirs?.ahead ?? 0) ||
      (mine?.turns ?? 0) - (theirs?.turns ?? 0) ||
      // Never shown is longer ago than any day.
      compare(lastShown.get(a.id) ?? '', lastShown.get(b.id) ?? '') ||
      compare(a.id, b.id)
    );
  });
  return due as Candidate;
}

function take(unit: Unit, product: Candidate, ends: LocalDate): Unit {
  return {
    ...unit,
    empty: unit.empty - 1,
    free: unit.free.filter(({ id }) => id !== product.id),
    account: charge(unit.account, { product, turns: 1, ends }),
  };
}

/** Order of dates and ids; not of a language, which would differ from machine to machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
