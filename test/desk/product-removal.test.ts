import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ProductKey } from '../../src/api/shapes.ts';
import { rotation } from '../build/mint.ts';
import { CHANGED, CURATOR, KEY, NOW_MS, openDesk, SPARE, WRITER, type Desk } from './fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

const NAMED: ProductKey = { sudin: 'kpkp', id: 'kpkp-satu' };

const folderOf = ({ content }: Desk, { sudin, id }: ProductKey = KEY) => path.join(content.dir, 'products', sudin, id);

async function everyByte(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, (await readFile(path.join(folder, name))).toString('base64')] as const),
    ),
  );
}

const remove = async ({ products, read }: Desk, key = KEY) => products.remove(key, (await read(key)).etag, WRITER);

describe('deleting', () => {
  it('[E9] takes the whole folder away, and it comes back whole, with its way to approval', async () => {
    const desk = await openDesk();
    const { etag } = await desk.save(CHANGED);
    const before = await desk.products.submit(KEY, 'Mohon dilihat.', etag, WRITER);
    const bytes = await everyByte(folderOf(desk));

    const { trashId } = await remove(desk);
    await expect(desk.read()).rejects.toMatchObject({ code: 'not-found' });
    expect(await desk.products.trash()).toEqual([
      { trashId, key: KEY, name: SPARE.name.id, deletedAtMs: NOW_MS, by: 'Penulis Contoh' },
    ]);

    const back = await desk.products.restore('nakertransgi', trashId, CURATOR);
    expect(back).toEqual(before);
    expect(await everyByte(folderOf(desk))).toEqual(bytes);
    expect(await desk.products.trash()).toEqual([]);
  });

  it.each(['r-now', 'r-next'])('[E9] is refused while %s names it', async (id) => {
    const desk = await openDesk();
    const [starts, ends] = id === 'r-now' ? ['2026-11-16', '2026-11-29'] : ['2026-11-30', '2026-12-13'];
    await desk.content.addRotation(rotation('r-now', '2026-11-16', '2026-11-29', []));
    await desk.content.addRotation(rotation('r-next', '2026-11-30', '2026-12-13', []));
    await desk.content.addRotation(rotation(id, starts, ends, [NAMED.id]));
    const refusal = { code: 'conflict', message: expect.stringContaining(`Rotasi ${id}`) };
    await expect(remove(desk, NAMED)).rejects.toMatchObject(refusal);
    await expect(desk.products.archive(NAMED, (await desk.read(NAMED)).etag, WRITER)).rejects.toMatchObject(refusal);
    expect((await desk.read(NAMED)).statuses).not.toContain('archived');
  });

  it('[E9] is free once every rotation that names it is over', async () => {
    const desk = await openDesk();
    await desk.content.addRotation(rotation('r-old', '2026-11-01', '2026-11-15', [KEY.id]));
    expect(await remove(desk)).toEqual({ trashId: `nakertransgi-lampu-bambu-${NOW_MS}` });
  });

  it.each([
    ['no JSON', '{"products": ["lampu-bambu",]}'],
    ['no dates', JSON.stringify({ products: ['lampu-bambu'] })],
    ['odd dates', JSON.stringify({ products: ['lampu-bambu'], ends: '1 Desember' })],
  ])('[E9] is refused while a rotation with %s names it', async (_, text) => {
    const desk = await openDesk();
    await desk.content.write('rotations/rusak.json', text);
    await expect(remove(desk)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('rusak') });
  });

  it.each([
    ['runs', '2026-11-20', '2026-11-29'],
    ['comes', '2027-01-01', '2027-01-14'],
    ['stays on in a gap', '2026-11-01', '2026-11-10'],
  ])('[E9] is refused while a published rotation that %s names it', async (_, starts, ends) => {
    const desk = await openDesk();
    desk.publish({
      productDigests: new Map([['nakertransgi/lampu-bambu', 'x']]),
      rotations: [{ id: 'r-terbit', starts, ends, products: [KEY.id] }],
    });
    await expect(remove(desk)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('r-terbit'),
    });
  });

  it('[E7] is refused when the product has changed meanwhile', async () => {
    const desk = await openDesk();
    const { etag } = await desk.read();
    await desk.save(CHANGED);
    await expect(desk.products.remove(KEY, etag, WRITER)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('the same twice leaves two in the trash', async () => {
    const desk = await openDesk();
    const first = await remove(desk);
    await desk.content.addProduct(SPARE);
    const second = await remove(desk);
    expect(second.trashId).not.toBe(first.trashId);
    expect((await desk.products.trash()).map(({ trashId }) => trashId).toSorted()).toEqual(
      [first.trashId, second.trashId].toSorted(),
    );
  });

  it('a product whose file is broken can go, too', async () => {
    const desk = await openDesk();
    await desk.content.write('products/nakertransgi/lampu-bambu/product.json', '{');
    const { trashId } = await remove(desk);
    expect(await desk.products.trash()).toMatchObject([{ trashId, name: '' }]);
  });
});

describe('restoring', () => {
  it('[E9] never writes over what stands there now', async () => {
    const desk = await openDesk();
    const { trashId } = await remove(desk);
    await desk.content.addProduct({ ...SPARE, name: { id: 'Yang baru', en: 'New' } });
    await expect(desk.products.restore('nakertransgi', trashId, WRITER)).rejects.toMatchObject({ code: 'conflict' });
    expect((await desk.read()).draft.name?.id).toBe('Yang baru');
    expect(await desk.products.trash()).toHaveLength(1);
  });

  it('[E9] happens only under the Suku Dinas it came from', async () => {
    const desk = await openDesk();
    const { trashId } = await remove(desk);
    await expect(desk.products.restore('kpkp', trashId, WRITER)).rejects.toMatchObject({ code: 'not-found' });
    expect(await desk.products.trash()).toHaveLength(1);
  });

  it.each(['..', '../..', 'nakertransgi-..-1795500000000', 'kpkp-x-1', 'nakertransgi-lampu-bambu-9999999999999', ''])(
    'of %j finds nothing',
    async (trashId) => {
      const desk = await openDesk();
      await remove(desk);
      await expect(desk.products.restore('nakertransgi', trashId, WRITER)).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('twice at the same moment restores once', async () => {
    const desk = await openDesk();
    const { trashId } = await remove(desk);
    const outcomes = await Promise.allSettled([1, 2].map(() => desk.products.restore('nakertransgi', trashId, WRITER)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: { name: 'Refused', code: 'not-found' } });
  });
});

describe('the archive', () => {
  it('[E9] keeps a product out of every feed and keeps its working copy', async () => {
    const desk = await openDesk();
    await desk.save(CHANGED);
    const view = await desk.products.archive(KEY, (await desk.read()).etag, WRITER);
    expect(view).toMatchObject({ statuses: ['archived'], draft: CHANGED });
    expect(await desk.onDisk('product.json')).toEqual({ ...SPARE, status: 'draft' });
    const open = await desk.products.unarchive(KEY, view.etag, WRITER);
    expect(open).toMatchObject({ statuses: ['draft'], draft: CHANGED });
  });

  it('a file that was set back to approved by hand is not archived', async () => {
    const desk = await openDesk();
    await desk.products.archive(KEY, (await desk.read()).etag, WRITER);
    await desk.content.addProduct(SPARE);
    expect((await desk.read()).statuses).toEqual(['approved']);
  });

  it('without its database an archived product is a draft', async () => {
    const desk = await openDesk();
    await desk.products.archive(KEY, (await desk.read()).etag, WRITER);
    await desk.records.change((records) => records.run('delete from curation'));
    expect((await desk.read()).statuses).toEqual(['draft']);
  });
});
