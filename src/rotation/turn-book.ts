/** Who stood in which rotation: the plan read as a history of turns. */
import type { LocalDate } from '../contract/dates.ts';
import type { SudinKey } from '../contract/places.ts';
import type { Candidate, PlannedRotation } from './proposal.ts';

/** Turns of one product in one rotation. */
export interface Turn {
  readonly product: Candidate;
  readonly turns: number;
  /** The last day of the rotation. */
  readonly ends: LocalDate;
}

export interface TurnBook {
  /** By start. */
  readonly plan: readonly PlannedRotation[];
  /** By id. An id that is not in it belongs to nobody known and is nobody's turn. */
  readonly products: ReadonlyMap<string, Candidate>;
  /** Where there are real turns, those of the plan count from this day. */
  readonly countedFrom: LocalDate;
  readonly shownTurns: ReadonlyMap<string, number> | undefined;
}

/** The turns of a unit in all rotations but one, rotation by rotation in order of time; real turns come first. */
export function pastTurns(sudin: SudinKey, except: PlannedRotation, book: TurnBook): Turn[][] {
  const { plan, products, countedFrom, shownTurns } = book;
  const turnOf = (id: string, turns: number, ends: LocalDate): Turn[] => {
    const product = products.get(id);
    return product?.sudin === sudin ? [{ product, turns, ends }] : [];
  };
  const counted = plan.filter(
    ({ id, starts }) => id !== except.id && (shownTurns === undefined || starts >= countedFrom),
  );
  return [
    [...(shownTurns ?? [])].flatMap(([id, turns]) => turnOf(id, turns, except.ends)),
    ...counted.map(({ products: ids, ends }) => [...new Set(ids)].flatMap((id) => turnOf(id, 1, ends))),
  ].filter(({ length }) => length > 0);
}

/** The last day of each product's latest turn in a rotation that starts before this one, by id. */
export function lastTurns(plan: readonly PlannedRotation[], rotation: PlannedRotation): Map<string, LocalDate> {
  const last = new Map<string, LocalDate>();
  for (const { starts, ends, products } of plan) {
    if (starts >= rotation.starts) continue;
    for (const id of products) if (ends > (last.get(id) ?? '')) last.set(id, ends);
  }
  return last;
}
