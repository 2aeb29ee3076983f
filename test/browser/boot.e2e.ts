/** A screen that starts for the first time and goes on. */
import { expect, test } from './fixtures/test.ts';

test('[D4] a first start fills from the network and then shows one product after the other', async ({ lobby }) => {
  const { kiosk, gallery } = await lobby();
  const { revision } = await gallery.feed();
  await kiosk.openShowing();

  expect(await kiosk.mark('revision')).toBe(String(revision));
  expect(await kiosk.mark('rotation')).toBe('r-kini');
  const cards = await kiosk.nextSlides(3);
  expect(new Set(cards).size).toBe(3);
  const { mostCurrent, gaps } = await kiosk.journey();
  expect({ mostCurrent, gaps }).toEqual({ mostCurrent: 1, gaps: 0 });
});

test('[R5] every Suku Dinas has its turn before any has its third', async ({ lobby }) => {
  const { kiosk } = await lobby();
  await kiosk.openShowing();
  await kiosk.nextSlides(9);
  const units = (await kiosk.shown()).map((card) => card.split('-')[0] ?? '');
  const thirdTurn = units.findIndex(
    (unit, index) => units.slice(0, index).filter((each) => each === unit).length === 2,
  );
  expect(new Set(thirdTurn === -1 ? units : units.slice(0, thirdTurn)).size).toBe(6);
});
