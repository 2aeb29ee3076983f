/** A new version of the app, a broken one, and one that does not arrive whole. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test, type Lobby } from './fixtures/test.ts';
import { makeVersion } from './fixtures/versions.ts';

const HOUR_MS = 3_600_000;

/** The first version shows products, its service worker is in charge, and it is kept as the one that worked. */
async function settled({ kiosk }: Lobby): Promise<void> {
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.untilInstalled();
  await expect
    .poll(() => kiosk.page.evaluate(async () => (await caches.keys()).some((name) => name.startsWith('galeri-shell-'))))
    .toBe(true);
}

test('[U1] a new version waits for the end of the slide and costs exactly one reload', async ({
  lobby,
  kioskDir,
  noise,
}, testInfo) => {
  noise.expect(NETWORK_FAILURES);
  const at = await lobby({ screen: { slideSeconds: 3600 } });
  const { kiosk, server } = at;
  await kiosk.setDeviceClock(Date.now());
  await settled(at);
  // The slide that ends the first fill is a short one.
  await kiosk.advance(HOUR_MS);
  await kiosk.nextSlide();

  await server.serveKiosk(await makeVersion(kioskDir, testInfo.outputPath('v2'), 'v2'));
  await kiosk.checkForUpdate();
  await kiosk.untilUpdateWaits();
  const status = await kiosk.openStatus();
  await expect(status.fact('Versi aplikasi')).toContainText('versi baru siap dipasang');
  await status.close();
  expect(kiosk.loads).toBe(1);
  expect(await kiosk.version()).toBeUndefined();

  await kiosk.advance(HOUR_MS);
  await expect.poll(() => kiosk.version().catch(() => undefined)).toBe('v2');
  await kiosk.untilShowing();
  await kiosk.advance(HOUR_MS);
  await kiosk.advance(HOUR_MS);
  await kiosk.untilShowing();
  expect(kiosk.loads).toBe(2);

  // The old one is gone for good, with the network and without.
  await server.stop();
  await kiosk.reload();
  await kiosk.untilShowing();
  expect(await kiosk.version()).toBe('v2');
});

test('[U1] a version that was waiting when the power went is taken at the next start', async ({
  lobby,
  kioskDir,
  box,
}, testInfo) => {
  const { gallery, server } = await lobby({ screen: { slideSeconds: 3600 } });
  const before = await box.switchOn(server.url);
  await before.kiosk.setDeviceClock(Date.now());
  await settled({ gallery, server, kiosk: before.kiosk });
  // The slide that ends the first fill is a short one.
  await before.kiosk.advance(HOUR_MS);
  await before.kiosk.nextSlide();
  await server.serveKiosk(await makeVersion(kioskDir, testInfo.outputPath('v2'), 'v2'));
  await before.kiosk.checkForUpdate();
  await before.kiosk.untilUpdateWaits();
  await before.kill();

  const { kiosk } = await box.switchOn(server.url);
  await kiosk.open();
  await expect.poll(() => kiosk.version().catch(() => undefined)).toBe('v2');
  await kiosk.untilShowing();
});

test('[U3] a new version that does not arrive whole leaves the old one, with the network and without', async ({
  lobby,
  kioskDir,
  noise,
}, testInfo) => {
  noise.expect(NETWORK_FAILURES);
  noise.expect(/bad-precaching-response/);
  const at = await lobby();
  const { kiosk, server } = at;
  await settled(at);
  const next = await makeVersion(kioskDir, testInfo.outputPath('half'), 'half');
  const files = await readdir(path.join(next, 'assets'));
  const missing = files.find((file) => file.startsWith('open-status')) ?? '';
  await rm(path.join(next, 'assets', missing));

  await server.serveKiosk(next);
  // The browser reports the failed installation; the page it happened behind must not mind.
  await kiosk.checkForUpdate().catch(() => undefined);
  await kiosk.nextSlides(2);
  expect(await kiosk.isUpdateComing()).toBe(false);
  await kiosk.reload();
  await kiosk.untilShowing();
  expect(await kiosk.version()).toBeUndefined();
  await server.stop();
  await kiosk.reload();
  await kiosk.untilShowing();
  expect(await kiosk.version()).toBeUndefined();
});

const CRASH = 'throw new Error("this release does not start");';

test('[U2] after three failed starts of a new version the one that worked is back', async ({
  lobby,
  kioskDir,
  noise,
}, testInfo) => {
  test.slow();
  noise.expect(/this release does not start/);
  const at = await lobby();
  const { kiosk, server } = at;
  await settled(at);
  await server.serveKiosk(await makeVersion(kioskDir, testInfo.outputPath('bad'), 'bad', { beforeApp: CRASH }));
  await kiosk.checkForUpdate();
  await expect.poll(() => kiosk.version().catch(() => undefined)).toBe('bad');

  // Every try takes the guard five seconds.
  await expect.poll(() => kiosk.version().catch(() => 'loading'), { timeout: 60_000 }).toBeUndefined();
  await kiosk.untilShowing();
  await kiosk.nextSlides(3);
  expect(await kiosk.version()).toBeUndefined();

  // The next release that works is taken.
  await server.serveKiosk(await makeVersion(kioskDir, testInfo.outputPath('mended'), 'mended'));
  await kiosk.checkForUpdate();
  await expect.poll(() => kiosk.version().catch(() => undefined)).toBe('mended');
  await kiosk.untilShowing();
});

test('[U2] without a version that worked, three failed starts end at the page that is built in', async ({
  lobby,
  kioskDir,
  noise,
}, testInfo) => {
  test.slow();
  noise.expect(/this release does not start/);
  // The built-in page names no icon, so that it needs nothing; browsers ask for one all the same.
  noise.expect(/favicon\.ico$/);
  const at = await lobby();
  const { kiosk, server } = at;
  await settled(at);
  // The browser was short of space, and this is what it threw away.
  await kiosk.page.evaluate(async () => {
    for (const name of await caches.keys()) if (name.startsWith('galeri-shell-')) await caches.delete(name);
  });
  await server.serveKiosk(await makeVersion(kioskDir, testInfo.outputPath('bad'), 'bad', { beforeApp: CRASH }));
  await kiosk.checkForUpdate();
  await expect(kiosk.page.getByText('Galeri segera kembali.')).toBeVisible({ timeout: 60_000 });
  await expect(kiosk.page.getByRole('heading', { level: 1 })).toHaveText(/Galeri JakPreneur\s*Jakarta Timur/);
});
