import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { publish } from '../../src/build/publish.ts';
import { say } from '../../src/contract/sentences.ts';
import { product, TODAY } from '../factory.ts';
import { productFile, rotation } from '../build/mint.ts';
import { verifyOnDisk } from '../build/verify-on-disk.ts';
import { ADMIN, keyOf, mintSite, NOW_MS } from './site.ts';

// Each publishes for real, some of them many times.
vi.setConfig({ testTimeout: 60_000 });

const MINUTE_MS = 60_000;

describe('looking ahead', () => {
  it('the first time everything in a rotation is new, and nothing is in the way', async () => {
    const { publisher, content, dataDir } = await mintSite();
    const preview = await publisher.preview();
    expect(preview).toMatchObject({ withheld: [], blockers: [], warnings: [] });
    expect(preview).not.toHaveProperty('current');
    expect(preview.changes.added.map(({ of, id }) => [of, id])).toEqual(
      content.products.map(({ id }) => ['product', id]),
    );
    expect(preview.changes.added[0]?.fields).toEqual([{ label: 'tayang', after: 'Rotasi r-now' }]);
    // A look writes nothing but what it remembers of files.
    expect(await readdir(dataDir)).not.toContain('history');
  });

  it('old and new of a field; an approved product in no rotation is no change for a screen', async () => {
    const { publisher, content, publishNow, editProduct } = await mintSite();
    const [food] = content.products;
    await publishNow();
    await editProduct(food, (value) => ({ ...value, price: { idr: 32_000, unit: { id: 'buah', en: 'piece' } } }));
    await content.addProduct(product({ id: 'belum-tayang', commodity: 'kriya' }));
    const { changes, current } = await publisher.preview();
    expect(changes).toEqual({
      added: [],
      changed: [
        {
          of: 'product',
          id: food.id,
          title: food.name.id,
          sudin: food.sudin,
          fields: [{ label: 'harga', before: 'Rp35.000', after: 'Rp32.000' }],
        },
      ],
      removed: [],
    });
    expect(current).toEqual({ revision: NOW_MS / 1000, version: 1, publishedAtMs: NOW_MS });
  });

  it('a photo that was replaced under its own name is told', async () => {
    const { publisher, content, publishNow, replacePhoto } = await mintSite();
    await publishNow();
    await replacePhoto(content.products[1], '#225588');
    const { changes } = await publisher.preview();
    expect(changes.changed.map(({ fields }) => fields)).toEqual([[{ label: 'foto utama diganti' }]]);
  });
});

