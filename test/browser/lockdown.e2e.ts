/** What hands can do to a screen, and the one gesture that is meant for staff. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

const MINUTE_MS = 60_000;

/** Listens, last of all, for events of these types; resolves to how many were let through to the browser. */
async function listenFor(
  page: Page,
  types: readonly string[],
): Promise<() => Promise<Record<string, [number, number]>>> {
  await page.evaluate((names) => {
    const counts: Record<string, [heard: number, refused: number]> = {};
    for (const name of names) {
      counts[name] = [0, 0];
      addEventListener(name, (event) => {
        const count = counts[name];
        if (count === undefined) return;
        count[0]++;
        if (event.defaultPrevented) count[1]++;
      });
    }
    Object.assign(window, { counts });
  }, types);
  return () => page.evaluate(() => (window as unknown as { counts: Record<string, [number, number]> }).counts);
}

const scale = (page: Page) => page.evaluate(() => [visualViewport?.scale, devicePixelRatio, innerWidth]);

test('[D12] no menu, selection, drag, zoom, print or reload comes from a hand or a keyboard', async ({ lobby }) => {
  const { kiosk } = await lobby({ screen: { slideSeconds: 3600 } });
  await kiosk.openShowing();
  await kiosk.untilInstalled();
  const { page } = kiosk;
  const before = await scale(page);
  const counts = await listenFor(page, ['contextmenu', 'selectstart', 'dragstart', 'keydown', 'wheel']);
  const heading = await page.getByRole('heading', { level: 2 }).first().boundingBox();
  const x = (heading?.x ?? 0) + 20;
  const y = (heading?.y ?? 0) + 20;

  await page.mouse.click(x, y, { button: 'right' });
  await page.mouse.dblclick(x, y);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 60, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(200, 400);
  await page.mouse.down();
  await page.mouse.move(400, 500, { steps: 5 });
  await page.mouse.up();
  const keys = [
    'Control+p',
    'Control+s',
    'Control+f',
    'Control+r',
    'Control+Shift+i',
    'F5',
    'F11',
    'F12',
    'Control+Equal',
  ];
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 300);
  await page.keyboard.up('Control');

  const { contextmenu, selectstart, dragstart, keydown, wheel } = await counts();
  expect(contextmenu).toEqual([1, 1]);
  expect(selectstart?.[1]).toBe(selectstart?.[0]);
  expect(dragstart?.[1]).toBe(dragstart?.[0]);
  expect(wheel?.[1]).toBe(wheel?.[0]);
  // Every key but the modifiers themselves (Control seven times, Shift once) was refused.
  expect((keydown?.[0] ?? 0) - (keydown?.[1] ?? 0)).toBe(8);
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('');
  expect(await scale(page)).toEqual(before);
  expect(kiosk.loads).toBe(1);
  expect(page.context().pages()).toHaveLength(1);
});

test.describe('on a touch panel', () => {
  test.use({ hasTouch: true });

  test('[D12] two fingers do not zoom, a long press opens no menu', async ({ lobby }) => {
    const { kiosk } = await lobby({ screen: { slideSeconds: 3600 } });
    await kiosk.openShowing();
    await kiosk.untilInstalled();
    const { page } = kiosk;
    const before = await scale(page);
    const counts = await listenFor(page, ['contextmenu']);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.synthesizePinchGesture', {
      x: 400,
      y: 400,
      scaleFactor: 2.5,
      gestureSourceType: 'touch',
    });
    await devtools.send('Input.synthesizeTapGesture', { x: 400, y: 400, duration: 1500, gestureSourceType: 'touch' });
    expect(await scale(page)).toEqual(before);
    const { contextmenu = [0, 0] } = await counts();
    expect(contextmenu[1]).toBe(contextmenu[0]);
    await expect(kiosk.current).toBeVisible();
  });

  test('[D12] a finger held in the corner for five seconds opens the status, anywhere else it does not', async ({
    lobby,
  }) => {
    const { kiosk } = await lobby();
    await kiosk.openShowing();
    await kiosk.untilInstalled();
    const { page } = kiosk;
    const devtools = await page.context().newCDPSession(page);
    const dialog = page.getByRole('dialog', { name: 'Status layar' });
    const hold = async (x: number, y: number, whileHeld: () => Promise<void>) => {
      await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await whileHeld();
      await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await hold(600, 400, async () => {
      await kiosk.nextSlides(5);
      await expect(dialog).toHaveCount(0);
    });
    await hold(20, 20, () => expect(dialog).toBeVisible());
    await page.getByRole('button', { name: 'Tutup' }).tap();
    await expect(dialog).toBeHidden();
  });
});

test('[D7] the status overlay closes by itself after a minute, and at once by Tutup', async ({ lobby }) => {
  const { kiosk } = await lobby();
  await kiosk.setDeviceClock(Date.now());
  await kiosk.openShowing();
  const status = await kiosk.openStatus();
  await expect(status.fact('Terbitan')).toContainText(/^\d+ · /);
  await kiosk.advance(MINUTE_MS / 2);
  await expect(status.dialog).toBeVisible();
  await kiosk.advance(MINUTE_MS / 2);
  await expect(status.dialog).toBeHidden();

  await (await kiosk.openStatus()).close();
  await kiosk.nextSlides(2);
});
