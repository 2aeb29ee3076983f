/** The plug is pulled while a publication is under way: screens keep the old feed, and the page is told the truth. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Kiosk } from './fixtures/kiosk.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { ADMIN, useLink } from './fixtures/office.ts';
import { sourcePhoto } from './fixtures/photos.ts';
import { expect, test } from './fixtures/test.ts';

test.setTimeout(240_000);
test.use({ actionTimeout: 20_000 });

test('[E32] a server killed during a publication has changed nothing, and publishes the same when it is back', async ({
  page,
  office,
  elsewhere,
  noise,
}) => {
  noise.expect(NETWORK_FAILURES);
  const box = await office({ screen: { slideSeconds: 1, pollSeconds: 1 } });
  const kiosk = await new Kiosk(await elsewhere(), box.url).watch();
  await kiosk.openShowing();
  await useLink(page, box.setupLink, ADMIN);

  await page.goto(`${box.url}staf/produk/ppapp/ppapp-a`);
  await page.getByLabel('Pilih berkas foto').setInputFiles([8, 10, 11, 12].map(sourcePhoto));
  await expect(page.getByRole('button', { name: /^Foto 5/ })).toBeVisible();
  for (const number of [2, 3, 4, 5]) {
    await page.getByRole('button', { name: new RegExp(`^Foto ${number}`) }).click();
    await page.getByLabel('Teks alternatif', { exact: true }).fill(`Kerajinan dari sisi ${number}`);
  }
  await page.getByRole('button', { name: 'Ajukan untuk kurasi' }).click();
  await page.getByRole('button', { name: 'Setujui' }).click();
  await expect(page.getByText('Disetujui.', { exact: true })).toBeVisible();

  const feedFile = path.join(box.dataDir, 'feed/feed.json');
  const feedBefore = await readFile(feedFile, 'utf8');
  await page.goto(`${box.url}staf/terbitkan`);
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await page.getByRole('button', { name: 'Terbitkan sekarang' }).click();
  // Photos are being worked on: this is when the power goes.
  await expect(page.getByRole('progressbar')).toBeVisible();
  await box.kill();
  expect(await readFile(feedFile, 'utf8')).toBe(feedBefore);
  await kiosk.nextSlides(2);
  expect(await kiosk.mark('mode')).toBe('showing');

  await box.start();
  expect(await readFile(feedFile, 'utf8')).toBe(feedBefore);
  await page.goto(`${box.url}staf/riwayat`);
  await expect(page.getByText('Versi 1', { exact: true })).toBeVisible();
  await expect(page.getByText('Versi 2', { exact: true })).toHaveCount(0);

  await page.goto(`${box.url}staf/terbitkan`);
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await page.getByRole('button', { name: 'Terbitkan sekarang' }).click();
  await expect(page.getByText('Versi 2 terbit.')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => readFile(feedFile, 'utf8')).not.toBe(feedBefore);
  const { revision } = JSON.parse(await readFile(feedFile, 'utf8')) as { revision: number };
  await kiosk.untilMark('revision', revision);
});