describe('publishing', () => {
  it('[E30] what was looked at goes to the screens, and the history says who, when, why and what', async () => {
    const { publisher, feedDir, records, content } = await mintSite();
    const { digest } = await publisher.preview();
    const begun = await publisher.publish({ by: ADMIN, digest, note: 'Pembukaan' });
    expect(begun).toMatchObject({ state: 'working', by: 'Admin galeri' });
    expect(await publisher.settled()).toMatchObject({
      state: 'published',
      done: 6,
      total: 6,
      revision: NOW_MS / 1000,
      version: 1,
    });
    const { feed, cards } = await verifyOnDisk(feedDir);
    expect(feed.revision).toBe(NOW_MS / 1000);
    expect(cards[0]?.map(({ id }) => id)).toEqual(content.products.map(({ id }) => id));
    expect((await publisher.list()).publications).toEqual([
      {
        revision: NOW_MS / 1000,
        version: 1,
        publishedAtMs: NOW_MS,
        by: 'Admin galeri',
        kind: 'manual',
        note: 'Pembukaan',
        headline: 'Terbitan pertama',
        detail: '6 produk dalam 2 rotasi',
        isLive: true,
        isRestorable: true,
      },
    ]);
    const lines = await records().all(
      z.object({ who: z.string(), action: z.string() }),
      'select who, action from audit order by id',
    );
    expect(lines).toEqual([
      { who: 'admin', action: 'publication-begun' },
      { who: 'admin', action: 'publication-published' },
    ]);
  });

  it('[E30] an edit between the look and the press is refused, with what there is now', async () => {
    const { publisher, content, publishNow, editProduct, feedDir, records } = await mintSite();
    await publishNow();
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 32_000 } }));
    const seen = await publisher.preview();
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 3200 } }));
    const before = await readFile(path.join(feedDir, 'feed.json'));
    const pressed = publisher.publish({ by: ADMIN, digest: seen.digest, note: '' });
    await expect(pressed).rejects.toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: { changes: { changed: [{ fields: [{ after: 'Rp3.200' }, {}, {}] }] } } },
    });
    expect(await readFile(path.join(feedDir, 'feed.json'))).toEqual(before);
    expect(publisher.progress()).toMatchObject({ state: 'published', version: 1 });
    expect(await records().first(z.object({ count: z.int() }), 'select count(*) as count from publications')).toEqual({
      count: 1,
    });
  });

  it('[E30] a publication by somebody else between the look and the press is refused, too', async () => {
    const { publisher, content, publishNow, editProduct, wait } = await mintSite();
    await publishNow();
    const seen = await publisher.preview();
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 32_000 } }));
    wait(MINUTE_MS);
    await publishNow();
    await editProduct(content.products[0], (value) => ({ ...value, price: content.products[0].price }));
    const pressed = publisher.publish({ by: ADMIN, digest: seen.digest, note: '' });
    await expect(pressed).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('[E30] an edit during the build tears nothing: it waits for the next publication', async () => {
    const { publisher, content, feedDir, editProduct } = await mintSite();
    const { digest } = await publisher.preview();
    await publisher.publish({ by: ADMIN, digest, note: '' });
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1 } }));
    const { state } = await publisher.settled();
    // Either the file was kept before the edit, or the publication noticed; it never shows what nobody looked at.
    if (state === 'published') {
      expect((await verifyOnDisk(feedDir)).cards[0]?.[0]?.price).toEqual(content.products[0].price);
    } else expect(await readdir(feedDir).catch(() => [])).not.toContain('feed.json');
  });

  it('one at a time: the second press is told so', async () => {
    const { publisher } = await mintSite();
    const { digest } = await publisher.preview();
    const both = await Promise.allSettled([1, 2].map(() => publisher.publish({ by: ADMIN, digest, note: '' })));
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'conflict' } });
    expect(await publisher.settled()).toMatchObject({ state: 'published' });
    expect((await publisher.list()).publications).toHaveLength(1);
  });

  it('without a difference on the screens there is no new publication', async () => {
    const { publisher, content, publishNow, wait } = await mintSite();
    await publishNow();
    await content.addProduct(product({ id: 'belum-tayang', commodity: 'kriya' }));
    wait(MINUTE_MS);
    expect(await publishNow()).toMatchObject({ state: 'unchanged', revision: NOW_MS / 1000, version: 1 });
    expect((await publisher.list()).publications).toHaveLength(1);
    expect((await publisher.running())?.products.has('ppkukm/belum-tayang')).toBe(true);
  });

  it('what is wrong with the calendar stops the whole, and is told at the look already', async () => {
    const { publisher, content, editRotation } = await mintSite();
    await editRotation('r-next', (value) => ({ ...value, starts: '2026-11-20' }));
    const { blockers, digest } = await publisher.preview();
    expect(blockers).toEqual([
      { file: 'rotations/r-next.json', field: 'starts', ...say('rotation-overlap', { id: 'r-now' }) },
    ]);
    const pressed = publisher.publish({ by: ADMIN, digest, note: '' });
    await expect(pressed).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: [{ field: 'rotations/r-next.json: starts' }] },
    });
    await content.write('gallery.json', '{');
    expect((await publisher.preview()).blockers.map(({ file }) => file)).toEqual([
      'gallery.json',
      'rotations/r-next.json',
    ]);
  });
});

