import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import zlib from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openDigests } from '../../src/build/file-digests.ts';
import { PhotoChangedError } from '../../src/build/photo-cache.ts';
import { digestsFile, publish, type PublishResult } from '../../src/build/publish.ts';
import { rotationPath } from '../../src/contract/feed-paths.ts';
import { say } from '../../src/contract/sentences.ts';
import { gallery, product, TODAY } from '../factory.ts';
import { mintContent, mintEmpty, productFile, rotation, temporaryFolder } from './mint.ts';
import { verifyOnDisk } from './verify-on-disk.ts';

const NOW_MS = Date.parse('2026-11-24T03:00:00Z');
const NOW_S = NOW_MS / 1000;

async function publisher() {
  const content = await mintContent();
  const dataDir = await temporaryFolder();
  const feedDir = path.join(dataDir, 'feed');
  const run = (overrides: { today?: string; nowMs?: number } = {}) =>
    publish({ contentDir: content.dir, dataDir, today: TODAY, nowMs: NOW_MS, ...overrides });
  const names = async (folder: string) => (await readdir(path.join(feedDir, folder))).toSorted();
  return { content, dataDir, feedDir, run, names };
}

function published(result: PublishResult) {
  if (result.outcome === 'refused') throw new Error(JSON.stringify(result.problems));
  return result;
}

const isIn = (list: readonly string[] | undefined, name: string) => list?.includes(name) === true;

/** Another picture of the same size, so that its bytes differ. */
const otherPhoto = (background: string) =>
  sharp({ create: { width: 1200, height: 1200, channels: 3, background } })
    .jpeg()
    .toBuffer();

