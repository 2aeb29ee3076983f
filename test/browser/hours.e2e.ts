/** Closed hours: the screen sleeps, says when it opens again, and gets up by itself. */
import { addDays } from '../../src/contract/dates.ts';
import type { GalleryContent } from '../../src/contract/gallery.ts';
import { inJakarta, todayInJakarta, ZONE } from './fixtures/gallery.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test, type Lobby } from './fixtures/test.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const today = todayInJakarta();
const day = { opens: '07:30', closes: '16:00' };
const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };

const screen = (exceptions: GalleryContent['screen']['hours']['exceptions'] = []) => ({
  slideSeconds: 1,
  idleSeconds: 5,
  pollSeconds: 3600,
  timeZone: ZONE,
  hours: { weekly, exceptions },
});

const holiday = {
  from: today,
  until: today,
  closed: true as const,
  reason: { id: 'Hari jadi Jakarta', en: 'Anniversary of Jakarta' },
};

/** Device and server say that it is this time of today. */
async function openedAt(clock: string, { kiosk, server }: Lobby): Promise<void> {
  const nowMs = inJakarta(today, clock);
  server.setTime(nowMs);
  await kiosk.setDeviceClock(nowMs);
  await kiosk.open();
}

test('[D9] before opening time it shows a clock and the opening, and begins to show products by itself', async ({
  lobby,
  noise,
}) => {
  noise.expect(NETWORK_FAILURES);
  const at = await lobby({ screen: screen(), nowMs: inJakarta(today, '07:00') });
  const { kiosk, server } = at;
  await openedAt('07:20', at);
  await kiosk.untilMark('mode', 'asleep');
  await expect(kiosk.page.getByRole('heading', { name: /^07[.:]2\d$/ })).toBeVisible();
  await expect(kiosk.page.getByText('Galeri tutup', { exact: true })).toBeVisible();
  await expect(kiosk.page.getByText('Buka kembali hari ini pukul 07.30 WIB')).toBeVisible();
  await kiosk.untilStaged(['r-kini']);

  await server.stop();
  await kiosk.advance(11 * MINUTE_MS);
  await kiosk.untilShowing();
  await kiosk.nextSlides(3);
});

test('[R11] a holiday is named with its reason, and the next opening is tomorrow', async ({ lobby }) => {
  const at = await lobby({ screen: screen([holiday]), nowMs: inJakarta(today, '07:00') });
  await openedAt('10:00', at);
  const { kiosk } = at;
  await kiosk.untilMark('mode', 'asleep');
  await expect(kiosk.page.getByText('Galeri tutup · Hari jadi Jakarta')).toBeVisible();
  const weekday = new Intl.DateTimeFormat('id-ID', { weekday: 'long', timeZone: 'UTC' });
  const tomorrow = weekday.format(Date.parse(addDays(today, 1)));
  await expect(kiosk.page.getByText(`Buka kembali ${tomorrow} pukul 07.30 WIB`)).toBeVisible();
});

test('[R10] at closing time the slide ends and the screen sleeps, without an empty picture in between', async ({
  lobby,
}) => {
  const at = await lobby({ screen: { ...screen(), slideSeconds: 3600 }, nowMs: inJakarta(today, '07:00') });
  await openedAt('15:50', at);
  const { kiosk } = at;
  await kiosk.untilShowing();
  await kiosk.advance(11 * MINUTE_MS);
  await kiosk.untilMark('mode', 'asleep');
  await expect(kiosk.page.getByText('Galeri tutup')).toBeVisible();
  await expect(kiosk.current).toHaveCount(0);
  const { modes, gaps } = await kiosk.journey();
  expect(modes.slice(-2)).toEqual(['showing', 'asleep']);
  expect(gaps).toBe(0);
});

test('[R10] a feed that closes the gallery waits for the end of the slide', async ({ lobby }) => {
  const at = await lobby({ screen: { ...screen(), slideSeconds: 3600 }, nowMs: inJakarta(today, '07:00') });
  await openedAt('10:00', at);
  const { kiosk, gallery } = at;
  await kiosk.untilShowing();
  await kiosk.untilStaged(['r-kini']);
  // The slide that ends the first fill is a short one.
  await kiosk.advance(5000);
  await kiosk.nextSlide();

  const revision = await gallery.publish({
    screen: { ...screen([holiday]), slideSeconds: 3600 },
    nowMs: inJakarta(today, '10:01'),
  });
  const status = await kiosk.openStatus();
  await status.pullNow();
  await expect(status.fact('Pembaruan terakhir')).toContainText(`Diperbarui ke terbitan ${revision}`);
  expect(await kiosk.mark('mode')).toBe('showing');
  await status.close();
  await kiosk.advance(HOUR_MS);
  await kiosk.untilMark('mode', 'asleep');
});

test('[R10] the first touch on a sleeping screen wakes it and does nothing else; left alone it sleeps again', async ({
  lobby,
}) => {
  const at = await lobby({ screen: screen([holiday]), nowMs: inJakarta(today, '07:00') });
  await openedAt('10:00', at);
  const { kiosk } = at;
  await kiosk.untilMark('mode', 'asleep');
  await kiosk.untilStaged(['r-kini']);
  await kiosk.page.mouse.click(640, 400);
  await kiosk.untilShowing();
  const woken = await kiosk.journey();
  expect(woken.modes.slice(-2)).toEqual(['asleep', 'showing']);
  await kiosk.nextSlides(2);

  await kiosk.advance(6000);
  await kiosk.untilMark('mode', 'asleep');
  // Again and again, not only the first time.
  await kiosk.page.mouse.click(640, 400);
  await kiosk.untilShowing();
});

test('[R11] tomorrow it opens again after a night without network', async ({ lobby, noise }) => {
  noise.expect(NETWORK_FAILURES);
  const at = await lobby({ screen: screen([holiday]), nowMs: inJakarta(today, '07:00') });
  await openedAt('22:00', at);
  const { kiosk, server } = at;
  await kiosk.untilMark('mode', 'asleep');
  await kiosk.untilStaged(['r-kini']);
  await server.stop();
  await kiosk.advance(inJakarta(addDays(today, 1), '07:31') - inJakarta(today, '22:00'));
  await kiosk.untilShowing();
  await kiosk.nextSlides(2);
});