describe('which version goes out', () => {
  it('[E31] one with a fault keeps its last published version, and both are told', async () => {
    const { publisher, content, publishNow, editProduct, feedDir, wait } = await mintSite();
    const [food] = content.products;
    await publishNow();
    const halal = { certificate: 'ID3111999900001032', issuedOn: '2024-03-12' };
    await editProduct(food, (value) => ({ ...value, halal, price: { idr: 99_000 } }));
    await editProduct(content.products[1], (value) => ({ ...value, price: { idr: 50_000 } }));
    const { withheld, changes } = await publisher.preview();
    expect(withheld).toEqual([
      {
        id: food.id,
        title: food.name.id,
        sudin: food.sudin,
        why: expect.stringContaining('kurang satu angka'),
        keepsOldVersion: true,
      },
    ]);
    expect(changes.changed.map(({ id }) => id)).toEqual([content.products[1].id]);
    wait(MINUTE_MS);
    expect(await publishNow()).toMatchObject({ state: 'published' });
    const { cards } = await verifyOnDisk(feedDir);
    expect(cards[0]?.find(({ id }) => id === food.id)).toMatchObject({ price: food.price, halal: food.halal });
    // Again and again: the version that was kept is the last published one now.
    await editProduct(content.products[1], (value) => ({ ...value, price: { idr: 60_000 } }));
    wait(MINUTE_MS);
    expect(await publishNow()).toMatchObject({ state: 'published' });
    expect((await verifyOnDisk(feedDir)).cards[0]).toHaveLength(6);
  });

  it('[E31] one whose last version is forbidden by now leaves its rotations', async () => {
    const { publisher, content, publishNow, editProduct, feedDir, wait } = await mintSite();
    const [food] = content.products;
    await editProduct(food, (value) => ({ ...value, halal: { ...food.halal, validUntil: '2026-12-05' } }));
    await publishNow();
    wait(12 * 86_400_000);
    const { withheld, changes, blockers } = await publisher.preview();
    expect(blockers).toEqual([]);
    expect(withheld).toEqual([
      {
        id: food.id,
        title: food.name.id,
        sudin: food.sudin,
        why: say('halal-expired', { date: '2026-12-05' }).sentence,
        keepsOldVersion: false,
      },
    ]);
    expect(changes.removed).toMatchObject([
      { id: food.id, fields: [{ label: expect.stringContaining('sudah berakhir') }] },
    ]);
    expect(await publishNow()).toMatchObject({ state: 'published' });
    const { cards } = await verifyOnDisk(feedDir);
    expect(cards.at(-1)?.map(({ id }) => id)).toEqual(content.products.slice(1).map(({ id }) => id));
    // The plan itself is left as staff wrote it.
    expect(await content.problems('2026-12-06')).toContainEqual(expect.objectContaining({ severity: 'error' }));
  });

  it('[E31] one never published, and faulty, leaves its rotations', async () => {
    const { publisher, content, feedDir, publishNow } = await mintSite();
    const [food] = content.products;
    const { halal: _, ...withoutHalal } = food;
    await content.write(productFile(food), withoutHalal);
    expect((await publisher.preview()).withheld).toMatchObject([{ id: food.id, keepsOldVersion: false }]);
    expect(await publishNow()).toMatchObject({ state: 'published' });
    expect((await verifyOnDisk(feedDir)).cards[0]).toHaveLength(5);
  });

  it('[E31] food whose certificate ends before a rotation begins leaves that rotation only', async () => {
    const { publisher, content, editProduct, feedDir, publishNow } = await mintSite();
    const [food] = content.products;
    await editProduct(food, (value) => ({ ...value, halal: { ...food.halal, validUntil: '2026-11-28' } }));
    const { withheld, blockers } = await publisher.preview();
    expect(blockers).toEqual([]);
    expect(withheld).toMatchObject([
      { id: food.id, why: expect.stringContaining('28 November 2026'), keepsOldVersion: false },
    ]);
    await publishNow();
    expect((await verifyOnDisk(feedDir)).cards.map((cards) => cards.length)).toEqual([6, 5]);
  });

  it('[E31] a broken file keeps the published version, a lost folder and a product set to draft do not', async () => {
    const { publisher, content, publishNow, editProduct, curation, feedDir, wait } = await mintSite();
    const [broken, gone, draft, archived] = content.products;
    if (gone === undefined || draft === undefined || archived === undefined) throw new Error('six products');
    await publishNow();
    await content.write(productFile(broken), '{"id": ');
    await rm(path.join(content.dir, path.dirname(productFile(gone))), { recursive: true });
    await editProduct(draft, (value) => ({ ...value, status: 'draft' }));
    await editProduct(archived, (value) => ({ ...value, status: 'draft' }));
    await curation(archived, 'archived');
    const { withheld, changes } = await publisher.preview();
    expect(withheld.map(({ id, keepsOldVersion }) => [id, keepsOldVersion])).toEqual([
      [broken.id, true],
      [gone.id, false],
      [draft.id, false],
      [archived.id, false],
    ]);
    expect(withheld[0]?.why).toContain('tidak dapat dibaca');
    expect(changes.removed.map(({ id, fields }) => [id, fields[0]?.label])).toEqual([
      [gone.id, 'folder produk ini tidak ada lagi'],
      [draft.id, 'produk ini masih draf; setujui dahulu agar dapat tayang'],
      [archived.id, 'diarsipkan oleh kurator'],
    ]);
    wait(MINUTE_MS);
    expect(await publishNow()).toMatchObject({ state: 'published' });
    expect((await verifyOnDisk(feedDir)).cards[0]?.map(({ id }) => id)).toEqual(
      [broken, ...content.products.slice(4)].map(({ id }) => id),
    );
  });

  it('[E31] an approved product that was edited by hand waits for its curator; one without approvals on record does not', async () => {
    const { publisher, content, publishNow, editProduct, approve, feedDir, wait } = await mintSite();
    const [onRecord, byHand] = content.products;
    await approve(onRecord);
    await publishNow();
    for (const one of [onRecord, byHand]) await editProduct(one, (value) => ({ ...value, price: { idr: 1000 } }));
    const { withheld, changes } = await publisher.preview();
    expect(withheld).toMatchObject([
      { id: onRecord.id, why: expect.stringContaining('di luar halaman'), keepsOldVersion: true },
    ]);
    expect(changes.changed.map(({ id }) => id)).toEqual([byHand.id]);
    await approve(onRecord);
    expect((await publisher.preview()).withheld).toEqual([]);
    // A focus point needs no approval.
    await editProduct(onRecord, (value) => ({ ...value, photos: [{ ...value.photos[0], focus: { x: 10, y: 10 } }] }));
    expect((await publisher.preview()).withheld).toEqual([]);
    wait(MINUTE_MS);
    await publishNow();
    expect((await verifyOnDisk(feedDir)).cards[0]?.[0]).toMatchObject({
      price: { idr: 1000 },
      photos: [{ focus: { x: 10 } }],
    });
  });

  it('a working copy never reaches a screen; that it waits is told, with what is wrong with it', async () => {
    const { publisher, content, publishNow, curation, feedDir, wait } = await mintSite();
    const [faulty, submitted, same] = content.products;
    if (same === undefined) throw new Error('six products');
    await publishNow();
    const beside = (one: typeof faulty, edit: object) =>
      content.write(productFile(one).replace('product.json', 'draft.json'), { ...one, ...edit, status: 'draft' });
    await beside(faulty, { halal: { certificate: 'ID1', issuedOn: '2024-01-01' } });
    await beside(submitted, { price: { idr: 1 } });
    await beside(same, {});
    await curation(submitted, 'submitted');
    const { withheld } = await publisher.preview();
    expect(withheld).toMatchObject([
      { id: faulty.id, why: expect.stringContaining('kurang'), keepsOldVersion: true },
      { id: submitted.id, why: 'Perubahan terbaru masih menunggu kurasi.', keepsOldVersion: true },
    ]);
    wait(MINUTE_MS);
    expect(await publishNow()).toMatchObject({ state: 'unchanged' });
    expect((await verifyOnDisk(feedDir)).cards[0]?.[1]?.price).toEqual(submitted.price);
  });

  it('an id in a rotation that no product ever had is the rotation’s own mistake', async () => {
    const { publisher, editRotation } = await mintSite();
    await editRotation('r-next', (value) => ({ ...value, products: [...value.products, 'salah-ketik'] }));
    expect((await publisher.preview()).blockers).toMatchObject([
      { file: 'rotations/r-next.json', field: 'products.6' },
    ]);
  });

  it('what has ended stops nobody and stays as it is written', async () => {
    const { publisher, content, publishNow } = await mintSite();
    await content.addRotation(rotation('r-lama', '2026-10-01', '2026-11-15', ['tidak-ada', content.products[0].id]));
    expect((await publisher.preview()).blockers).toEqual([]);
    await publishNow();
    expect((await publisher.running())?.rotations.map(({ id, products }) => [id, products.length])).toEqual([
      ['r-lama', 2],
      ['r-now', 6],
      ['r-next', 6],
    ]);
  });
});

