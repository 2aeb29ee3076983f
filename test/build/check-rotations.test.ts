import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/build/check.ts';
import { readContent } from '../../src/build/read.ts';
import { say, type SentenceCode, type SentenceValues } from '../../src/contract/sentences.ts';
import { product, TODAY } from '../factory.ts';
import { mintContent, productFile, rotation } from './mint.ts';

const at = (id: string, field: string, code: SentenceCode, values?: SentenceValues) => ({
  file: `rotations/${id}.json`,
  field,
  ...say(code, values),
});

async function withRotations(...rotations: [id: string, starts: string, ends: string][]) {
  const content = await mintContent();
  await rm(path.join(content.dir, 'rotations'), { recursive: true });
  const ids = content.products.map(({ id }) => id);
  for (const [id, starts, ends] of rotations) await content.addRotation(rotation(id, starts, ends, ids));
  return { ...content, ids };
}

describe('checking the calendar', () => {
  it('[C9] adjoining rotations neither overlap nor leave a gap', async () => {
    const content = await withRotations(['a', '2026-11-20', '2026-11-24'], ['b', '2026-11-25', '2026-12-01']);
    expect(await content.problems()).toEqual([]);
  });

  it('[C9] one shared day is an overlap, told at the later one', async () => {
    const content = await withRotations(['a', '2026-11-20', '2026-11-25'], ['b', '2026-11-25', '2026-12-01']);
    expect(await content.problems()).toEqual([at('b', 'starts', 'rotation-overlap', { id: 'a' })]);
  });

  it('[C9] an overlap with a long one is found behind a short one in between', async () => {
    const content = await withRotations(
      ['a', '2026-11-01', '2026-12-31'],
      ['b', '2026-11-10', '2026-11-12'],
      ['c', '2026-12-20', '2027-01-10'],
    );
    expect(await content.problems()).toEqual([at('c', 'starts', 'rotation-overlap', { id: 'a' })]);
  });

  it('[C9] a gap is a warning with its days', async () => {
    const content = await withRotations(['a', '2026-11-20', '2026-11-24'], ['b', '2026-11-28', '2026-12-01']);
    expect(await content.problems()).toEqual([at('b', 'starts', 'rotation-gap', { days: 3 })]);
  });

  it('[C9] dates in the wrong order are refused', async () => {
    const content = await withRotations(['a', '2026-11-20', '2026-11-29'], ['b', '2026-12-09', '2026-12-01']);
    expect(await content.problems()).toContainEqual(at('b', 'ends', 'dates-reversed'));
  });

  it('[C9] no rotation today and none to come are warnings', async () => {
    const content = await withRotations(['a', '2026-11-01', '2026-11-10']);
    expect(await content.problems()).toEqual([
      { file: 'rotations', field: '', ...say('no-rotation-now', { date: TODAY }) },
      { file: 'rotations', field: '', ...say('no-rotation-next', { date: TODAY }) },
    ]);
    const last = await withRotations(['a', '2026-11-01', '2026-11-30']);
    expect(await last.problems()).toEqual([
      { file: 'rotations', field: '', ...say('no-rotation-next', { date: '2026-11-30' }) },
    ]);
  });

  it('a rotation is called as its file is', async () => {
    const content = await withRotations(['a', '2026-11-20', '2026-11-29'], ['b', '2026-11-30', '2026-12-09']);
    await content.write('rotations/b.json', rotation('c', '2026-11-30', '2026-12-09', content.ids));
    expect(await content.problems()).toContainEqual(at('b', 'id', 'id-is-not-folder', { what: 'berkas', name: 'b' }));
  });
});

describe('checking what a rotation names', () => {
  it('an empty one, a product that is not there, a draft and a repetition are refused', async () => {
    const content = await mintContent();
    await content.addProduct(product({ id: 'draf', status: 'draft' }));
    await content.addRotation(rotation('r-next', '2026-11-30', '2026-12-13', []));
    expect(await content.problems()).toContainEqual(at('r-next', 'products', 'rotation-empty'));
    const ids = content.products.map(({ id }) => id);
    await content.addRotation(
      rotation('r-next', '2026-11-30', '2026-12-13', [...ids, 'tidak-ada', 'draf', ids[0] ?? '']),
    );
    expect(await content.problems()).toEqual(
      expect.arrayContaining([
        at('r-next', 'products.6', 'rotation-unknown-product', { id: 'tidak-ada' }),
        at('r-next', 'products.7', 'rotation-draft-product', { id: 'draf' }),
        at('r-next', 'products.8', 'rotation-product-twice', { id: 'ppkukm-satu' }),
      ]),
    );
  });

  it('[C2] food whose certificate ends before the rotation is refused, one that ends within it is a warning', async () => {
    const content = await mintContent();
    const [food] = content.products;
    const ends = async (validUntil: string) => {
      await content.write(productFile(food), { ...food, halal: { ...food.halal, validUntil } });
      return (await content.problems()).filter(({ file }) => file.startsWith('rotations/'));
    };
    expect(await ends('2026-11-29')).toEqual([
      at('r-next', 'products.0', 'rotation-forbidden-product', { id: food.id, date: '2026-11-29' }),
    ]);
    expect(await ends('2026-11-30')).toEqual([
      at('r-next', 'products.0', 'rotation-product-leaves', { id: food.id, date: '2026-11-30' }),
    ]);
    expect(await ends('2026-12-13')).toEqual([]);
  });

  it('a unit without a product is named as gallery.json calls it', async () => {
    const content = await mintContent();
    const without = content.products.filter(({ sudin }) => sudin !== 'sosial').map(({ id }) => id);
    await content.addRotation(rotation('r-next', '2026-11-30', '2026-12-13', without));
    expect(await content.problems()).toEqual([
      at('r-next', 'products', 'rotation-sudin-missing', { name: 'Sudin sosial' }),
    ]);
  });

  it('[C6] what has ended is history: its withdrawn products stop nobody', async () => {
    const content = await mintContent();
    await content.addProduct(product({ id: 'draf', status: 'draft' }));
    await content.addRotation(rotation('r-lama', '2026-11-02', '2026-11-15', ['draf', 'tidak-ada', 'draf']));
    await content.write('rotations/r-kuno.json', { id: 'r-kuno', ends: '2025-01-01', judul: 'x' });
    expect(await content.problems()).toEqual([]);
    const { checked } = await checkContent(await readContent(content.dir), TODAY);
    expect(checked?.rotations.map(({ id }) => id)).toEqual(['r-lama', 'r-now', 'r-next']);
  });

  it('more products than a screen reads are refused', async () => {
    const content = await mintContent();
    const ids = Array.from({ length: 1001 }, (_, index) => `produk-${index}`);
    await content.addRotation(rotation('r-next', '2026-11-30', '2026-12-13', ids));
    expect(await content.problems()).toContainEqual(at('r-next', 'products', 'too-many', { max: 1000 }));
  });
});
