/** What screens have told, as staff see it: a report to read, keep and print, a list of screens, and where a publication is on. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { addDays } from '../../src/contract/dates.ts';
import type { Product } from '../../src/contract/product.ts';
import { oneOfEach, rotation, todayInJakarta } from './fixtures/gallery.ts';
import { ADMIN, useLink } from './fixtures/office.ts';
import { expect, test } from './fixtures/test.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
];
const SCREEN = { screenId: '3f1c7a52-7a30-4a52-9a7c-1b1f5a0e8d11', name: 'Lobi Blok B' };
const OTHER = { screenId: '4f1c7a52-7a30-4a52-9a7c-1b1f5a0e8d11', name: 'Kantin' };

test.setTimeout(240_000);

/** More products than a page of paper holds. */
const products = ['a', 'b', 'c', 'd'].flatMap((suffix) => oneOfEach(suffix));

async function tell(url: string, path: 'report' | 'plays', body: object): Promise<void> {
  const response = await fetch(`${url}screens/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
}

const report = (url: string, revision: number, more: object = {}) =>
  tell(url, 'report', {
    ...SCREEN,
    appVersion: '0.1.0+0000000',
    revision,
    rotationId: 'r-kini',
    mode: 'showing',
    cardId: 'kpkp-a',
    clockTrusted: true,
    waitingPlays: 0,
    parkedPlays: 0,
    ...more,
  });

/** A day of the loop: every product as often, those of Sosial half as often. */
const dayOf = (day: string, shown: readonly Product[]) =>
  shown.map(({ id, sudin, commodity }) => {
    const plays = sudin === 'sosial' ? 50 : 100;
    const record = { id: crypto.randomUUID(), day, productId: id, sudin, commodity, rotationId: 'r-kini' };
    return { ...record, reason: 'passive', plays, shownMs: plays * 12_000 };
  });

async function revisionOf(url: string): Promise<number> {
  const response = await fetch(`${url}feed/feed.json`);
  return ((await response.json()) as { revision: number }).revision;
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(wide > 0 ? [`${wide} px too wide`] : []),
  ];
}

test('[H1][H2][H4][H6][H7] what screens told is read, kept, printed, and followed after a publication', async ({
  page,
  office,
}) => {
  const today = todayInJakarta();
  const { url, setupLink, contentDir } = await office({
    products,
    rotations: [rotation('r-kini', addDays(today, -7), addDays(today, 6), products)],
  });
  const first = await revisionOf(url);
  await tell(url, 'plays', { ...SCREEN, plays: [], sums: dayOf(today, products), visitDays: [] });
  await report(url, first);
  await report(url, first, { ...OTHER, mode: 'asleep', cardId: undefined, opensAtMs: Date.now() + 3_600_000 });
  await useLink(page, setupLink, ADMIN);

  // The report, at every width, with its picture drawn.
  await page.goto(`${url}staf/laporan`);
  const unit = page.getByRole('table', { name: 'Tayangan per Suku Dinas' });
  await expect(unit.getByRole('row', { name: /Sosial|sosial/ })).toContainText('−45,5 %');
  await expect(page.getByRole('table', { name: 'Tayangan per produk' }).getByRole('row')).toHaveCount(25);
  const picture = page.getByRole('img', { name: /Batang waktu tayang/ });
  await expect.poll(() => picture.evaluate(coloursOf)).toBeGreaterThan(3);
  const faults: Record<string, string[]> = {};
  for (const size of SIZES) {
    await page.setViewportSize(size);
    faults[`laporan ${size.width}`] = await faultsOf(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  // Kept as files.
  for (const [name, start] of [
    ['Unduh CSV', [0xef, 0xbb, 0xbf]],
    ['Unduh Excel', [0x50, 0x4b]],
  ] as const) {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const bytes = await readFile(await (await downloading).path());
    expect([...bytes.subarray(0, start.length)]).toEqual(start);
  }

  // And on one page of paper.
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  // The screens, and the box in the sidebar.
  await page.getByRole('link', { name: 'Layar', exact: true }).click();
  const lobby = page.getByRole('region', { name: SCREEN.name });
  await expect(lobby.getByText('Terhubung')).toBeVisible();
  await expect(lobby.getByRole('link', { name: 'Produk kpkp-a' })).toBeVisible();
  await expect.poll(() => lobby.getByRole('presentation').or(lobby.locator('img')).first().isVisible()).toBe(true);
  await expect(page.getByRole('region', { name: OTHER.name }).getByText('Tidur').first()).toBeVisible();
  await expect(page.getByRole('banner').getByText('1 layar lobi terhubung')).toBeVisible();
  await expect(page.getByRole('banner').getByText('Menayangkan versi 1')).toBeVisible();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    faults[`layar ${size.width}`] = await faultsOf(page);
  }
  expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((name) => [name, []])));
  await page.setViewportSize({ width: 1440, height: 900 });

  // A publication is on a screen when that has said so.
  const change = `${contentDir}/gallery.json`;
  const gallery = JSON.parse(await readFile(change, 'utf8')) as { screen: object };
  await writeFile(change, JSON.stringify({ ...gallery, screen: { ...gallery.screen, slideSeconds: 9 } }));
  await page.getByRole('link', { name: 'Terbitkan', exact: true }).click();
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await page.getByRole('button', { name: 'Terbitkan sekarang' }).click();
  const where = page.getByRole('region', { name: 'Tayang di layar' });
  const line = where.getByRole('listitem').filter({ hasText: SCREEN.name });
  await expect(line).toContainText('Sedang diambil layar', { timeout: 60_000 });
  await report(url, await revisionOf(url));
  await expect(line).toContainText('Tayang');
  await expect(where.getByRole('listitem').filter({ hasText: OTHER.name })).toContainText('menyusul saat bangun');
});

/** How many different colours a picture is made of. */
function coloursOf(canvas: Element): number {
  const { width, height } = canvas as HTMLCanvasElement;
  const context = (canvas as HTMLCanvasElement).getContext('2d');
  if (context === null || width === 0) return 0;
  const { data } = context.getImageData(0, 0, width, height);
  const seen = new Set<number>();
  for (let at = 0; at < data.length; at += 4) {
    seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
  }
  return seen.size;
}
