/** Two people and a text editor at one product: nobody overwrites what they have not seen, and nothing is lost. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { product } from '../factory.ts';
import { ADMIN, invite, useLink } from './fixtures/office.ts';
import { expect, test } from './fixtures/test.ts';

const CURATOR = { name: 'kurator-kpkp', displayName: 'Kurator KPKP', password: 'ikan asin di meja kayu' };

/** What a save answers when somebody else was faster; Chromium writes a line about it. */
const CHANGED_MEANWHILE = /status of 412 /;

test.setTimeout(240_000);
test.use({ actionTimeout: 20_000 });

test('[E7] two curators at one product: the second one sees both versions, chooses, and loses nothing', async ({
  page,
  office,
  elsewhere,
  noise,
}) => {
  noise.expect(CHANGED_MEANWHILE);
  const { url, setupLink, contentDir } = await office();
  await useLink(page, setupLink, ADMIN);
  const link = await invite(page, { displayName: CURATOR.displayName, role: 'Kurator', sudin: 'kpkp' });
  const other = await elsewhere();
  await useLink(other, link, CURATOR);

  const form = `${url}staf/produk/kpkp/kpkp-a`;
  await page.goto(form);
  await other.goto(form);
  await expect(page.getByLabel('Nama usaha')).toHaveValue('Dapur Contoh');
  await expect(other.getByLabel('Nama usaha')).toHaveValue('Dapur Contoh');

  await other.getByLabel('Nama usaha').fill('Dapur Kurator');
  await other.getByLabel('Deskripsi', { exact: true }).fill('Ditulis ulang oleh kurator.');
  await other.getByRole('button', { name: 'Simpan draf' }).click();
  await expect(other.getByText('Draf tersimpan.')).toBeVisible();

  await page.getByLabel('Nama usaha').fill('Dapur Pengelola');
  await page.getByLabel('Kecamatan').selectOption({ label: 'Cakung' });
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  const dialog = page.getByRole('dialog', { name: /juga diubah/ });
  await expect(dialog).toContainText('Kurator KPKP');
  await expect(dialog).toContainText('Dapur Pengelola');
  await expect(dialog).toContainText('Dapur Kurator');
  const settle = dialog.getByRole('button', { name: 'Gabungkan dan simpan' });
  await expect(settle).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('radiogroup', { name: 'Pelaku usaha' }).getByRole('radio', { name: 'Versi saya' }).click();
  await settle.click();
  await expect(dialog).toBeHidden();

  await expect
    .poll(() => readDraft(contentDir))
    .toMatchObject({
      producer: { name: 'Dapur Pengelola', kecamatan: 'Cakung' },
      description: { id: 'Ditulis ulang oleh kurator.' },
    });
});

test('[E7] a file changed by hand while its form is open is not overwritten', async ({ page, office, noise }) => {
  noise.expect(CHANGED_MEANWHILE);
  const { url, setupLink, contentDir } = await office();
  await useLink(page, setupLink, ADMIN);
  await page.goto(`${url}staf/produk/kpkp/kpkp-a`);
  const name = page.getByLabel('Nama produk', { exact: true });
  await expect(name).toHaveValue('Produk kpkp-a');

  const file = path.join(contentDir, 'products/kpkp/kpkp-a/product.json');
  const byHand = {
    ...product({ id: 'kpkp-a', sudin: 'kpkp', commodity: 'fesyen' }),
    price: { idr: 99_000, unit: { id: 'buah' } },
  };
  await writeFile(file, JSON.stringify(byHand, null, 2));

  await name.fill('Selendang Baru');
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  const dialog = page.getByRole('dialog', { name: /juga diubah/ });
  // Different fields, so that nothing has to be chosen; both are shown all the same, and both stay.
  await dialog.getByRole('button', { name: 'Gabungkan dan simpan' }).click();
  await expect(dialog).toBeHidden();
  // The dialog is gone at once; what was chosen is saved behind it.
  await expect
    .poll(() => readDraft(contentDir).catch(() => undefined))
    .toMatchObject({ name: { id: 'Selendang Baru' }, price: { idr: 99_000 } });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(byHand);
});

const readDraft = async (contentDir: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(contentDir, 'products/kpkp/kpkp-a/draft.json'), 'utf8'));
