import path from 'node:path';
import { rename, stat, utimes, writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { ProductSummary } from '../../src/api/products.ts';
import { mattersSha256 } from '../../src/records/matters-sha256.ts';
import type { RunningPublication } from '../../src/desk/published.ts';
import { photo, rotation } from '../build/mint.ts';
import { product } from '../factory.ts';
import { CHANGED, CURATOR, KEY, NOW_MS, openDesk, SPARE, WRITER, type Desk } from './fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

const PRODUCT_KEY = `${KEY.sudin}/${KEY.id}`;

const find = async ({ products }: Desk, id = KEY.id) => {
  const found = (await products.list(NOW_MS)).find((summary) => summary.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

const publication = (starts: string, ends: string, digest = mattersSha256(SPARE)): RunningPublication => ({
  productDigests: new Map([[PRODUCT_KEY, digest]]),
  rotations: [{ id: 'r', starts, ends, products: [KEY.id] }],
});

describe('the list', () => {
  it('has every product with what staff look for', async () => {
    const desk = await openDesk();
    const list = await desk.products.list(NOW_MS);
    expect(list.map(({ id }) => id)).toEqual([
      'ppkukm-satu',
      'ppapp-satu',
      'kpkp-satu',
      'parekraf-satu',
      'sosial-satu',
      'lampu-bambu',
      'nakertransgi-satu',
    ]);
    for (const summary of list) expect(ProductSummary.safeParse(summary).error).toBeUndefined();
    expect(await find(desk)).toEqual({
      ...KEY,
      name: 'Produk lampu-bambu',
      producer: 'Dapur Contoh',
      commodity: 'kriya',
      statuses: ['approved'],
      cover: 'sampul.jpg',
      problems: [],
      isUnpublished: true,
      savedAtMs: expect.any(Number),
    });
  });

  it('tells errors first, as if every product were to be approved today', async () => {
    const desk = await openDesk();
    await desk.save({ name: { id: 'Lampu' }, photos: [{ file: 'hilang.jpg', alt: { id: 'x' } }] });
    const { problems, cover } = await find(desk);
    expect(problems.map(({ severity, field }) => [severity, field])).toEqual([
      ['error', 'photos.0.file'],
      ['warning', 'name.en'],
    ]);
    expect(cover).toBeUndefined();
  });

  it('tells of a halal number that two producers share', async () => {
    const desk = await openDesk();
    await desk.content.addProduct(
      product({ id: 'sambal-lain', sudin: 'kpkp', producer: { name: 'Dapur Lain', kecamatan: 'Cakung' } }),
    );
    expect((await find(desk, 'ppkukm-satu')).problems).toEqual([
      { severity: 'warning', field: 'halal.certificate', sentence: expect.stringContaining('Dapur Lain') },
    ]);
  });

  it.each([
    [
      'P-IRT within 90 days',
      { pirt: { number: '111317599990127', validUntil: '2027-02-22' } },
      { kind: 'pirt', on: '2027-02-22' },
    ],
    ['P-IRT after that', { pirt: { number: '111317599990127', validUntil: '2027-02-23' } }, undefined],
    [
      'P-IRT past',
      { pirt: { number: '111317599990125', validUntil: '2025-01-01' } },
      { kind: 'pirt', on: '2025-01-01' },
    ],
    [
      'both, the earlier',
      {
        halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2026-12-01' },
        pirt: { number: '111317599990127', validUntil: '2027-01-01' },
      },
      { kind: 'halal', on: '2026-12-01' },
    ],
    ['a date that is none', { pirt: { number: '1', validUntil: 'besok' } }, undefined],
  ] as const)('[C3] names the permit that ends first: %s', async (_, permits, ends) => {
    const desk = await openDesk();
    await desk.content.addProduct({ ...product({ id: 'sambal' }), ...permits });
    expect((await find(desk, 'sambal')).permitEnds).toEqual(ends);
  });

  it('[C3] a new date counts once it is approved', async () => {
    const desk = await openDesk();
    const key = { sudin: 'ppkukm', id: 'sambal' } as const;
    await desk.content.addProduct(
      product({ id: 'sambal', pirt: { number: '111317599990126', validUntil: '2026-12-01' } }),
    );
    const { etag } = await desk.save({ pirt: { number: '111317599990131', validUntil: '2031-12-01' } }, key);
    expect((await find(desk, 'sambal')).permitEnds).toEqual({ kind: 'pirt', on: '2026-12-01' });
    const submitted = await desk.products.submit(key, undefined, etag, WRITER);
    await desk.products.approve(key, submitted.etag, CURATOR);
    expect((await find(desk, 'sambal')).permitEnds).toBeUndefined();
  });

  it('sees what was changed by hand since, and only that is read again', async () => {
    const desk = await openDesk();
    await desk.products.list(NOW_MS);
    const file = path.join(desk.content.dir, 'products', KEY.sudin, KEY.id, 'product.json');
    const { mtime } = await stat(file);
    // As an editor does it: another file under the same name, of the same length, even with the old time.
    await writeFile(
      `${file}.new`,
      JSON.stringify({ ...SPARE, name: { id: 'Produk lampu-bumbu', en: 'Product lampu-bambu' } }, undefined, 2),
    );
    await utimes(`${file}.new`, mtime, mtime);
    await rename(`${file}.new`, file);
    expect((await find(desk)).name).toBe('Produk lampu-bumbu');
  });

  it('sees a photo that was replaced by hand', async () => {
    const desk = await openDesk();
    expect((await find(desk)).problems).toEqual([]);
    const file = `products/${KEY.sudin}/${KEY.id}/sampul.jpg`;
    await desk.content.write(file, 'rusak');
    expect((await find(desk)).problems.map(({ field }) => field)).toEqual(['photos.0.file']);
    await desk.content.write(file, await photo());
    expect((await find(desk)).problems).toEqual([]);
  });

  it('leaves out what has no address, and is empty where there is nothing', async () => {
    const desk = await openDesk();
    await desk.content.write('products/kpkp/Kopi Bubuk/product.json', SPARE);
    await desk.content.write('products/lain/kopi/product.json', SPARE);
    await desk.content.write('products/kpkp/catatan.txt', 'x');
    expect(await desk.products.list(NOW_MS)).toHaveLength(7);
  });
});

describe('what a product is seen as', () => {
  it.each([
    ['runs', '2026-11-16', '2026-11-29', ['live'], undefined],
    ['stays on in a gap', '2026-11-01', '2026-11-10', ['live'], undefined],
    ['comes', '2026-11-30', '2026-12-13', ['scheduled'], '2026-11-30'],
  ])('in a published rotation that %s', async (_, starts, ends, statuses, showsFrom) => {
    const desk = await openDesk();
    desk.publish(publication(starts, ends));
    const summary = await find(desk);
    expect(summary).toMatchObject({ statuses, isUnpublished: false });
    expect(summary.showsFrom).toBe(showsFrom);
  });

  it('approved and in a coming rotation of the plan, it is scheduled from its first day', async () => {
    const desk = await openDesk();
    await desk.content.addRotation(rotation('r-3', '2027-01-01', '2027-01-14', [KEY.id]));
    await desk.content.addRotation(rotation('r-2', '2026-12-14', '2026-12-27', [KEY.id]));
    expect(await find(desk)).toMatchObject({ statuses: ['scheduled'], showsFrom: '2026-12-14', isUnpublished: true });
  });

  it('never approved, it is a draft, even where the plan names it', async () => {
    const desk = await openDesk();
    await desk.content.addProduct({ ...SPARE, status: 'draft' });
    await desk.content.addRotation(rotation('r-2', '2026-12-14', '2026-12-27', [KEY.id]));
    expect(await find(desk)).toMatchObject({ statuses: ['draft'], isUnpublished: false });
  });

  it('live with a newer working copy that waits, it is both', async () => {
    const desk = await openDesk();
    desk.publish(publication('2026-11-16', '2026-11-29'));
    const { etag } = await desk.save(CHANGED);
    await desk.products.submit(KEY, undefined, etag, WRITER);
    expect(await find(desk)).toMatchObject({ statuses: ['live', 'in-curation'], isUnpublished: false });
    await desk.products.approve(KEY, (await desk.read()).etag, CURATOR);
    expect(await find(desk)).toMatchObject({ statuses: ['live'], isUnpublished: true });
  });

  it('live and edited by hand after approval, it stays live and asks for a decision', async () => {
    const desk = await openDesk();
    const { etag } = await desk.products.submit(KEY, undefined, (await desk.save(CHANGED)).etag, WRITER);
    const { approved } = await desk.products.approve(KEY, etag, CURATOR);
    desk.publish(publication('2026-11-16', '2026-11-29', mattersSha256(approved)));
    expect((await find(desk)).isUnpublished).toBe(false);
    await desk.content.addProduct(SPARE);
    expect(await find(desk)).toMatchObject({ statuses: ['live', 'in-curation'], isUnpublished: false });
  });

  it('under the same id as another, only the published one is live', async () => {
    const desk = await openDesk();
    await desk.content.addProduct({ ...SPARE, sudin: 'sosial', status: 'draft' });
    desk.publish(publication('2026-11-16', '2026-11-29'));
    const twins = (await desk.products.list(NOW_MS)).filter(({ id }) => id === KEY.id);
    expect(twins.map(({ sudin, statuses }) => [sudin, statuses])).toEqual([
      ['sosial', ['draft']],
      ['nakertransgi', ['live']],
    ]);
  });
});
