/** The kiosk opened twice on one box: one of them writes, both of them show. */
import { Kiosk } from './fixtures/kiosk.ts';
import { expect, test } from './fixtures/test.ts';

test('[P5] two windows share one store, and a new publication reaches both', async ({ lobby, context }) => {
  const { kiosk: first, gallery, server } = await lobby({ screen: { pollSeconds: 1 } });
  await first.openShowing();
  await first.untilStaged(['r-kini']);
  const second = await new Kiosk(await context.newPage(), server.url).watch();
  await second.openShowing();

  const revision = await gallery.publish({ screen: { idleSeconds: 30 } });
  await Promise.all([first.untilMark('revision', revision), second.untilMark('revision', revision)]);
  for (const kiosk of [first, second]) {
    await kiosk.nextSlides(2);
    expect(await kiosk.journey()).toMatchObject({ mostCurrent: 1, gaps: 0 });
  }
});
