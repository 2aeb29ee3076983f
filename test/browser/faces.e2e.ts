/** Every face of the screen, in both orientations, for people who see it and people who do not. */
import { AxeBuilder } from '@axe-core/playwright';
import { addDays } from '../../src/contract/dates.ts';
import { todayInJakarta } from './fixtures/gallery.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import type { Kiosk } from './fixtures/kiosk.ts';
import { expect, test } from './fixtures/test.ts';

const today = todayInJakarta();
const ORIENTATIONS = [
  { name: 'landscape', width: 1920, height: 1080 },
  { name: 'portrait', width: 1080, height: 1920 },
];
const closedToday = [
  { from: today, until: addDays(today, 2), reason: { id: 'Perawatan ruang' }, closed: true as const },
];

const violations = async ({ page }: Kiosk): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );

for (const { name, width, height } of ORIENTATIONS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });

    test('the loop and the status overlay are without fault for assistive technology', async ({ lobby }) => {
      const { kiosk } = await lobby({ screen: { slideSeconds: 3600 } });
      await kiosk.openShowing();
      expect(await violations(kiosk)).toEqual([]);
      await kiosk.openStatus();
      expect(await violations(kiosk)).toEqual([]);
    });

    test('[D9] so is the sleeping screen', async ({ lobby }) => {
      const { kiosk } = await lobby({
        screen: { hours: { weekly: allDay(), exceptions: closedToday } },
      });
      await kiosk.open();
      await kiosk.untilMark('mode', 'asleep');
      await expect(kiosk.page.getByText('Galeri tutup · Perawatan ruang')).toBeVisible();
      // The text fades in.
      await expect(kiosk.page.locator('[data-visible="true"]')).toHaveCSS('opacity', '1');
      expect(await violations(kiosk)).toEqual([]);
    });

    test('[D7] so is a first start without a server behind it', async ({ lobby, noise }) => {
      noise.expect(NETWORK_FAILURES);
      const { kiosk, server } = await lobby();
      server.answer(/feed\.json/, ({ response }) => void response.writeHead(503).end());
      await kiosk.open();
      await kiosk.untilMark('mode', 'empty');
      await expect(kiosk.page.getByRole('heading', { name: /Galeri JakPreneur/ })).toBeVisible();
      expect(await violations(kiosk)).toEqual([]);
    });
  });
}

function allDay() {
  const open = { opens: '00:00', closes: '24:00' };
  return { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open };
}