describe('a publication that fails', () => {
  const hollowPhoto = async () => {
    const image = sharp({ create: { width: 1200, height: 1200, channels: 3, background: '#884422' } });
    const bytes = await image.png().toBuffer();
    return bytes.fill(0, Math.floor(bytes.length / 2), bytes.length - 12);
  };

  it('[E32] changes nothing and says why; a photo that only decoding finds broken costs its product the next time', async () => {
    const { publisher, content, publishNow, editProduct, feedDir, wait } = await mintSite();
    await publishNow();
    const before = await readFile(path.join(feedDir, 'feed.json'));
    const [, craft] = content.products;
    await content.write(`products/${keyOf(craft)}/sampul.jpg`, await hollowPhoto());
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1000 } }));
    wait(MINUTE_MS);
    expect(await publishNow()).toMatchObject({
      state: 'refused',
      problems: [{ file: productFile(craft), field: 'photos.0.file', ...say('photo-unreadable') }],
    });
    expect(await readFile(path.join(feedDir, 'feed.json'))).toEqual(before);
    expect((await publisher.list()).publications).toHaveLength(1);
    expect((await publisher.preview()).withheld).toMatchObject([
      { id: craft.id, why: say('photo-unreadable').sentence, keepsOldVersion: true },
    ]);
    wait(MINUTE_MS);
    expect(await publishNow()).toMatchObject({ state: 'published', version: 2 });
    expect((await verifyOnDisk(feedDir)).cards[0]).toHaveLength(6);
  });

  it('[E32] a disk that does not take it is told, and the next one goes through', async () => {
    const { publisher, content, publishNow, editProduct, dataDir, feedDir, wait } = await mintSite();
    await publishNow();
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1000 } }));
    await rm(path.join(dataDir, 'history/staged'), { recursive: true, force: true });
    await writeFile(path.join(dataDir, 'history/staged'), '');
    wait(MINUTE_MS);
    expect(await publishNow()).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('tetap menayangkan'),
    });
    expect((await verifyOnDisk(feedDir)).feed.revision).toBe(NOW_MS / 1000);
    await rm(path.join(dataDir, 'history/staged'));
    expect(await publishNow()).toMatchObject({ state: 'published' });
    expect((await publisher.list()).publications.map(({ version }) => version)).toEqual([2, 1]);
  });
});

