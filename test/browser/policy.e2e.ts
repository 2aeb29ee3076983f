/** The content security policy, held against somebody else's script and against our own. */
import { expect, test } from './fixtures/test.ts';

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
