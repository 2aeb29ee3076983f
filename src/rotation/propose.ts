/**
 * "Usulkan rotasi": fills the empty places of rotations, and says why. It only adds: what staff have placed stays, and
 * counts. The same input always gives the same proposal, in whatever order its lists are.
 *
 * Rotations are filled by start, and each like this:
 *
 * 1. Every Suku Dinas has the same number of places, however many products it has (E1). Only what may be shown to the
 *    last day can take one (E2), and no product takes two of one rotation. Where these are too few, places stay empty
 *    and a gap says so.
 * 2. The commodity of a place. Within a unit the three get places in proportion to its products, over time and never a
 *    whole place more or less: one fesyen product among thirty has one place of thirty. As far as that leaves a choice,
 *    the unit brings what the rotation has nothing of yet, then what all units together are owed most, so that the
 *    rotation as a whole is spread; units with the least choice go first.
 * 3. For a place of food, whether with or without P-IRT (E3). Food with a P-IRT that lasts through the rotation goes
 *    first as long as that group has not had more than its share, in which each of its products counts double; then it
 *    is the turn of the others. So with both in a unit, a food with P-IRT is shown twice as often as one without, and
 *    neither shuts out the other.
 * 4. Among those left the least often shown (E3), then the one shown longest ago, then by id. Somebody who was not there
 *    for years is not paid for them: more than two turns behind counts as two (turn-records.ts).
 */
import { mayBeShown } from '../contract/card-rules.ts';
import { SUDIN_KEYS, type SudinKey } from '../contract/places.ts';
import { fillRotation, type Unit } from './fill-rotation.ts';
import type { Candidate, Gap, PlannedRotation, Proposal, ProposalInput } from './proposal.ts';
import { lastTurns, pastTurns, type Turn, type TurnBook } from './turn-book.ts';
import { turnRecords } from './turn-records.ts';
import { charge, grant, openAccount } from './unit-account.ts';

export { describeGap, describeReason, describeReasons } from './describe-proposal.ts';
export { shownTurns, type ShownTime } from './shown-turns.ts';
export { fairShares, type FairShares, type Share, type ShareProduct } from './turn-shares.ts';
export type { Candidate, Gap, Placement, PlannedRotation, Proposal, ProposalInput, Reason } from './proposal.ts';

/**
 * [E1–E4] What could stand in the empty places of the rotations to fill. Nothing that is handed in is changed.
 * @throws {RangeError} when a rotation to fill is not among the rotations, or the places are no whole number
 */
export function proposeRotations(input: ProposalInput): Proposal {
  const { candidates, strangers = [], rotations, fill, placesPerSudin, shownTurns } = input;
  if (!Number.isInteger(placesPerSudin) || placesPerSudin < 0) {
    throw new RangeError(`places per Suku Dinas must be a whole number, not ${placesPerSudin}`);
  }
  const unknown = fill.find((wanted) => !rotations.some(({ id }) => id === wanted));
  if (unknown !== undefined) throw new RangeError(`no rotation "${unknown}" to fill`);

  const byId = candidates.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const products = new Map([...strangers, ...candidates].map((product) => [product.id, product]));
  let plan = rotations.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  const toFill = plan.filter(({ id }) => fill.includes(id));
  const countedFrom = toFill[0]?.starts ?? '';
  const filled: Proposal['rotations'][number][] = [];
  const gaps: Gap[] = [];
  for (const rotation of toFill) {
    const book: TurnBook = { plan, products, countedFrom, shownTurns };
    const before = SUDIN_KEYS.map((sudin) => openUnit(sudin, byId, rotation, placesPerSudin, book));
    const { ends } = rotation;
    const standing = new Set(rotation.products.flatMap((id) => products.get(id)?.commodity ?? []));
    const lastShown = lastTurns(plan, rotation);
    const { units, added } = fillRotation(before, { ends, standing, lastShown, isMeasured: shownTurns !== undefined });
    filled.push({ id: rotation.id, added });
    gaps.push(...units.flatMap((unit) => gapOf(unit, rotation, byId)));
    const asProposed = { ...rotation, products: [...rotation.products, ...added.map(({ product }) => product)] };
    plan = plan.map((other) => (other.id === rotation.id ? asProposed : other));
  }
  return { rotations: filled, gaps };
}

/** Two that start together are in the order of their ids, so that the order they come in decides nothing. */
const startOf = ({ starts, id }: PlannedRotation): string => `${starts} ${id}`;

function openUnit(
  sudin: SudinKey,
  candidates: readonly Candidate[],
  rotation: PlannedRotation,
  places: number,
  book: TurnBook,
): Unit {
  const { ends } = rotation;
  const company = candidates.filter((product) => product.sudin === sudin && lasts(product, rotation));
  const free = company.filter(({ id }) => !rotation.products.includes(id));
  const standing = rotation.products.flatMap((id) => {
    const product = book.products.get(id);
    return product?.sudin === sudin ? [product] : [];
  });
  const empty = Math.max(0, places - standing.length);
  const turns = standing.map((product): Turn => ({ product, turns: 1, ends }));
  const past = pastTurns(sudin, rotation, book);
  const granted = grant(openAccount(company, ends, past), company, standing.length + Math.min(empty, free.length));
  return { sudin, empty, free, account: turns.reduce(charge, granted), records: turnRecords(company, ends, past) };
}

/** E2: what may be shown on the last day may be shown on every day before, for a permit only ends. */
const lasts = (product: Candidate, { ends }: PlannedRotation): boolean => mayBeShown(product, ends);

function gapOf({ sudin, empty }: Unit, rotation: PlannedRotation, candidates: readonly Candidate[]): Gap[] {
  if (empty === 0) return [];
  const own = candidates.filter((product) => product.sudin === sudin);
  const gap = { rotation: rotation.id, sudin, empty };
  if (own.length === 0) return [{ ...gap, why: 'no-approved-product' }];
  return [{ ...gap, why: own.some((product) => lasts(product, rotation)) ? 'not-enough-products' : 'all-forbidden' }];
}