describe('feeds made elsewhere', () => {
  it('[E32] one that `npm run feed` made comes into the history, whole where the content is still the same', async () => {
    const { publisher, content, dataDir } = await mintSite();
    await content.addRotation(rotation('r-lama', '2026-10-01', '2026-11-15', [content.products[0].id]));
    await publish({ contentDir: content.dir, dataDir, today: TODAY, nowMs: NOW_MS });
    await publisher.reconcile();
    expect((await publisher.list()).publications).toMatchObject([
      { kind: 'startup', by: 'Sistem', version: 1, isLive: true, isRestorable: true, headline: 'Terbitan pertama' },
    ]);
    expect((await publisher.preview()).changes).toEqual({ added: [], changed: [], removed: [] });
    expect(await publisher.hasUnpublished()).toBe(false);
    await publisher.reconcile();
    expect((await publisher.list()).publications).toHaveLength(1);
  });

  it('[E32] what has changed since is told against the feed’s own words, and nobody can return to what is not known', async () => {
    const { publisher, content, dataDir, editProduct, editRotation, replacePhoto } = await mintSite();
    const [food, craft] = content.products;
    await publish({ contentDir: content.dir, dataDir, today: TODAY, nowMs: NOW_MS });
    await editProduct(food, (value) => ({ ...value, price: { idr: 32_000, unit: { id: 'buah', en: 'piece' } } }));
    await replacePhoto(craft, '#225588');
    await editRotation('r-next', (value) => ({ ...value, ends: '2026-12-20' }));
    const { changes } = await publisher.preview();
    expect(changes.added).toEqual([]);
    expect(changes.changed.map(({ id }) => id)).toEqual([food.id, craft.id, 'r-next']);
    expect(changes.changed[0]?.fields).toContainEqual({ label: 'harga', before: 'Rp35.000', after: 'Rp32.000' });
    const [entry] = (await publisher.list()).publications;
    expect(entry).toMatchObject({ isRestorable: false });
    const back = publisher.restore({ by: ADMIN, revision: entry?.revision ?? 0, note: '' });
    await expect(back).rejects.toMatchObject({ code: 'conflict' });
  });

  it('[E32] one that stands on ours is an entry of its own, and what comes after it is compared with it', async () => {
    const { publisher, content, dataDir, publishNow, editProduct, wait } = await mintSite();
    await publishNow();
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1000 } }));
    await publish({ contentDir: content.dir, dataDir, today: TODAY, nowMs: wait(MINUTE_MS) });
    expect((await publisher.preview()).changes.changed).toEqual([]);
    expect((await publisher.list()).publications.map(({ kind, version, isLive }) => [kind, version, isLive])).toEqual([
      ['startup', 2, true],
      ['manual', 1, false],
    ]);
  });
});

