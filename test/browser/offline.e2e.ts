/** A screen without a network: what it has seen once, it shows for ever. */
import { ANY_OF_FEED } from './fixtures/faults.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test } from './fixtures/test.ts';

test('[D1] the first card comes from the store before any request', async ({ lobby }) => {
  const { kiosk, server } = await lobby();
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);

  const asked = server.requests.length;
  const feed = server.hold(ANY_OF_FEED);
  await kiosk.reload();
  await kiosk.untilShowing();
  await feed.arrived;
  const [firstSlide] = (await kiosk.journey()).slides;
  const firstRequest = server.requests.slice(asked).find(({ path }) => ANY_OF_FEED.test(path));
  expect(firstSlide?.atEpochMs).toBeLessThanOrEqual(firstRequest?.atEpochMs ?? 0);
  feed.release();
});

test('[D1] a reload without network shows the gallery', async ({ lobby, noise }) => {
  noise.expect(NETWORK_FAILURES);
  const { kiosk, server } = await lobby();
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.untilInstalled();

  await server.stop();
  await kiosk.reload();
  await kiosk.untilShowing();
  expect(new Set(await kiosk.nextSlides(4)).size).toBe(4);
});

test('[D1] a box that is switched on without network shows the gallery', async ({ lobby, box, noise }) => {
  noise.expect(NETWORK_FAILURES);
  const { server } = await lobby();
  const first = await box.switchOn(server.url);
  await first.kiosk.openShowing();
  await first.kiosk.untilStaged(['r-kini']);
  await first.kiosk.untilInstalled();
  await first.close();

  await server.stop();
  const second = await box.switchOn(server.url);
  await second.kiosk.openShowing();
  await second.kiosk.nextSlides(2);
});

test('[P6] a server that goes away and comes back costs no card and no reload', async ({ lobby, noise }) => {
  noise.expect(NETWORK_FAILURES);
  const { kiosk, server, gallery } = await lobby();
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.untilInstalled();

  await server.stop();
  await kiosk.networkReturns();
  await kiosk.nextSlides(3);
  const revision = await gallery.publish({ screen: { idleSeconds: 30 } });
  await server.start();
  await kiosk.networkReturns();
  await kiosk.untilMark('revision', revision);
  expect(kiosk.loads).toBe(1);
  expect(await kiosk.journey()).toMatchObject({ mostCurrent: 1, gaps: 0 });
});

test('[P7] a browser that believes itself offline pulls all the same', async ({ lobby }) => {
  const { kiosk, gallery } = await lobby({ screen: { pollSeconds: 1 } });
  await kiosk.page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
  });
  await kiosk.openShowing();
  const revision = await gallery.publish({ screen: { idleSeconds: 30 } });
  await kiosk.untilMark('revision', revision);
});
