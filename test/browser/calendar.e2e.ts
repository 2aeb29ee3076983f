/** Dates pass without network and without anybody near: rotations change, food leaves, hours come and go. */
import { addDays } from '../../src/contract/dates.ts';
import { inJakarta, oneOfEach, rotation, todayInJakarta } from './fixtures/gallery.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test, type Lobby } from './fixtures/test.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const today = todayInJakarta();
const A = oneOfEach('a');
const B = oneOfEach('b');
const idsOf = (products: readonly { id: string }[]) => products.map(({ id }) => id);

/** Device and server agree that it is this time of today; the gallery is complete and the network is gone. */
async function aloneSince(clock: string, { kiosk, server }: Lobby, staged: readonly string[]): Promise<void> {
  const nowMs = inJakarta(today, clock);
  server.setTime(nowMs);
  await kiosk.setDeviceClock(nowMs);
  await kiosk.openShowing();
  await kiosk.untilStaged(staged);
  await kiosk.untilInstalled();
  await server.stop();
}

test.beforeEach(({ noise }) => noise.expect(NETWORK_FAILURES));

test('[R1] the next rotation comes at midnight, without network and without a reload', async ({ lobby }) => {
  const at = await lobby({
    products: [...A, ...B],
    rotations: [
      rotation('r-a', addDays(today, -13), today, A),
      rotation('r-b', addDays(today, 1), addDays(today, 14), B),
    ],
    nowMs: inJakarta(today, '08:00'),
  });
  await aloneSince('22:00', at, ['r-a', 'r-b']);
  const { kiosk } = at;
  expect(await kiosk.mark('rotation')).toBe('r-a');

  await kiosk.advanceTo(inJakarta(today, '23:50'));
  await kiosk.nextSlide();
  expect(await kiosk.mark('rotation')).toBe('r-a');
  await kiosk.advanceTo(inJakarta(addDays(today, 1), '00:00'));
  await kiosk.untilMark('rotation', 'r-b');
  await kiosk.nextSlide();
  await kiosk.untilAllShown(idsOf(B));
  expect(kiosk.loads).toBe(1);
  expect(await kiosk.journey()).toMatchObject({ mostCurrent: 1, gaps: 0 });
});

test('[R2] a rotation that is not complete at midnight is waited for, and the old one plays on', async ({ lobby }) => {
  const { kiosk, server, gallery } = await lobby({
    products: A,
    rotations: [rotation('r-a', addDays(today, -13), today, A)],
    nowMs: inJakarta(today, '08:00'),
  });
  await aloneSince('23:00', { kiosk, server, gallery }, ['r-a']);
  // Published at the last moment, and the line gives out before its photos are here.
  const photos = server.hold(/^\/feed\/photos\//);
  await gallery.publish({
    products: [...A, ...B],
    rotations: [
      rotation('r-a', addDays(today, -13), today, A),
      rotation('r-b', addDays(today, 1), addDays(today, 14), B),
    ],
    nowMs: inJakarta(today, '23:05'),
  });
  await server.start();
  await kiosk.networkReturns();
  await photos.arrived;
  await server.stop();

  await kiosk.advance(2 * HOUR_MS);
  await kiosk.nextSlide();
  await kiosk.untilAllShown(idsOf(A));
  expect(await kiosk.mark('rotation')).toBe('r-a');

  photos.release();
  server.setTime(inJakarta(addDays(today, 1), '01:00'));
  await server.start();
  await kiosk.networkReturns();
  await kiosk.untilMark('rotation', 'r-b');
  await kiosk.nextSlide();
  await kiosk.untilAllShown(idsOf(B));
});

test('[R3] a screen alone for a month makes both switches, and after the last rotation keeps it', async ({ lobby }) => {
  const C = oneOfEach('c').slice(0, 4);
  const at = await lobby({
    products: [...A, ...B, ...C],
    rotations: [
      rotation('r-a', addDays(today, -13), today, A),
      rotation('r-b', addDays(today, 1), addDays(today, 14), B),
      rotation('r-c', addDays(today, 15), addDays(today, 28), C),
    ],
    nowMs: inJakarta(today, '08:00'),
  });
  await aloneSince('12:00', at, ['r-a', 'r-b', 'r-c']);
  const { kiosk } = at;

  await kiosk.advance(7 * DAY_MS);
  await kiosk.untilMark('rotation', 'r-b');
  // A power cut in between; the box finds back to the same rotation.
  await kiosk.reload();
  await kiosk.untilShowing();
  expect(await kiosk.mark('rotation')).toBe('r-b');
  await kiosk.advance(13 * DAY_MS);
  await kiosk.untilMark('rotation', 'r-c');
  await kiosk.advance(40 * DAY_MS);
  await kiosk.nextSlide();
  await kiosk.untilAllShown(idsOf(C));
  expect(await kiosk.mark('rotation')).toBe('r-c');
});

test('[C2] food leaves the screen on the day after its printed halal end, without network', async ({ lobby }) => {
  const products = oneOfEach();
  const [food] = products;
  if (food?.halal !== undefined) food.halal = { ...food.halal, validUntil: today };
  const at = await lobby({ products, nowMs: inJakarta(today, '08:00') });
  await aloneSince('23:00', at, ['r-kini']);
  const { kiosk } = at;
  await kiosk.untilAllShown(idsOf(products));

  await kiosk.advance(2 * HOUR_MS);
  await kiosk.nextSlides(2);
  await kiosk.untilAllShown(idsOf(products).filter((id) => id !== 'ppkukm-a'));
  await kiosk.nextSlides(4);
  expect((await kiosk.shown()).slice(-6)).not.toContain('ppkukm-a');
});

test('[T1] a device with a wrong clock shows what is due by the clock of the server', async ({ lobby }) => {
  const { kiosk, server } = await lobby({
    products: [...A, ...B],
    rotations: [
      rotation('r-a', addDays(today, -13), addDays(today, 1), A),
      rotation('r-b', addDays(today, 2), addDays(today, 14), B),
    ],
    nowMs: inJakarta(today, '08:00'),
  });
  server.setTime(inJakarta(today, '12:00'));
  // Two days fast: on its own it would have switched.
  await kiosk.setDeviceClock(inJakarta(addDays(today, 2), '12:00'));
  await kiosk.openShowing();
  await kiosk.nextSlides(2);
  expect(await kiosk.mark('rotation')).toBe('r-a');
  const status = await kiosk.openStatus();
  await expect(status.fact('Jam')).toContainText(`${today} 12.`);
  await expect(status.fact('Jam')).toContainText('dipercaya');
});

test('[T3] a device that woke up in 1970 keeps the last content and lets nothing expire', async ({ lobby }) => {
  const { kiosk, server } = await lobby({ nowMs: inJakarta(today, '08:00') });
  server.setTime(inJakarta(today, '12:00'));
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.untilInstalled();
  await server.stop();

  await kiosk.setDeviceClock(0);
  await kiosk.reload();
  await kiosk.untilShowing();
  await kiosk.nextSlide();
  await kiosk.untilAllShown(idsOf(A));
  const status = await kiosk.openStatus();
  await expect(status.fact('Jam')).toContainText('tidak dipercaya');
});
