/** What must not grow, and what must not be left: nodes, object URLs, the page itself. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

test('[D6] sixty slides leave no nodes behind and never hold more than three object URLs', async ({ lobby }) => {
  test.setTimeout(180_000);
  const { kiosk } = await lobby();
  await kiosk.page.addInitScript(() => {
    const urls = { live: 0, most: 0 };
    Object.assign(window, { urls });
    const create = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (object: Blob) => {
      urls.most = Math.max(urls.most, ++urls.live);
      return create(object);
    };
    URL.revokeObjectURL = (url: string) => {
      urls.live--;
      revoke(url);
    };
  });
  await kiosk.openShowing();
  const nodes = () => kiosk.page.evaluate(() => document.querySelectorAll('*').length);
  const slides = () => kiosk.page.locator('[data-card]').count();
  await kiosk.nextSlides(12);
  await expect.poll(slides).toBe(2);
  const before = await nodes();
  await kiosk.nextSlides(48);
  await expect.poll(slides).toBe(2);
  // Two slides are mounted at any time; food carries up to eight nodes of badges more than the rest.
  expect(Math.abs((await nodes()) - before)).toBeLessThanOrEqual(40);
  const urls = await kiosk.page.evaluate(() => (window as unknown as { urls: { live: number; most: number } }).urls);
  expect(urls.most).toBeLessThanOrEqual(3);
  expect(urls.live).toBe(0);
});

test('[D12] no key, gesture or menu leads away from the page', async ({ lobby, context }) => {
  const { kiosk } = await lobby();
  await kiosk.openShowing();
  const { page } = kiosk;
  await expect.poll(() => isMenuRefused(page)).toBe(true);
  for (const key of [
    'F5',
    'Control+r',
    'Control+p',
    'Control+s',
    'Control+f',
    'F3',
    'F11',
    'Alt+ArrowLeft',
    'Control+n',
    'Control+t',
  ]) {
    await page.keyboard.press(key);
  }
  await page.mouse.move(400, 400);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -600);
  await page.keyboard.up('Control');
  await page.mouse.click(400, 400, { button: 'right' });
  await page.mouse.click(400, 400, { clickCount: 3 });
  await page.mouse.down();
  await page.mouse.move(900, 700, { steps: 5 });
  await page.mouse.up();
  expect(kiosk.loads).toBe(1);
  expect(context.pages()).toHaveLength(1);
  expect(await page.evaluate(() => ({ selection: getSelection()?.toString(), zoom: visualViewport?.scale }))).toEqual({
    selection: '',
    zoom: 1,
  });
  await kiosk.nextSlide();
});

const isMenuRefused = (page: Page): Promise<boolean> =>
  page.evaluate(() => !document.body.dispatchEvent(new Event('contextmenu', { bubbles: true, cancelable: true })));

test('an injected script does not run, and nothing of ours is refused', async ({ lobby, noise }) => {
  noise.expect(/Content Security Policy|TrustedScript|trusted/i);
  const { kiosk } = await lobby();
  await kiosk.page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective));
  });
  await kiosk.openShowing();
  await kiosk.nextSlides(2);
  await kiosk.openStatus();
  const refused = () => kiosk.page.evaluate(() => (window as unknown as { refused: string[] }).refused);
  expect(await refused()).toEqual([]);
  const ran = await kiosk.page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.injected = true';
      document.head.append(script);
    } catch {
      // Trusted Types refuse the text itself.
    }
    return 'injected' in window;
  });
  expect(ran).toBe(false);
  await expect.poll(async () => (await refused()).length).toBeGreaterThan(0);
  // These were the test's own.
  await kiosk.page.evaluate(() => void (window.journey.violations.length = 0));
});
