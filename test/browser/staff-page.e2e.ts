/** The staff page beside the kiosk: the same origin, and nothing in common. */
import { addDays } from '../../src/contract/dates.ts';
import { product } from '../factory.ts';
import { oneOfEach, rotation, todayInJakarta } from './fixtures/gallery.ts';
import { Kiosk } from './fixtures/kiosk.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { ADMIN, useLink } from './fixtures/office.ts';
import { expect, test } from './fixtures/test.ts';

test('[E20][U4] the kiosk’s service worker keeps nothing of the staff page and answers nothing for it', async ({
  office,
  page,
  noise,
  context,
}) => {
  noise.expect(NETWORK_FAILURES);
  const box = await office();
  const { url, setupLink } = box;
  const kiosk = await new Kiosk(page, url).watch();
  await kiosk.openShowing();
  await kiosk.untilInstalled();

  const staff = await context.newPage();
  await useLink(staff, setupLink, ADMIN);
  const answer = await staff.goto(`${url}staf/produk`);
  expect(answer?.fromServiceWorker()).toBe(false);
  await expect(staff.getByRole('heading', { level: 1 })).toHaveText('Produk');
  await expect.poll(() => staff.evaluate(() => document.fonts.check('16px "Plus Jakarta Sans Variable"'))).toBe(true);

  const kept = await kiosk.page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
    }
    return urls;
  });
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.filter((each) => each.includes('/staf') || each.includes('/api'))).toEqual([]);

  await box.stop();
  await kiosk.reload();
  await kiosk.untilShowing();
  await expect(staff.goto(`${url}staf/`)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  await box.start();
});

test('the shipped page routes itself, back and forth, and breaks no rule of its policy', async ({ office, page }) => {
  const { url, setupLink } = await office();
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective));
  });
  await useLink(page, setupLink, ADMIN);
  await page.goto(`${url}staf`);
  await expect(page).toHaveURL(/\/staf\/$/);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Dasbor');
  const documents: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(request.url());
  });
  await page.getByRole('link', { name: 'Rotasi', exact: true }).click();
  await expect(heading).toHaveText('Rotasi');
  await expect(heading).toBeFocused();
  await page.goBack();
  await expect(heading).toHaveText('Dasbor');
  await expect(page).toHaveTitle('Dasbor · Galeri JakPreneur');
  expect(documents).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { refused: string[] }).refused)).toEqual([]);
});

test('what looks like a script in a text field is a text: on the staff page, in its preview and on the screen', async ({
  office,
  page,
  elsewhere,
}) => {
  const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  const named = product({ id: 'kpkp-a', sudin: 'kpkp', commodity: 'fesyen', name: { id: evil } });
  const products = oneOfEach().map((each) => (each.id === 'kpkp-a' ? named : each));
  const { url, setupLink } = await office({
    products,
    rotations: [rotation('r-kini', addDays(todayInJakarta(), -7), addDays(todayInJakarta(), 7), products.slice(2, 3))],
  });
  const kiosk = await new Kiosk(await elsewhere(), url).watch();
  await kiosk.openShowing();
  await expect(kiosk.current.getByRole('heading', { name: evil })).toBeVisible();

  await useLink(page, setupLink, ADMIN);
  await page.goto(`${url}staf/produk`);
  await expect(page.getByRole('row').filter({ hasText: evil })).toBeVisible();
  await page.goto(`${url}staf/produk/kpkp/kpkp-a`);
  await expect(page.getByRole('heading', { level: 1, name: evil })).toBeVisible();
  await expect(page.frameLocator('iframe').getByRole('heading', { name: evil })).toBeVisible();
  for (const frame of [...page.frames(), ...kiosk.page.frames()]) {
    expect(await frame.evaluate(() => 'hit' in window)).toBe(false);
  }
});
