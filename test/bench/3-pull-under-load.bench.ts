/** A whole new rotation arrives while the loop runs at a quarter of the machine's speed. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test, type Page } from '@playwright/test';
import { openChromium } from './chromium.ts';
import { ms, printTable } from './figures.ts';
import { replaceRotation, serveGallery, temporaryFolder } from './gallery.ts';

interface Watched {
  readonly frames: readonly number[];
  readonly longTasks: readonly number[];
}

/** Frame intervals and long tasks over the next `durationMs`. */
const watch = (page: Page, durationMs: number): Promise<Watched> =>
  page.evaluate(
    (watchMs) =>
      new Promise<Watched>((resolve) => {
        const frames: number[] = [];
        const longTasks: number[] = [];
        const observer = new PerformanceObserver((list) =>
          longTasks.push(...list.getEntries().map(({ duration }) => duration)),
        );
        observer.observe({ type: 'longtask' });
        const startMs = performance.now();
        let lastMs = startMs;
        const frame = (nowMs: number) => {
          frames.push(nowMs - lastMs);
          lastMs = nowMs;
          if (nowMs - startMs < watchMs) requestAnimationFrame(frame);
          else {
            observer.disconnect();
            resolve({ frames, longTasks });
          }
        };
        requestAnimationFrame(frame);
      }),
    durationMs,
  );

const row = ({ frames, longTasks }: Watched): string =>
  `${frames.filter((interval) => interval > 50).length} of ${frames.length} frames over 50 ms, longest task ${ms(Math.max(0, ...longTasks))}`;

test('a pull while the loop runs at 4x throttle', async () => {
  const gallery = await serveGallery(4);
  const profileDir = temporaryFolder('profile');
  const context = await openChromium(profileDir);
  const page = await context.newPage();
  await page.goto(gallery.url);
  await page.waitForSelector('[data-current]');
  await page.waitForTimeout(15_000);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.waitForTimeout(5000);
  const quiet = await watch(page, 20_000);

  // Twelve products nobody has seen yet: every photo has to come.
  const revision = await page.evaluate(() => document.documentElement.dataset['revision']);
  const shown = await page.evaluate(() => document.documentElement.dataset['rotation']);
  const all = readdirSync(path.join(gallery.contentDir, 'products'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'product.json')
    .map((entry) => path.basename(entry.parentPath));
  replaceRotation(gallery.contentDir, new Date().toISOString().slice(0, 10), all);
  await gallery.publish();
  const during = await watch(page, 20_000);
  const after = await page.evaluate(() => document.documentElement.dataset['revision']);
  await context.close();
  await gallery.close();
  rmSync(profileDir, { recursive: true, force: true });

  printTable('A new rotation arrives while the loop runs, CPU throttled 4x, slides of 4 s', [
    ['without a pull, 20 s', row(quiet)],
    ['with the pull, 20 s', row(during)],
    ['taken meanwhile', `${revision === after ? 'no' : 'yes'} (rotation ${shown ?? ''}, ${all.length} products)`],
  ]);
});
