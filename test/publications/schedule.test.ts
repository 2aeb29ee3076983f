import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { verifyOnDisk } from '../build/verify-on-disk.ts';
import { ADMIN, mintSite } from './site.ts';

// Each publishes for real, several times.
vi.setConfig({ testTimeout: 60_000 });

const HOUR_MS = 3_600_000;

async function waitingSite() {
  const site = await mintSite();
  const { content, publishNow, editProduct, publisher, now } = site;
  await publishNow();
  await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1000 } }));
  const scheduled = await publisher.schedule({ by: ADMIN, atMs: now() + HOUR_MS, note: 'Harga baru' });
  return { ...site, scheduled };
}

describe('a scheduled publication', () => {
  it('[E34] happens at its time without a click, once, of what is approved then', async () => {
    const { publisher, feedDir, wait, editProduct, content, scheduled } = await waitingSite();
    expect(scheduled).toMatchObject({ state: 'waiting', note: 'Harga baru', by: 'Admin galeri' });
    await publisher.tick(wait(HOUR_MS - 1));
    expect((await publisher.list()).publications).toHaveLength(1);
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 2000 } }));
    await publisher.tick(wait(1));
    expect((await verifyOnDisk(feedDir)).cards[0]?.[0]?.price).toEqual({ idr: 2000 });
    expect((await publisher.list()).publications[0]).toMatchObject({
      kind: 'scheduled',
      by: 'Admin galeri',
      note: 'Harga baru',
      version: 2,
    });
    expect(await publisher.listScheduled()).toMatchObject([
      { id: scheduled.id, state: 'done', outcome: 'Diterbitkan sebagai versi 2.' },
    ]);
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 3000 } }));
    await publisher.tick(wait(HOUR_MS));
    expect((await publisher.list()).publications).toHaveLength(2);
  });

  it('[E34] happens as soon as there is a server again', async () => {
    const { restart, wait, feedDir } = await waitingSite();
    const later = wait(48 * HOUR_MS);
    const again = await restart();
    await again.reconcile();
    await again.tick(later);
    expect((await verifyOnDisk(feedDir)).cards[0]?.[0]?.price).toEqual({ idr: 1000 });
    expect(await again.listScheduled()).toMatchObject([{ state: 'done' }]);
  });

  it('[E34] several that are due follow each other, and none is lost beside a publication by hand', async () => {
    const { publisher, wait, now } = await waitingSite();
    await publisher.schedule({ by: ADMIN, atMs: now() + HOUR_MS, note: 'kedua' });
    wait(HOUR_MS);
    const { digest } = await publisher.preview();
    await publisher.publish({ by: ADMIN, digest, note: 'sendiri' });
    await publisher.tick(now());
    expect((await publisher.listScheduled()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    await publisher.settled();
    await Promise.all([publisher.tick(now()), publisher.tick(now())]);
    expect((await publisher.listScheduled()).map(({ state, outcome }) => [state, outcome])).toEqual([
      ['done', 'Tidak ada perubahan untuk layar.'],
      ['done', 'Tidak ada perubahan untuk layar.'],
    ]);
    expect((await publisher.list()).publications.map(({ kind }) => kind)).toEqual(['manual', 'manual']);
  });

  it('what stops it is told in the list, and the feed stands', async () => {
    const { publisher, wait, content, feedDir } = await waitingSite();
    const before = await readFile(path.join(feedDir, 'feed.json'));
    await content.write('gallery.json', '{');
    await publisher.tick(wait(HOUR_MS));
    expect(await publisher.listScheduled()).toMatchObject([
      { state: 'failed', outcome: expect.stringContaining('gallery.json') },
    ]);
    expect(await readFile(path.join(feedDir, 'feed.json'))).toEqual(before);
    expect(publisher.progress()).toMatchObject({ state: 'published', version: 1 });
  });

  it('can be taken back until it begins, and cannot lie in the past', async () => {
    const { publisher, scheduled, wait, now } = await waitingSite();
    await publisher.cancelScheduled({ by: ADMIN, id: scheduled.id });
    await expect(publisher.cancelScheduled({ by: ADMIN, id: scheduled.id })).rejects.toMatchObject({
      code: 'conflict',
    });
    await publisher.tick(wait(2 * HOUR_MS));
    expect((await publisher.list()).publications).toHaveLength(1);
    expect(await publisher.listScheduled()).toMatchObject([{ state: 'cancelled' }]);
    await expect(publisher.schedule({ by: ADMIN, atMs: now(), note: '' })).rejects.toMatchObject({ code: 'invalid' });
  });
});
