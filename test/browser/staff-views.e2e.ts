/** Every view of the staff page with real content behind it: without fault to axe, from a wide screen down to a tablet. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addDays } from '../../src/contract/dates.ts';
import { product } from '../factory.ts';
import { oneOfEach, rotation, todayInJakarta } from './fixtures/gallery.ts';
import { ADMIN, useLink } from './fixtures/office.ts';
import { expect, test } from './fixtures/test.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
];

interface View {
  /** Below `/staf/`. */
  readonly at: string;
  readonly heading: string;
  /** What is on it besides, one after the other: each opens something and is closed by Escape. */
  readonly opens?: readonly RegExp[];
}

const VIEWS: readonly View[] = [
  { at: '', heading: 'Dasbor' },
  { at: 'produk', heading: 'Produk', opens: [/^Tambah produk$/] },
  { at: 'produk/impor', heading: 'Impor produk' },
  { at: 'produk/ppkukm/ppkukm-a', heading: 'Produk ppkukm-a' },
  { at: 'produk/kpkp/kpkp-b', heading: 'Produk kpkp-b', opens: [/^Hapus$/] },
  { at: 'kurasi', heading: 'Kurasi' },
  { at: 'rotasi', heading: 'Rotasi', opens: [/^Tambah rotasi$/, /^Isi tempat kosong/] },
  { at: 'terbitkan', heading: 'Terbitkan', opens: [/^Terbitkan$/] },
  { at: 'riwayat', heading: 'Riwayat', opens: [/^Lihat versi 1$/] },
  { at: 'pengaturan', heading: 'Pengaturan' },
  { at: 'akun', heading: 'Akun', opens: [/^Undang orang$/] },
  { at: 'catatan', heading: 'Catatan' },
  { at: 'tidak-ada', heading: 'Halaman tidak ditemukan' },
];

test.setTimeout(420_000);
test.use({ actionTimeout: 20_000 });

for (const size of SIZES) {
  test(`[E22] at ${size.width} px every view and every dialog is without fault to axe, and nothing runs out at the side`, async ({
    page,
    office,
  }) => {
    await page.setViewportSize(size);
    const today = todayInJakarta();
    const { url, setupLink, contentDir } = await office({
      products: [
        ...oneOfEach('a'),
        // A draft with something wrong in it.
        {
          ...product({ id: 'kpkp-b', sudin: 'kpkp' }),
          status: 'draft',
          halal: { certificate: 'ID311', issuedOn: today },
        },
      ],
      rotations: [rotation('r-kini', addDays(today, -7), addDays(today, 6), oneOfEach('a').slice(0, 5))],
    });
    await useLink(page, setupLink, ADMIN);
    // By hand, as some will go on doing it; now there is something to publish.
    const file = path.join(contentDir, 'products/ppapp/ppapp-a/product.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Dapur Contoh', 'Bengkel Contoh'));
    const found: Record<string, string[]> = {};
    for (const { at, heading, opens = [] } of VIEWS) {
      await page.goto(`${url}staf/${at}`);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await page.waitForLoadState('networkidle');
      found[at] = await faultsOf(page);
      for (const name of opens) {
        const button = page.getByRole('main').getByRole('button', { name }).first();
        await button.click();
        await expect(page.getByRole('dialog')).toBeVisible();
        found[`${at}: ${String(name)}`] = await faultsOf(page);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    }
    for (const tab of ['Jam buka', 'Hari libur dan jam khusus', 'Layar', 'Suku Dinas', 'Pengumuman']) {
      await page.goto(`${url}staf/pengaturan`);
      await page.getByRole('tab', { name: tab }).click();
      found[`pengaturan: ${tab}`] = await faultsOf(page);
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
    expect(Object.keys(found).length).toBeGreaterThan(VIEWS.length + 5);
  });
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return wide > 0 ? [...faults, `${wide} px too wide`] : faults;
}
