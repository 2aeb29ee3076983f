import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Product } from '../../src/contract/product.ts';
import { gallery, notice, product } from '../factory.ts';
import { noticeFile, productFile, rotation } from '../build/mint.ts';
import { verifyOnDisk } from '../build/verify-on-disk.ts';
import { ADMIN, keyOf, mintSite, type Site } from './site.ts';

// Each publishes for real, several times.
vi.setConfig({ testTimeout: 60_000 });

const MINUTE_MS = 60_000;
const draftFile = (one: Product) => productFile(one).replace('product.json', 'draft.json');

/** Two publications: the second with another price, photo, slide time and plan. */
async function twoVersions() {
  const site = await mintSite();
  const { content, publishNow, editProduct, editRotation, replacePhoto, wait } = site;
  const [food, craft] = content.products;
  await content.addNotice('lama', notice());
  await publishNow();
  wait(MINUTE_MS);
  await editProduct(food, (value) => ({ ...value, price: { idr: 99_000 } }));
  await replacePhoto(craft, '#225588');
  await content.write('gallery.json', gallery({ slideSeconds: 30 }));
  await editRotation('r-next', (value) => ({ ...value, products: value.products.slice(1) }));
  await content.addRotation(rotation('r-later', '2026-12-14', '2026-12-27', [food.id, craft.id]));
  await rm(path.join(content.dir, noticeFile('lama')));
  await content.addNotice('baru', notice({ title: { id: 'Baru', en: 'New' } }));
  await publishNow();
  wait(MINUTE_MS);
  const [second, first] = (await site.publisher.list()).publications.map(({ revision }) => revision);
  if (first === undefined || second === undefined) throw new Error('two publications');
  return { ...site, first, second, food, craft };
}

async function goBack({ publisher }: Pick<Site, 'publisher'>, revision: number, note = '') {
  await publisher.restore({ by: ADMIN, revision, note });
  return publisher.settled();
}

