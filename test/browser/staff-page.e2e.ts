/** The staff page beside the kiosk: the same origin, and nothing in common. */
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test } from './fixtures/test.ts';

test('[E20][U4] the kiosk’s service worker keeps nothing of the staff page and answers nothing for it', async ({
  lobby,
  noise,
  context,
}) => {
  noise.expect(NETWORK_FAILURES);
  const { kiosk, server } = await lobby();
  await kiosk.openShowing();
  await kiosk.untilInstalled();

  const staff = await context.newPage();
  await staff.goto(`${server.url}staf/produk`);
  await expect(staff.getByRole('heading', { level: 1 })).toHaveText('Produk');
  expect(server.requests.map(({ path }) => path)).toContain('/staf/produk');
  await expect.poll(() => staff.evaluate(() => document.fonts.check('16px "Plus Jakarta Sans Variable"'))).toBe(true);

  const kept = await kiosk.page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
    }
    return urls;
  });
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.filter((url) => url.includes('/staf') || url.includes('/api'))).toEqual([]);

  await server.stop();
  await kiosk.reload();
  await kiosk.untilShowing();
  await expect(staff.goto(`${server.url}staf/`)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  await server.start();
});

test('the shipped page routes itself, back and forth, and breaks no rule of its policy', async ({ lobby, context }) => {
  const { server } = await lobby();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective));
  });
  await page.goto(`${server.url}staf`);
  await expect(page).toHaveURL(/\/staf\/$/);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Dasbor');
  const loads = server.requests.length;
  await page.getByRole('link', { name: 'Rotasi' }).click();
  await expect(heading).toHaveText('Rotasi');
  await expect(heading).toBeFocused();
  await page.goBack();
  await expect(heading).toHaveText('Dasbor');
  await expect(page).toHaveTitle('Dasbor · Galeri JakPreneur');
  expect(server.requests.slice(loads).map(({ path }) => path)).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { refused: string[] }).refused)).toEqual([]);
});