describe('publishing', () => {
  it('[F14] what is published passes the verification of a screen', async () => {
    const { feedDir, run, content } = await publisher();
    const result = published(await run());
    expect(result).toMatchObject({
      outcome: 'published',
      revision: NOW_S,
      rotations: 2,
      products: 6,
      warnings: [],
    });
    expect(result.photos.encoded + result.photos.cached).toBe(6);
    const { feed, cards } = await verifyOnDisk(feedDir);
    expect(feed.revision).toBe(NOW_S);
    expect(feed.publishedAt).toBe('2026-11-24T03:00:00.000Z');
    expect(feed.rotations.map(({ id }) => id)).toEqual(['r-now', 'r-next']);
    expect(cards[0]?.map(({ id }) => id)).toEqual(content.products.map(({ id }) => id));
  });

  it('[F15] a card carries what a screen shows, and nothing that is only for staff', async () => {
    const { feedDir, run, content } = await publisher();
    const [food] = content.products;
    const halal = { certificate: 'ID 3111.9999 0000-10324', issuedOn: '2024-03-12' };
    await content.write(productFile(food), { ...food, $schema: './x.json', halal });
    await run();
    const { feed, cards } = await verifyOnDisk(feedDir);
    const card = cards[0]?.[0];
    expect(card).toMatchObject({ id: food.id, halal: { certificate: 'ID31119999000010324' }, sample: true });
    expect(card?.photos[0]).toMatchObject({ focus: { x: 50, y: 60 }, color: expect.stringMatching(/^#[0-9a-f]{6}$/) });
    for (const name of ['$schema', 'status', 'packagingChecked']) expect(card).not.toHaveProperty(name);
    expect(feed.gallery).not.toHaveProperty('$schema');
    expect(JSON.stringify(feed)).not.toContain(food.id);
  });

  it('[C6] a draft beside them changes nothing', async () => {
    const { feedDir, run, content } = await publisher();
    await content.addProduct(product({ id: 'draf', status: 'draft', photos: [] }));
    expect(published(await run()).products).toBe(6);
    expect(JSON.stringify((await verifyOnDisk(feedDir)).cards)).not.toContain('draf');
  });

  it('[R1] of what has ended only the last rotation stays in the feed, without its withdrawn products', async () => {
    const { feedDir, run, content } = await publisher();
    await content.addProduct(product({ id: 'draf', status: 'draft' }));
    await content.addRotation(rotation('r-kuno', '2026-10-01', '2026-10-15', ['kpkp-satu']));
    await content.addRotation(rotation('r-lama', '2026-10-16', '2026-11-15', ['draf', 'kpkp-satu', 'tidak-ada']));
    await run();
    const { feed, cards } = await verifyOnDisk(feedDir);
    expect(feed.rotations.map(({ id }) => id)).toEqual(['r-lama', 'r-now', 'r-next']);
    expect(cards[0]?.map(({ id }) => id)).toEqual(['kpkp-satu']);
  });

  it('a gallery without products publishes an empty calendar', async () => {
    const content = await mintEmpty();
    const dataDir = await temporaryFolder();
    await content.write('gallery.json', gallery());
    expect(await publish({ contentDir: content.dir, dataDir, nowMs: NOW_MS })).toMatchObject({ outcome: 'published' });
    expect((await verifyOnDisk(path.join(dataDir, 'feed'))).feed.rotations).toEqual([]);
  });

  it("[T1] today is the date on the gallery's wall, not in Greenwich", async () => {
    const { feedDir, run } = await publisher();
    // 18:00 in Greenwich on the last day of "r-now" is the next day in Jakarta.
    await run({ today: undefined as never, nowMs: Date.parse('2026-11-29T18:00:00Z') });
    expect((await verifyOnDisk(feedDir)).feed.rotations.map(({ id }) => id)).toEqual(['r-now', 'r-next']);
    await run({ today: undefined as never, nowMs: Date.parse('2026-12-13T18:00:00Z') });
    expect((await verifyOnDisk(feedDir)).feed.rotations.map(({ id }) => id)).toEqual(['r-next']);
  });

  it('rotation documents have smaller copies of the same content, feed.json has none', async () => {
    const { feedDir, run, names } = await publisher();
    await run();
    const [entry] = (await verifyOnDisk(feedDir)).feed.rotations;
    const file = path.join(feedDir, rotationPath(entry?.sha256 ?? ''));
    const document = await readFile(file);
    expect(zlib.brotliDecompressSync(await readFile(`${file}.br`))).toEqual(document);
    expect(zlib.gunzipSync(await readFile(`${file}.gz`))).toEqual(document);
    expect(await names('.')).toEqual(['feed.json', 'photos', 'rotations']);
  });
});

describe('publishing again', () => {
  it('[F12] identical content makes no new revision and touches no file', async () => {
    const { feedDir, run } = await publisher();
    await run();
    const before = await stat(path.join(feedDir, 'feed.json'));
    const again = published(await run({ nowMs: NOW_MS + 60_000 }));
    expect(again).toMatchObject({ outcome: 'unchanged', revision: NOW_S, photos: { encoded: 0, cached: 6 } });
    expect((await stat(path.join(feedDir, 'feed.json'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('[F12] the order in which staff typed the fields is no new content', async () => {
    const { run, content } = await publisher();
    await run();
    const [food] = content.products;
    await content.write(productFile(food), Object.fromEntries(Object.entries(food).toReversed()));
    expect(await run()).toMatchObject({ outcome: 'unchanged' });
  });

  it('[F12] the revision grows even when the clock went back', async () => {
    const { run, content } = await publisher();
    await run();
    await content.write('gallery.json', gallery({ slideSeconds: 20 }));
    expect(await run({ nowMs: 0 })).toMatchObject({ outcome: 'published', revision: NOW_S + 1 });
  });

  it('[F12] it grows beyond the revision of a feed this version cannot read', async () => {
    const { feedDir, run } = await publisher();
    await run();
    await writeFile(path.join(feedDir, 'feed.json'), JSON.stringify({ format: 2, revision: NOW_S + 500 }));
    expect(await run()).toMatchObject({ outcome: 'published', revision: NOW_S + 501 });
  });

  it('only the photo that changed is encoded again', async () => {
    const { feedDir, run, content } = await publisher();
    await run();
    await content.write('products/sosial/sosial-satu/sampul.jpg', await otherPhoto('#225588'));
    expect(await run()).toMatchObject({ outcome: 'published', photos: { encoded: 1, cached: 5 } });
    await verifyOnDisk(feedDir);
  });

  it('a source that has not changed is not even opened', async () => {
    const { run, content } = await publisher();
    await run();
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const { sudin, id } of content.products) {
      await utimes(path.join(content.dir, `products/${sudin}/${id}/sampul.jpg`), longAgo, longAgo);
    }
    await run();
    const file = path.join(content.dir, 'products/sosial/sosial-satu/sampul.jpg');
    const bytes = await readFile(file);
    // Its picture is spoilt behind the check's back: a build that read it would hear of it.
    bytes.fill(0, Math.floor(bytes.length / 2), bytes.length - 12);
    await writeFile(file, bytes);
    await utimes(file, longAgo, longAgo);
    expect(await run()).toMatchObject({ outcome: 'unchanged', photos: { encoded: 0, cached: 6 } });
  });

  it('a source that is not what was known of it is never encoded', async () => {
    const { content, dataDir, run, feedDir } = await publisher();
    await run();
    const before = await readFile(path.join(feedDir, 'feed.json'));
    const digests = await openDigests(digestsFile(dataDir));
    const file = path.join(content.dir, 'products/sosial/sosial-satu/sampul.jpg');
    await digests.remember(file, 'ab'.repeat(32));
    const { dir: contentDir } = content;
    const again = () => publish({ contentDir, dataDir, today: TODAY, nowMs: NOW_MS, digests });
    await expect(again()).rejects.toThrow(PhotoChangedError);
    expect(await readFile(path.join(feedDir, 'feed.json'))).toEqual(before);
    expect(await again()).toMatchObject({ outcome: 'unchanged' });
  });

  it('tells after each photo how many are ready', async () => {
    const { content, dataDir } = await publisher();
    const told: [number, number][] = [];
    await publish({ contentDir: content.dir, dataDir, today: TODAY, onPhoto: (...both) => told.push(both) });
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6].map((done) => [done, 6]));
  });

  it('the publication before is kept for screens in the middle of a pull, the one before that is removed', async () => {
    const { feedDir, run, content, names } = await publisher();
    const kept = [];
    for (const [index, background] of ['#111111', '#222222', '#333333'].entries()) {
      for (const { sudin, id } of content.products) {
        await content.write(`products/${sudin}/${id}/sampul.jpg`, await otherPhoto(background));
      }
      await run({ nowMs: NOW_MS + index * 1000 });
      kept.push({ photos: await names('photos'), rotations: await names('rotations') });
    }
    const { photoNames } = await verifyOnDisk(feedDir);
    const [first, second, third] = kept;
    const ofSecond = second?.photos.filter((name) => !isIn(first?.photos, name)) ?? [];
    expect(third?.photos).toEqual([...ofSecond, ...[...photoNames].map((name) => path.basename(name))].toSorted());
    expect(third?.rotations.filter((name) => isIn(first?.rotations, name))).toEqual([]);
    expect(third?.rotations).toHaveLength(12);
  });

  it('an unchanged publication removes nothing', async () => {
    const { run, content, names } = await publisher();
    await run();
    await content.write('products/sosial/sosial-satu/sampul.jpg', await otherPhoto('#225588'));
    await run();
    const before = await names('photos');
    await run();
    expect(await names('photos')).toEqual(before);
  });

  it('what a disk lost or damaged is put back, without a new revision', async () => {
    const { feedDir, dataDir, run, names } = await publisher();
    await run();
    const [photo = ''] = await names('photos');
    const document = (await names('rotations')).find((name) => name.endsWith('.json')) ?? '';
    await writeFile(path.join(feedDir, 'photos', photo), '');
    await rm(path.join(feedDir, 'rotations', document));
    for (const entry of await readdir(path.join(dataDir, 'cache/photos'))) {
      await writeFile(path.join(dataDir, 'cache/photos', entry, 'photo.json'), '{');
    }
    const mended = published(await run());
    expect(mended).toMatchObject({ outcome: 'unchanged', revision: NOW_S });
    expect(mended.photos.encoded).toBeGreaterThan(0);
    await verifyOnDisk(feedDir);
  });

  it('photos that no publication has used for two months leave the cache', async () => {
    const { dataDir, run, content } = await publisher();
    await run();
    const cache = path.join(dataDir, 'cache/photos');
    const old = new Date(Date.now() - 61 * 86_400_000);
    for (const entry of await readdir(cache)) await utimes(path.join(cache, entry), old, old);
    await content.write('products/sosial/sosial-satu/sampul.jpg', await otherPhoto('#225588'));
    await run({ nowMs: Date.now() });
    expect(await readdir(cache)).toHaveLength(2);
    for (const { sudin, id } of content.products) {
      await content.write(`products/${sudin}/${id}/sampul.jpg`, await otherPhoto('#225588'));
    }
    const unused = (await readdir(cache)).map((entry) => path.join(cache, entry));
    for (const entry of unused) await utimes(entry, old, old);
    await run({ nowMs: Date.now() });
    expect(await readdir(cache)).toHaveLength(1);
  });
});

describe('refusing to publish', () => {
  it('[C1] any error leaves the feed that stands', async () => {
    const { feedDir, run, content } = await publisher();
    await run();
    const before = await readFile(path.join(feedDir, 'feed.json'));
    const [food] = content.products;
    const { halal: _, ...withoutHalal } = food;
    await content.write(productFile(food), withoutHalal);
    expect(await run()).toEqual({
      outcome: 'refused',
      problems: [{ file: productFile(food), field: 'halal', ...say('no-halal') }],
    });
    expect(await readFile(path.join(feedDir, 'feed.json'))).toEqual(before);
    await verifyOnDisk(feedDir);
  });

  it('[C5] a photo that only decoding finds broken is named like any other problem', async () => {
    const { feedDir, run, content } = await publisher();
    await run();
    // Its frame is whole, its picture is not.
    const hollow = await sharp(await otherPhoto('#884422'))
      .png()
      .toBuffer();
    hollow.fill(0, Math.floor(hollow.length / 2), hollow.length - 12);
    await content.write('products/sosial/sosial-satu/sampul.jpg', hollow);
    expect(await run()).toEqual({
      outcome: 'refused',
      problems: [
        { file: 'products/sosial/sosial-satu/product.json', field: 'photos.0.file', ...say('photo-unreadable') },
      ],
    });
    await verifyOnDisk(feedDir);
  });

  it('[F13] two publications at once follow each other', async () => {
    const { feedDir, run, names } = await publisher();
    const outcomes = (await Promise.all([run(), run(), run()])).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['published', 'unchanged', 'unchanged']);
    await verifyOnDisk(feedDir);
    expect(await names('.')).toEqual(['feed.json', 'photos', 'rotations']);
  });
});
