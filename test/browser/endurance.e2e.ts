/** Weeks of slides in a minute: nothing may grow. */
import { expect, test } from './fixtures/test.ts';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('[D6] object URLs and nodes do not grow with slides', async ({ lobby }) => {
  test.slow();
  const { kiosk } = await lobby();
  await kiosk.setDeviceClock(Date.now());
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.untilInstalled();

  const mostNodesDuring = async (slides: number) => {
    let most = 0;
    for (let slide = 0; slide < slides; slide++) {
      await kiosk.nextSlide();
      most = Math.max(most, await kiosk.page.evaluate(() => document.querySelectorAll('*').length));
    }
    return most;
  };
  await mostNodesDuring(12);
  const early = await mostNodesDuring(18);
  await mostNodesDuring(12);
  const late = await mostNodesDuring(18);
  expect(late).toBeLessThanOrEqual(early);

  const { mostUrls, liveUrls, mostCurrent, gaps } = await kiosk.journey();
  expect(mostUrls).toBeLessThanOrEqual(3);
  expect(liveUrls).toBe(0);
  expect({ mostCurrent, gaps }).toEqual({ mostCurrent: 1, gaps: 0 });
});
