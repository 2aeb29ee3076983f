import { describe, expect, it } from 'vitest';
import { tidyDraft, type Draft } from '../../../src/api/draft.ts';
import { getIn, setIn } from '../../../src/editor/conflict/field-path.ts';
import { merged, mergeFields } from '../../../src/editor/product/merge.ts';

const base: Draft = {
  name: { id: 'Kopi Bubuk', en: 'Ground Coffee' },
  price: { idr: 30_000 },
  photos: [{ file: 'a.jpg' }],
  links: [],
};

describe('a field by its path', () => {
  it('is found and set without touching what it came from', () => {
    const next = setIn(base, 'photos.0.alt.id', 'Sebungkus kopi');
    expect(getIn(next, 'photos.0.alt.id')).toBe('Sebungkus kopi');
    expect(getIn(base, 'photos.0.alt.id')).toBeUndefined();
    expect(Array.isArray(next.photos)).toBe(true);
  });

  it('whose group is missing makes the group', () => {
    expect(setIn(base, 'halal.certificate', 'ID1').halal).toEqual({ certificate: 'ID1' });
  });
});

describe('a tidied draft', () => {
  it('tells no empty field from a missing one', () => {
    const typed = { ...base, description: { id: ' ', en: '' }, halal: { certificate: '' }, allergens: [] };
    expect(tidyDraft(typed)).toEqual(base);
  });

  it('keeps a link whose address is still to be pasted, and a price of which only the unit is known', () => {
    const typed: Draft = { ...base, links: [{ kind: 'whatsapp', url: '' }], price: { unit: { id: 'botol' } } };
    expect(tidyDraft(typed)).toMatchObject({ links: [{ kind: 'whatsapp' }], price: { unit: { id: 'botol' } } });
  });
});

describe('[E7] two versions of one product', () => {
  const mine = setIn(setIn(base, 'name.id', 'Kopi Bubuk Robusta'), 'price.idr', 32_000);
  const theirs = setIn(setIn(base, 'price.idr', 35_000), 'name.en', 'Robusta Coffee');

  it('agree by themselves where only one side changed a field, and ask where both did', () => {
    expect(mergeFields(base, mine, theirs)).toEqual([
      { path: 'name.id', label: 'Nama produk', mine: 'Kopi Bubuk Robusta', theirs: 'Kopi Bubuk', settled: 'mine' },
      {
        path: 'name.en',
        label: expect.any(String),
        mine: 'Ground Coffee',
        theirs: 'Robusta Coffee',
        settled: 'theirs',
      },
      { path: 'price.idr', label: 'Harga', mine: 32_000, theirs: 35_000, settled: undefined },
    ]);
  });

  it('become one that holds what was chosen of each', () => {
    const fields = mergeFields(base, mine, theirs);
    expect(merged(theirs, fields, new Map([['price.idr', 'mine']]))).toEqual({
      ...base,
      name: { id: 'Kopi Bubuk Robusta', en: 'Robusta Coffee' },
      price: { idr: 32_000 },
    });
  });

  it('a field emptied on one side is empty in the end', () => {
    const emptied = setIn(base, 'name.en', '');
    const other = setIn(base, 'price.idr', 1);
    expect(merged(other, mergeFields(base, emptied, other), new Map()).name).toEqual({ id: 'Kopi Bubuk' });
    const noPhotos = setIn(base, 'photos', []);
    expect(merged(other, mergeFields(base, noPhotos, other), new Map()).photos).toEqual([]);
  });

  it('that say the same in another order of keys do not differ', () => {
    const turned: Draft = { links: [], photos: [{ file: 'a.jpg' }], price: { idr: 30_000 }, name: base.name };
    expect(mergeFields(base, base, turned)).toEqual([]);
  });
});
