import { describe, expect, it } from 'vitest';
import type { ProductSummary } from '../../../src/api/products.ts';
import { countProducts, filterProducts, NO_FILTER } from '../../../src/editor/products/filter.ts';

const summary = (id: string, overrides: Partial<ProductSummary> = {}): ProductSummary => ({
  sudin: 'kpkp',
  id,
  name: id,
  producer: 'Dapur Contoh',
  commodity: 'kuliner',
  statuses: ['draft'],
  problems: [],
  isUnpublished: false,
  savedAtMs: 0,
  ...overrides,
});

const error = { severity: 'error' as const, field: 'halal', sentence: 'Wajib diisi.' };
const products = [
  summary('kopi', { name: 'Kopi Bubuk Robusta', statuses: ['live', 'in-curation'], isUnpublished: true }),
  summary('kue', { name: 'Kué Kembang Goyang', sudin: 'ppapp', problems: [error] }),
  summary('tas', { name: 'Tas Pandan', commodity: 'kriya', statuses: ['archived'] }),
];
const found = (filter: Partial<typeof NO_FILTER>) =>
  filterProducts(products, { ...NO_FILTER, ...filter }).map(({ id }) => id);

describe('the list of products', () => {
  it('finds by any words of name and producer, whatever the case and accents', () => {
    expect(found({ search: 'KUE goyang' })).toEqual(['kue']);
    expect(found({ search: 'dapur robusta' })).toEqual(['kopi']);
    expect(found({ search: 'bakso' })).toEqual([]);
  });

  it('keeps archived products out of the way until they are asked for', () => {
    expect(found({})).toEqual(['kopi', 'kue']);
    expect(found({ status: 'archived' })).toEqual(['tas']);
  });

  it('finds a product by each status it has at the same time', () => {
    expect(found({ status: 'live' })).toEqual(['kopi']);
    expect(found({ status: 'in-curation' })).toEqual(['kopi']);
  });

  it('leaves only what matches every filter', () => {
    expect(found({ sudin: 'ppapp', onlyProblems: true })).toEqual(['kue']);
    expect(found({ sudin: 'kpkp', onlyProblems: true })).toEqual([]);
  });

  it('counts what stands on the tiles', () => {
    expect(countProducts(products)).toEqual({ products: 2, live: 1, inCuration: 1, unpublished: 1, withErrors: 1 });
  });
});