describe('the history', () => {
  it('everything works with a database that was lost', async () => {
    const { content, dataDir, publishNow, stop, restart, feedDir } = await mintSite();
    await publishNow();
    await stop();
    for (const suffix of ['', '-wal', '-shm']) await rm(path.join(dataDir, `galeri.db${suffix}`), { force: true });
    const again = await restart();
    await again.reconcile();
    expect((await again.list()).publications).toMatchObject([
      { version: 1, kind: 'startup', isLive: true, isRestorable: true },
    ]);
    await rm(path.join(dataDir, 'history'), { recursive: true });
    await rm(path.join(feedDir, 'feed.json'));
    const alone = await restart();
    await alone.reconcile();
    expect((await alone.preview()).changes.added).toHaveLength(content.products.length);
    expect(await alone.publishAtStart()).toMatchObject({ outcome: 'published', warnings: [] });
  });

  it('is told twenty at a time, newest first', async () => {
    const { publisher, content, publishNow, editProduct, wait } = await mintSite();
    for (let count = 1; count <= 22; count++) {
      await editProduct(content.products[1], (value) => ({ ...value, price: { idr: count * 1000 } }));
      await publishNow();
      wait(MINUTE_MS);
    }
    const first = await publisher.list();
    expect(first.hasMore).toBe(true);
    expect(first.publications.map(({ version }) => version)).toEqual(
      Array.from({ length: 20 }, (_, index) => 22 - index),
    );
    expect(first.publications[0]).toMatchObject({ headline: '1 produk diubah', detail: 'Produk ppapp-satu: harga' });
    const second = await publisher.list(first.publications.at(-1)?.revision);
    expect(second).toMatchObject({ hasMore: false, publications: [{ version: 2 }, { version: 1 }] });
    const [newest, , third] = first.publications;
    const since = await publisher.compare(newest?.revision ?? 0, third?.revision);
    expect(since.changed[0]?.fields).toEqual([{ label: 'harga', before: 'Rp20.000', after: 'Rp22.000' }]);
    const own = await publisher.compare(third?.revision ?? 0);
    expect(own.changed[0]?.fields).toEqual([{ label: 'harga', before: 'Rp19.000', after: 'Rp20.000' }]);
    await expect(publisher.compare(1)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('files of what is too old to be kept go, its line stays; what is kept stays whole', async () => {
    const { content, dataDir, publishNow, replacePhoto, restart, wait, feedDir } = await mintSite();
    await publishNow();
    const blobs = async () => (await readdir(path.join(dataDir, 'history/blobs'), { recursive: true })).length;
    for (const [index, background] of ['#111111', '#222222'].entries()) {
      await replacePhoto(content.products[1], background);
      wait((index + 1) * MINUTE_MS);
      await publishNow();
    }
    const before = await blobs();
    await replacePhoto(content.products[1], '#333333');
    wait(401 * 86_400_000);
    const later = await restart();
    await later.publishAtStart();
    expect(await blobs()).toBeGreaterThanOrEqual(before);
    expect((await later.list()).publications.every(({ isRestorable }) => isRestorable)).toBe(true);
    await verifyOnDisk(feedDir);
  });
});
