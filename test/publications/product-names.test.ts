import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { mintSite, type Site } from './site.ts';

vi.setConfig({ testTimeout: 120_000 });

const Row = z.object({
  id: z.string(),
  sudin: z.string(),
  commodity: z.string(),
  name: z.string(),
  producer: z.string(),
});

const names = (site: Site) =>
  site
    .records()
    .all(Row, 'select product_id as id, sudin, commodity, name, producer from product_names order by product_id');

describe('[H3] names of what went out', () => {
  it('are kept with the publication, and stay when the product is gone', async () => {
    const site = await mintSite();
    await site.publishNow();
    const first = await names(site);
    expect(first.map(({ id }) => id)).toEqual(site.content.products.map(({ id }) => id).toSorted());
    expect(first[0]).toEqual({
      id: 'kpkp-satu',
      sudin: 'kpkp',
      commodity: 'fesyen',
      name: 'Produk kpkp-satu',
      producer: 'Dapur Contoh',
    });
    await site.editRotation('r-now', (rotation) => ({
      ...rotation,
      products: rotation.products.filter((id) => id !== 'kpkp-satu'),
    }));
    await site.editRotation('r-next', (rotation) => ({
      ...rotation,
      products: rotation.products.filter((id) => id !== 'kpkp-satu'),
    }));
    await rm(path.join(site.content.dir, 'products/kpkp/kpkp-satu'), { recursive: true });
    site.wait(60_000);
    expect(await site.publishNow()).toMatchObject({ state: 'published' });
    expect(await names(site)).toEqual(first);
  });

  it('follow a new name when it goes out, and not before', async () => {
    const site = await mintSite();
    await site.publishNow();
    const [product] = site.content.products;
    await site.editProduct(product, (value) => ({ ...value, name: { id: 'Nama baru' } }));
    await site.approve(product);
    const nameNow = async () => (await names(site)).find(({ id }) => id === product.id)?.name;
    expect(await nameNow()).toBe(`Produk ${product.id}`);
    site.wait(60_000);
    await site.publishNow();
    expect(await nameNow()).toBe('Nama baru');
  });

  it('hold up no publication when they cannot be kept', async () => {
    const site = await mintSite();
    await site.records().run('drop table product_names');
    expect(await site.publishNow()).toMatchObject({ state: 'published' });
  });

  it('come at the next start for what went out before names were kept', async () => {
    const site = await mintSite();
    await site.publishNow();
    await site.records().run('delete from product_names');
    const publisher = await site.restart();
    await publisher.reconcile();
    expect(await names(site)).toHaveLength(6);
  });
});
