/** A year of proposals for units that have next to nothing, and for one that has thirty products. No browser in it. */
import { test } from '@playwright/test';
import * as fc from 'fast-check';
import { COMMODITIES, SUDIN_KEYS, type SudinKey } from '../../src/contract/places.ts';
import { fairShares, type Candidate } from '../../src/rotation/propose.ts';
import { addedIds, calendar, candidate, kept, propose, turnsById, type Letter } from '../rotation/plans.ts';
import { ms, printTable } from './figures.ts';

const PRODUCTS = [1, 3, 7, 12, 20, 30];
const PLACES_PER_SUDIN = 2;
const SEED = 52;

/** Half of the products food, two of five of it with P-IRT; three of ten kriya. */
const letters = fc.sample(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Letter>('p') },
    { weight: 6, arbitrary: fc.constant<Letter>('k') },
    { weight: 6, arbitrary: fc.constant<Letter>('r') },
    { weight: 4, arbitrary: fc.constant<Letter>('f') },
  ),
  { numRuns: PRODUCTS.reduce((sum, own) => sum + own), seed: SEED },
);
const candidates = PRODUCTS.flatMap((count, unit) => {
  const before = PRODUCTS.slice(0, unit).reduce((sum, own) => sum + own, 0);
  const own = letters.slice(before, before + count);
  return own.map((letter, n) => candidate(SUDIN_KEYS[unit] as SudinKey, n, letter));
});

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
function range(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? String(least) : `${least}–${most}`;
}

test('a year of proposals', () => {
  const year = calendar(26);
  const startMs = performance.now();
  const proposal = propose(candidates, year, { placesPerSudin: PLACES_PER_SUDIN });
  const tookMs = performance.now() - startMs;

  const filled = addedIds(proposal);
  const byId = new Map(candidates.map((own) => [own.id, own]));
  const places = filled.flat().map((id) => byId.get(id) as Candidate);
  const turns = turnsById(candidates, filled);
  const turnsOf = (own: readonly Candidate[]) => own.map(({ id }) => turns.get(id) ?? 0);
  const { perSudin, perCommodity } = fairShares(kept(year, proposal), byId, PLACES_PER_SUDIN);

  printTable(`Proposal: 26 rotations of two weeks, ${PLACES_PER_SUDIN} places a unit (seed ${SEED})`, [
    ['took', ms(tookMs)],
    ...perSudin.map(({ key, turns: had, fair }): [string, string] => {
      const empty = proposal.gaps.filter(({ sudin }) => sudin === key).reduce((sum, gap) => sum + gap.empty, 0);
      const own = candidates.filter(({ sudin }) => sudin === key);
      return [
        `places of ${key}, ${own.length} products`,
        `${had} of ${fair}${empty > 0 ? `, ${empty} named as empty` : ''}; a product ${range(turnsOf(own))} turns`,
      ];
    }),
  ]);

  printTable(
    'Commodities',
    perCommodity.map(({ key, turns: had, fair }) => {
      const stock = candidates.filter(({ commodity }) => commodity === key).length;
      const perRotation = filled.map((ids) => ids.filter((id) => byId.get(id)?.commodity === key).length);
      return [
        `${key}, ${percent(stock, candidates.length)} of all candidates`,
        `${had} places (${percent(had, places.length)}), fair unit by unit ${fair.toFixed(1)} (${percent(fair, places.length)}); ${range(perRotation)} a rotation`,
      ];
    }),
  );

  const isFood = ({ commodity }: Candidate) => commodity === 'kuliner';
  const hasPirt = ({ pirt }: Candidate) => pirt !== undefined;
  const food = candidates.filter(isFood);
  const foodPlaces = places.filter(isFood);
  printTable('Food with P-IRT', [
    [
      'of the candidates',
      `${food.filter(hasPirt).length} of ${food.length} (${percent(food.filter(hasPirt).length, food.length)})`,
    ],
    [
      'of the places',
      `${foodPlaces.filter(hasPirt).length} of ${foodPlaces.length} (${percent(foodPlaces.filter(hasPirt).length, foodPlaces.length)})`,
    ],
    ...SUDIN_KEYS.flatMap((key): [string, string][] => {
      const own = food.filter(({ sudin }) => sudin === key);
      const [withPirt, without] = [own.filter(hasPirt), own.filter((product) => !hasPirt(product))];
      if (withPirt.length === 0 || without.length === 0) return [];
      const figures = `${range(turnsOf(withPirt))} turns with, ${range(turnsOf(without))} without`;
      return [[`a product of ${key} (${withPirt.length} with, ${without.length} without)`, figures]];
    }),
  ]);

  printTable(
    'Most and least shown of the same kind',
    SUDIN_KEYS.flatMap((key) =>
      COMMODITIES.filter((commodity) => commodity !== 'kuliner').flatMap((commodity): [string, string][] => {
        const own = candidates.filter((product) => product.sudin === key && product.commodity === commodity);
        return own.length === 0 ? [] : [[`${key}, ${own.length} ${commodity}`, `${range(turnsOf(own))} turns`]];
      }),
    ),
  );
});
