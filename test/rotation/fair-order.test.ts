import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairOrder } from '../../src/rotation/fair-order.ts';
import { catalogue, catalogues, commodityRepeats } from './loop.ts';

const repeats = (cards: ReturnType<typeof catalogue>) => commodityRepeats(cards.map((card) => ({ card })));

describe('the fixed order of a rotation', () => {
  it('[R6] holds every card once, and depends on nothing but the cards', () => {
    fc.assert(
      fc.property(catalogues, (cards) => {
        const ordered = fairOrder(cards);
        expect(ordered.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          cards.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        );
        expect(fairOrder(cards)).toEqual(ordered);
      }),
    );
  });

  it('[R6] gives every unit one place in every round', () => {
    fc.assert(
      fc.property(catalogues, (cards) => {
        const taken = new Map<string, number>();
        let round = 1;
        for (const { sudin } of fairOrder(cards)) {
          const mine = (taken.get(sudin) ?? 0) + 1;
          expect(mine).toBeGreaterThanOrEqual(round);
          expect(mine).toBeLessThanOrEqual(round + 1);
          round = Math.max(round, mine);
          taken.set(sudin, mine);
        }
      }),
    );
  });

  it('[R8] neighbours differ in commodity where the round allows it', () => {
    expect(repeats(fairOrder(catalogue('kkk', 'kkk', 'rrr', 'rrr')))).toBe(0);
    expect(repeats(fairOrder(catalogue('kr', 'rk', 'fk', 'kf')))).toBe(0);
    expect(fairOrder(catalogue('kk', 'kr')).map(({ id }) => id)).toEqual([
      'ppkukm-0',
      'ppapp-1',
      'ppkukm-1',
      'ppapp-0',
    ]);
  });

  it('[R6] an empty rotation has an empty order', () => {
    expect(fairOrder([])).toEqual([]);
  });
});