describe('returning to a publication', () => {
  it('[E33] its content is on the screens again under a higher revision, and in the content folder', async () => {
    const site = await twoVersions();
    const { first, second, food, feedDir, content, publisher } = site;
    const outcome = await goBack(site, first, 'Versi 2 memuat harga yang keliru');
    expect(outcome).toMatchObject({ state: 'published', version: 3 });
    const { feed, cards } = await verifyOnDisk(feedDir);
    expect(feed.revision).toBeGreaterThan(second);
    expect(feed.gallery.screen.slideSeconds).toBe(12);
    expect(feed.rotations.map(({ id }) => id)).toEqual(['r-now', 'r-next']);
    expect(cards[1]).toHaveLength(6);
    expect(cards[0]?.[0]?.price).toEqual(food.price);
    expect(feed.notices?.map(({ id }) => id)).toEqual(['lama']);
    expect(await content.problems()).toEqual([]);
    expect((await publisher.list()).publications[0]).toMatchObject({
      version: 3,
      kind: 'restored',
      headline: 'Dikembalikan ke isi versi 1',
      detail: 'Versi 2 memuat harga yang keliru',
      isLive: true,
    });
    const { changes } = await publisher.preview();
    expect(changes).toEqual({ added: [], changed: [], removed: [] });
    // Between the first and the third nothing differs.
    expect(await publisher.compare(feed.revision, first)).toEqual({ added: [], changed: [], removed: [] });
  });

  it('[E33] what stood there is a working copy now, and everything that gave way is kept under its own name', async () => {
    const site = await twoVersions();
    const { first, food, craft, content, read, dataDir, bytes } = site;
    const stood = {
      product: await bytes(productFile(food)),
      photo: await bytes(`products/${keyOf(craft)}/sampul.jpg`),
      gallery: await bytes('gallery.json'),
      rotation: await bytes('rotations/r-later.json'),
      notice: await bytes(noticeFile('baru')),
    };
    await goBack(site, first);
    expect(await read(draftFile(food))).toMatchObject({ price: { idr: 99_000 }, status: 'draft' });
    const [kept = ''] = await readdir(path.join(dataDir, 'history/replaced'));
    const replaced = (file: string) => readFile(path.join(dataDir, 'history/replaced', kept, file));
    expect(await replaced(productFile(food))).toEqual(stood.product);
    expect(await replaced('gallery.json')).toEqual(stood.gallery);
    expect(await replaced('rotations/r-later.json')).toEqual(stood.rotation);
    expect(await replaced(noticeFile('baru'))).toEqual(stood.notice);
    // No photo is written over: the old picture comes under a name of its own.
    expect(await bytes(`products/${keyOf(craft)}/sampul.jpg`)).toEqual(stood.photo);
    const { photos } = (await read(productFile(craft))) as Product;
    expect(photos[0]?.file).toMatch(/^foto-[0-9a-f]{12}\.jpg$/);
    expect(await read(draftFile(craft))).toMatchObject({ photos: [{ file: 'sampul.jpg' }], status: 'draft' });
    expect(existsSync(path.join(content.dir, 'rotations/r-later.json'))).toBe(false);
  });

  it('[E33] and there and back again: the later publication can be returned to like any other', async () => {
    const site = await twoVersions();
    const { first, second, feedDir, wait } = site;
    const later = await verifyOnDisk(feedDir);
    await goBack(site, first);
    wait(MINUTE_MS);
    expect(await goBack(site, second)).toMatchObject({ state: 'published', version: 4 });
    const again = await verifyOnDisk(feedDir);
    expect(again.cards).toEqual(later.cards);
    expect(again.feed.gallery).toEqual(later.feed.gallery);
    expect(again.feed.notices).toEqual(later.feed.notices);
  });

  it('[E33] a working copy that is there already stays as it is; a file broken by hand is kept as it is', async () => {
    const site = await twoVersions();
    const { first, food, craft, content, bytes, read } = site;
    await content.write(draftFile(food), { ...food, status: 'draft', name: { id: 'Sedang ditulis' } });
    await content.write(productFile(craft), '{ "id": "ppapp-satu", ');
    const writing = await bytes(draftFile(food));
    await goBack(site, first);
    expect(await bytes(draftFile(food))).toEqual(writing);
    expect(await read(productFile(food))).toMatchObject({ price: food.price, status: 'curated' });
    expect((await bytes(draftFile(craft))).toString()).toBe('{ "id": "ppapp-satu", ');
  });

  it('[E33] products that came later stay approved, deleted and archived ones come back', async () => {
    const site = await twoVersions();
    const { first, content, read, editProduct, curation, records } = site;
    const [, , gone, archived] = content.products;
    if (gone === undefined || archived === undefined) throw new Error('six products');
    await content.addProduct(product({ id: 'nanti', commodity: 'kriya' }));
    await rm(path.join(content.dir, path.dirname(productFile(gone))), { recursive: true });
    await editProduct(archived, (value) => ({ ...value, status: 'draft' }));
    await curation(archived, 'archived');
    await goBack(site, first);
    expect(await read('products/ppkukm/nanti/product.json')).toMatchObject({ status: 'curated' });
    expect(await read(productFile(gone))).toMatchObject({ status: 'curated' });
    expect(await read(productFile(archived))).toMatchObject({ status: 'curated' });
    expect(existsSync(path.join(content.dir, draftFile(archived)))).toBe(false);
    expect(await records().all(z.object({ state: z.string() }), 'select state from curation')).toEqual([]);
    expect(await content.problems()).toEqual([]);
  });

  it('[E33] what was approved then is approved again on record, where approvals are on record', async () => {
    const site = await mintSite();
    const { content, publishNow, editProduct, approve, publisher, records, wait } = site;
    const [onRecord] = content.products;
    await approve(onRecord);
    await publishNow();
    wait(MINUTE_MS);
    await editProduct(onRecord, (value) => ({ ...value, price: { idr: 99_000 } }));
    await approve(onRecord);
    await publishNow();
    wait(MINUTE_MS);
    await goBack(site, (await publisher.list()).publications[1]?.revision ?? 0);
    const keys = await records().all(
      z.object({ product_key: z.string(), by_name: z.string() }),
      'select product_key, by_name from approvals order by id',
    );
    expect(keys).toEqual([
      { product_key: keyOf(onRecord), by_name: 'Kurator' },
      { product_key: keyOf(onRecord), by_name: 'Kurator' },
      { product_key: keyOf(onRecord), by_name: 'Admin galeri' },
    ]);
    expect((await publisher.preview()).withheld).toEqual([
      expect.objectContaining({ id: onRecord.id, why: 'Perubahan terbaru belum diajukan untuk kurasi.' }),
    ]);
  });

  it('[E33] what today’s rules forbid is withheld and told', async () => {
    const site = await mintSite();
    const { content, publishNow, editProduct, publisher, feedDir, wait } = site;
    const [food] = content.products;
    await editProduct(food, (value) => ({ ...value, halal: { ...food.halal, validUntil: '2026-12-05' } }));
    await publishNow();
    wait(MINUTE_MS);
    await editProduct(food, (value) => ({ ...value, status: 'draft' }));
    await content.write('gallery.json', gallery({ slideSeconds: 30 }));
    await publishNow();
    const [, first] = (await publisher.list()).publications;
    wait(13 * 86_400_000);
    const outcome = await goBack(site, first?.revision ?? 0);
    expect(outcome).toMatchObject({
      state: 'published',
      sentence: expect.stringContaining(`Tidak ikut tayang: ${food.name.id}`),
    });
    expect((await verifyOnDisk(feedDir)).cards.at(-1)?.map(({ id }) => id)).not.toContain(food.id);
    expect((await publisher.list()).publications[0]?.detail).toContain(food.name.id);
  });

  it('what has ended by now is history: a return neither changes nor removes it', async () => {
    const site = await twoVersions();
    const { content, first, bytes, wait } = site;
    await content.addRotation(rotation('r-over', '2026-11-01', '2026-11-15', ['ppapp-satu']));
    const over = await bytes('rotations/r-over.json');
    await site.editRotation('r-now', (value) => ({ ...value, products: value.products.slice(2) }));
    const now = await bytes('rotations/r-now.json');
    wait(7 * 86_400_000);
    await goBack(site, first);
    expect(await bytes('rotations/r-over.json')).toEqual(over);
    expect(await bytes('rotations/r-now.json')).toEqual(now);
  });

  it('is refused before anything is written: unknown, forbidden as a whole, no longer whole, through a link', async () => {
    const site = await twoVersions();
    const { publisher, first, dataDir, content, bytes, food } = site;
    await expect(goBack(site, 1)).rejects.toMatchObject({ code: 'not-found' });

    const elsewhere = path.join(dataDir, 'di-tempat-lain');
    const folder = path.join(content.dir, path.dirname(productFile(food)));
    await rename(folder, elsewhere);
    await symlink(elsewhere, folder);
    await expect(goBack(site, first)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('tautan'),
    });
    await rm(folder);
    await rename(elsewhere, folder);

    const before = await bytes('gallery.json');
    const manifest = await site
      .records()
      .first(z.object({ manifest: z.string() }), 'select manifest from publications where revision = ?', [first]);
    const { files } = JSON.parse(manifest?.manifest ?? '') as { files: Record<string, string> };
    const sha256 = files['gallery.json'] ?? '';
    const blob = path.join(dataDir, 'history/blobs', sha256.slice(0, 2), sha256);
    await writeFile(blob, 'x');
    await expect(goBack(site, first)).rejects.toMatchObject({ code: 'conflict' });
    await rm(blob);
    await expect(goBack(site, first)).rejects.toMatchObject({ code: 'conflict' });
    expect(await bytes('gallery.json')).toEqual(before);
    expect(await readdir(path.join(dataDir, 'history'))).not.toContain('replaced');
    expect(publisher.progress()).toMatchObject({ state: 'published', version: 2 });
  });

  it('is refused where today’s rules would stop the whole publication', async () => {
    const site = await mintSite();
    const { content, publishNow, editProduct, editRotation, publisher, bytes, wait } = site;
    const [food, ...others] = content.products;
    await editProduct(food, (value) => ({ ...value, halal: { ...food.halal, validUntil: '2026-12-05' } }));
    await editRotation('r-next', (value) => ({ ...value, products: [food.id] }));
    await publishNow();
    await editRotation('r-next', (value) => ({ ...value, products: others.map(({ id }) => id) }));
    wait(MINUTE_MS);
    await publishNow();
    const before = await bytes('rotations/r-next.json');
    wait(13 * 86_400_000);
    const [, first] = (await publisher.list()).publications;
    await expect(goBack(site, first?.revision ?? 0)).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: [expect.objectContaining({ field: 'rotations/r-next.json: products' })] },
    });
    expect(await bytes('rotations/r-next.json')).toEqual(before);
  });
});
