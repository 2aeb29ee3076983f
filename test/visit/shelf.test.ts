import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMODITIES, SUDIN_KEYS } from '../../src/contract/places.ts';
import type { Card } from '../../src/contract/feed.ts';
import { fairOrder } from '../../src/rotation/fair-order.ts';
import { filterCounts, noFilters, onShelf, pageIndexOf, pageOf, type Filters } from '../../src/visit/shelf.ts';
import { card, cards } from '../factory.ts';

let shelf: Card[];

beforeAll(async () => {
  shelf = fairOrder(await cards(4));
});

const idsOf = (list: readonly Pick<Card, 'id'>[]) => list.map(({ id }) => id);
const everyFilters: Filters[] = [undefined, ...COMMODITIES].flatMap((commodity) =>
  [undefined, ...SUDIN_KEYS].map((sudin) => ({ commodity, sudin })),
);

describe('filters', () => {
  it('[V1] let everything through until one is pressed', () => {
    expect(onShelf(shelf, noFilters)).toEqual(shelf);
  });

  it('[V1] of both rows hold together', async () => {
    const mixed = [
      await card({ id: 'a', commodity: 'kriya', sudin: 'sosial' }),
      await card({ id: 'b', commodity: 'kriya', sudin: 'kpkp' }),
      await card({ id: 'c', commodity: 'fesyen', sudin: 'sosial' }),
    ];
    expect(idsOf(onShelf(mixed, { commodity: 'kriya', sudin: 'sosial' }))).toEqual(['a']);
    expect(idsOf(onShelf(mixed, { commodity: 'kriya', sudin: undefined }))).toEqual(['a', 'b']);
    expect(idsOf(onShelf(mixed, { commodity: 'kuliner', sudin: undefined }))).toEqual([]);
  });

  it('[V2] keep the fair order', () => {
    for (const filters of everyFilters) {
      const places = onShelf(shelf, filters).map((one) => shelf.indexOf(one));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });

  it('[V1] each carry the number of cards that pressing it leaves', () => {
    for (const filters of everyFilters) {
      const counts = filterCounts(shelf, filters);
      expect(counts.anyCommodity).toBe(onShelf(shelf, { ...filters, commodity: undefined }).length);
      expect(counts.anySudin).toBe(onShelf(shelf, { ...filters, sudin: undefined }).length);
      for (const commodity of COMMODITIES)
        expect(counts.commodities[commodity]).toBe(onShelf(shelf, { ...filters, commodity }).length);
      for (const sudin of SUDIN_KEYS) expect(counts.sudin[sudin]).toBe(onShelf(shelf, { ...filters, sudin }).length);
    }
  });

  it('[V1] say 0 of a unit that has nothing, and leave it in the row', async () => {
    const counts = filterCounts([await card({ sudin: 'sosial' })], noFilters);
    expect(Object.keys(counts.sudin)).toEqual([...SUDIN_KEYS]);
    expect(counts.sudin.kpkp).toBe(0);
  });
});

describe('pages', () => {
  const size = fc.nat(500);
  const perPage = fc.integer({ min: 1, max: 12 });

  it('[V2] hold each card exactly once, in order', () => {
    fc.assert(
      fc.property(size, perPage, (total, each) => {
        const all = Array.from({ length: total }, (_, n) => n);
        const pages = Array.from({ length: pageOf(all, each, 0).total }, (_, n) => pageOf(all, each, n).cards);
        expect(pages.flat()).toEqual(all);
        if (total > 0) expect(pages.every((page) => page.length > 0 && page.length <= each)).toBe(true);
      }),
    );
  });

  it('[V2] of an empty shelf are one', () => {
    expect(pageOf([], 10, 0)).toEqual({ cards: [], index: 0, total: 1 });
  });

  it('[V2] that are gone become the nearest one that is there', () => {
    const all = Array.from({ length: 24 }, (_, n) => n);
    expect(pageOf(all, 10, 7)).toMatchObject({ index: 2, cards: [20, 21, 22, 23] });
    expect(pageOf(all, 10, -1)).toMatchObject({ index: 0 });
    expect(pageOf(all.slice(0, 3), 10, 2)).toMatchObject({ index: 0, cards: [0, 1, 2] });
  });

  it('[V2] open where the product lies that was on the screen', () => {
    for (const [place, one] of shelf.entries()) {
      const index = pageIndexOf(shelf, 10, one.id);
      expect(pageOf(shelf, 10, index).cards).toContain(one);
      expect(index).toBe(Math.floor(place / 10));
    }
  });

  it('[V2] open at the first for a product that has left the rotation', () => {
    expect(pageIndexOf(shelf, 10, 'sudah-tidak-ada')).toBe(0);
  });
});
