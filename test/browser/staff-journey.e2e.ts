/** From the set-up link to a product on the lobby's screen, and back: what six Suku Dinas and an administrator do. */
import { addDays } from '../../src/contract/dates.ts';
import { oneOfEach, rotation, todayInJakarta } from './fixtures/gallery.ts';
import { Kiosk } from './fixtures/kiosk.ts';
import { ADMIN, invite, useLink } from './fixtures/office.ts';
import { sourcePhoto } from './fixtures/photos.ts';
import { expect, test } from './fixtures/test.ts';

const CURATOR = { name: 'kurator-kpkp', displayName: 'Kurator KPKP', password: 'ikan asin di meja kayu' };
const RIGHT = 'ID31119999000010324';

test.setTimeout(300_000);
test.use({ actionTimeout: 20_000 });

test('[E5][E10][E30][E33] a curator’s product reaches the screen by approval, proposal and publication, and leaves it by a return', async ({
  page,
  office,
  elsewhere,
  noise,
}) => {
  // The used link, asked for again.
  noise.expect(/status of 404 .*\/api\/links\//);
  // Two places for each unit, and one of them still empty.
  const products = [...oneOfEach('a'), ...oneOfEach('b')].filter(({ id }) => id !== 'kpkp-b');
  const today = todayInJakarta();
  const { url, setupLink } = await office({
    products,
    rotations: [rotation('r-kini', addDays(today, -7), addDays(today, 6), products)],
    screen: { slideSeconds: 1, pollSeconds: 1 },
  });
  const lobby = await new Kiosk(await elsewhere(), url).watch();
  await lobby.openShowing();

  // The administrator, and the link that opens nothing twice.
  await useLink(page, setupLink, ADMIN);
  const link = await invite(page, { displayName: CURATOR.displayName, role: 'Kurator', sudin: 'kpkp' });

  // The curator writes; the form says what is wrong while it is typed.
  const desk = await elsewhere();
  await useLink(desk, link, CURATOR);
  await desk.goto(link);
  await expect(desk.getByText(/sudah dipakai|tidak berlaku/)).toBeVisible();
  await desk.goto(`${url}staf/produk`);
  await desk.getByRole('button', { name: 'Tambah produk' }).click();
  const adding = desk.getByRole('dialog', { name: 'Tambah produk' });
  await adding.getByLabel('Nama produk').fill('Abon Lele Gurih');
  await adding.getByRole('button', { name: 'Tambah produk' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Abon Lele Gurih' })).toBeVisible();

  await desk.getByLabel('Pilih berkas foto').setInputFiles([sourcePhoto(9)]);
  await desk.getByLabel('Teks alternatif', { exact: true }).fill('Abon lele dalam stoples kaca');
  await desk.getByLabel('Komoditas').selectOption({ label: 'Kuliner' });
  await desk.getByLabel('Deskripsi', { exact: true }).fill('Abon lele dari Cipayung, gurih dan kering.');
  await desk.getByLabel('Nama usaha').fill('Dapur Lele Contoh');
  await desk.getByLabel('Kecamatan').selectOption({ label: 'Cipayung' });
  await desk.getByLabel('Kemasan sudah diperiksa dan menarik').check();
  await desk.getByLabel('Tanggal terbit').fill('2024-03-12');
  const certificate = desk.getByLabel('Nomor sertifikat halal');
  await certificate.fill(RIGHT.slice(0, -1));
  await expect(desk.getByText(/kurang satu angka: baru 16 dari 17 angka/).first()).toBeVisible();
  const submit = desk.getByRole('button', { name: 'Ajukan untuk kurasi' });
  await expect(submit).toHaveAttribute('aria-disabled', 'true');
  await certificate.fill(RIGHT);
  await expect(desk.getByText(/kurang satu angka/)).toHaveCount(0);
  await submit.click();
  await expect(desk.getByText('Diajukan untuk kurasi.')).toBeVisible();

  // The administrator reads, looks the certificate up, and approves.
  await page.goto(`${url}staf/kurasi`);
  await page.getByRole('link', { name: /Abon Lele Gurih/ }).click();
  await page.getByLabel('Sudah diperiksa di laman BPJPH').check();
  await expect(page.getByText(`oleh ${ADMIN.displayName}`).first()).toBeVisible();
  await page.getByRole('button', { name: 'Setujui' }).click();
  await expect(page.getByText('Disetujui.', { exact: true })).toBeVisible();

  // Nothing has reached the screen.
  expect(await lobby.mark('revision')).toBe(String(await revisionOf(url)));
  const before = await revisionOf(url);

  await page.getByRole('link', { name: 'Rotasi', exact: true }).click();
  await page.getByRole('button', { name: 'Usulkan rotasi' }).click();
  await page.getByRole('button', { name: 'Pakai usulan' }).click();
  await page.getByRole('button', { name: 'Simpan rotasi' }).click();
  await expect(page.getByText('Rotasi tersimpan.')).toBeVisible();

  await page.getByRole('link', { name: 'Terbitkan', exact: true }).click();
  await expect(page.getByText('Abon Lele Gurih').first()).toBeVisible();
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  const publishing = page.getByRole('dialog', { name: /^Terbitkan \d+ perubahan/ });
  await publishing.getByLabel('Catatan untuk riwayat').fill('Abon masuk giliran');
  await publishing.getByRole('button', { name: 'Terbitkan sekarang' }).click();
  await expect(page.getByText('Versi 2 terbit.')).toBeVisible({ timeout: 60_000 });

  const after = await revisionOf(url);
  expect(after).toBeGreaterThan(before);
  await lobby.untilMark('revision', after);
  await lobby.nextSlide();
  expect(await lobby.nextSlides(13)).toContain('abon-lele-gurih');

  // Back to how it was: a new version with the old content, and the product is still there to be worked on.
  await page.getByRole('link', { name: 'Riwayat', exact: true }).click();
  await expect(page.getByText('Abon masuk giliran')).toBeVisible();
  await page.getByRole('button', { name: 'Kembalikan versi 1' }).click();
  const returning = page.getByRole('dialog', { name: /^Kembalikan isi versi 1/ });
  await returning.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(page.getByText('Versi 3', { exact: false }).first()).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => revisionOf(url)).toBeGreaterThan(after);
  await lobby.untilMark('revision', await revisionOf(url));
  await lobby.nextSlide();
  expect(await lobby.nextSlides(13)).not.toContain('abon-lele-gurih');
  await page.goto(`${url}staf/produk`);
  await expect(page.getByRole('row', { name: /Abon Lele Gurih/ })).toBeVisible();
});

async function revisionOf(url: string): Promise<number> {
  const response = await fetch(`${url}healthz`);
  return ((await response.json()) as { revision: number }).revision;
}
