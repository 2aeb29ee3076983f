/** A new screen on a slow line, and one that has no line at all. */
import { ANY_OF_FEED, PHOTO, slow, status } from './fixtures/faults.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test } from './fixtures/test.ts';

test('[S2] a first fill says how far it is, then shows products before the rotation is complete', async ({ lobby }) => {
  const { kiosk, server } = await lobby();
  const photos = server.hold(PHOTO);
  await kiosk.open();
  await kiosk.untilMark('mode', 'empty');
  await photos.arrived;
  await expect(kiosk.page.getByRole('status')).toHaveText('Menyiapkan 0 dari 6 produk');

  // The first photo comes, the second does not.
  const rest = server.hold(PHOTO);
  photos.release();
  await rest.arrived;
  await kiosk.untilShowing();
  expect(await kiosk.staged()).toEqual([]);
  server.answer(PHOTO, slow(50));
  rest.release();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.nextSlides(6);
  const { mostCurrent, gaps } = await kiosk.journey();
  expect({ mostCurrent, gaps }).toEqual({ mostCurrent: 1, gaps: 0 });
});

test('[S2] every product plays although no photo for visitors will come', async ({ lobby, noise }) => {
  noise.expect(NETWORK_FAILURES);
  const { kiosk, gallery } = await lobby();
  // The smallest size is for tiles; under this name the server has nothing.
  const nowhere = 'f'.repeat(64);
  await gallery.tamper({
    rotation({ cards }) {
      for (const { photos } of cards)
        for (const { variants } of photos) Object.assign(variants[0] ?? {}, { sha256: nowhere });
    },
  });
  await kiosk.openShowing();
  await kiosk.untilAllShown(gallery.plan().products.map(({ id }) => id));
  expect(await kiosk.staged()).toEqual([]);
});

test('[D7] a first start without network shows its name, and products as soon as there is a network', async ({
  lobby,
  noise,
}) => {
  noise.expect(NETWORK_FAILURES);
  const { kiosk, server } = await lobby();
  // Installed in the workshop, where the gallery's server had nothing yet.
  const nothingYet = server.answer(ANY_OF_FEED, status(404));
  await kiosk.open();
  await kiosk.untilMark('mode', 'empty');
  await kiosk.untilInstalled();
  await server.stop();

  await kiosk.reload();
  await kiosk.untilMark('mode', 'empty');
  await expect(kiosk.page.getByRole('heading', { level: 1 })).toHaveText(/Galeri JakPreneur\s*Jakarta Timur/);

  nothingYet();
  await server.start();
  // Taken care of a moment after the first face; before that nobody listens.
  await expect(async () => {
    await kiosk.networkReturns();
    await expect(kiosk.current).toBeVisible({ timeout: 2000 });
  }).toPass();
  await kiosk.nextSlides(2);
});
