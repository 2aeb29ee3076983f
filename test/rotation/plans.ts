/** Catalogues and calendars for proposals, and what a proposal has come to. */
import * as fc from 'fast-check';
import { addDays, type LocalDate } from '../../src/contract/dates.ts';
import { SUDIN_KEYS, type SudinKey } from '../../src/contract/places.ts';
import {
  proposeRotations,
  type Candidate,
  type PlannedRotation,
  type Proposal,
  type ProposalInput,
} from '../../src/rotation/propose.ts';

export const FIRST_DAY: LocalDate = '2026-01-05';
const ROTATION_DAYS = 14;

/** What a product is, in a letter. `p`: food with P-IRT, `k`: food without, `r`: kriya, `f`: fesyen. */
export type Letter = 'p' | 'k' | 'r' | 'f';

const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12' };

export function candidate(
  sudin: SudinKey,
  n: number,
  letter: Letter,
  ends: { readonly halal?: LocalDate; readonly pirt?: LocalDate } = {},
): Candidate {
  const id = `${sudin}-${String(n).padStart(2, '0')}`;
  if (letter === 'r') return { id, sudin, commodity: 'kriya' };
  if (letter === 'f') return { id, sudin, commodity: 'fesyen' };
  const food = {
    id,
    sudin,
    commodity: 'kuliner' as const,
    halal: ends.halal === undefined ? halal : { ...halal, validUntil: ends.halal },
  };
  return letter === 'k'
    ? food
    : { ...food, pirt: { number: '111317599990129', validUntil: ends.pirt ?? '2029-05-20' } };
}

/** One unit per entry, one product per letter. */
export const catalogue = (...units: string[]): Candidate[] =>
  units.flatMap((letters, unitIndex) =>
    letters.split('').map((letter, n) => candidate(SUDIN_KEYS[unitIndex] as SudinKey, n, letter as Letter)),
  );

/** Adjoining rotations of two weeks: r00, r01, …; the first ones with products. */
export const calendar = (count: number, ...products: (readonly string[])[]): PlannedRotation[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `r${String(n).padStart(2, '0')}`,
    starts: addDays(FIRST_DAY, ROTATION_DAYS * n),
    ends: addDays(FIRST_DAY, ROTATION_DAYS * n + ROTATION_DAYS - 1),
    products: products[n] ?? [],
  }));

/** Everything that is empty is to be filled, two places a unit. */
export const propose = (
  candidates: readonly Candidate[],
  rotations: readonly PlannedRotation[],
  more: Partial<ProposalInput> = {},
): Proposal =>
  proposeRotations({ candidates, rotations, fill: rotations.map(({ id }) => id), placesPerSudin: 2, ...more });

/** The rotations with what was proposed. */
export const kept = (rotations: readonly PlannedRotation[], proposal: Proposal): PlannedRotation[] =>
  rotations.map((rotation) => {
    const added = proposal.rotations.find(({ id }) => id === rotation.id)?.added ?? [];
    return Object.assign({}, rotation, { products: [...rotation.products, ...added.map(({ product }) => product)] });
  });

export const addedIds = (proposal: Proposal): string[][] =>
  proposal.rotations.map(({ added }) => added.map(({ product }) => product));

/** How many of the rotations name each of the products, products without a turn included. */
export function turnsById(
  candidates: readonly Pick<Candidate, 'id'>[],
  rotations: readonly (readonly string[])[],
): Map<string, number> {
  const turns = new Map(candidates.map(({ id }) => [id, 0]));
  for (const id of rotations.flat()) turns.set(id, (turns.get(id) ?? 0) + 1);
  return turns;
}

const letters = fc.constantFrom<Letter>('p', 'k', 'r', 'f');

/** All six units, 1–30 products each, every permit good for years. */
export const catalogues = fc
  .tuple(...SUDIN_KEYS.map(() => fc.array(letters, { minLength: 1, maxLength: 30, size: 'max' })))
  .map((units) => catalogue(...units.map((own) => own.join(''))));

const someDay = fc.integer({ min: -60, max: 400 }).map((days) => addDays(FIRST_DAY, days));
const perhapsSomeDay = fc.option(someDay, { nil: undefined });

/** Some units have nothing at all, and many permits end before the year does. */
export const roughCatalogues = fc
  .tuple(
    ...SUDIN_KEYS.map((sudin) =>
      fc
        .array(fc.record({ letter: letters, halal: perhapsSomeDay, pirt: perhapsSomeDay }), { maxLength: 12 })
        .map((own) =>
          own.map(({ letter, halal, pirt }, n) =>
            candidate(sudin, n, letter, {
              ...(halal === undefined ? {} : { halal }),
              ...(pirt === undefined ? {} : { pirt }),
            }),
          ),
        ),
    ),
  )
  .map((units) => units.flat());

/** A catalogue and a half-filled calendar, in which staff have placed what they liked; some of it is unknown. */
export const handMadePlans = roughCatalogues.chain((candidates) =>
  fc.record({
    candidates: fc.constant(candidates),
    rotations: fc
      .array(fc.array(fc.constantFrom('unknown-product', ...candidates.map(({ id }) => id)), { maxLength: 10 }), {
        minLength: 1,
        maxLength: 10,
      })
      .map((products) => calendar(products.length + 2, ...products)),
  }),
);
