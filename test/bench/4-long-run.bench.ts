/** 500 slides of one second: what grows, and what does not. */
import { rmSync } from 'node:fs';
import { test, type CDPSession, type Page } from '@playwright/test';
import { openChromium, rendererRssBytes } from './chromium.ts';
import { mb, printTable } from './figures.ts';
import { serveGallery, temporaryFolder } from './gallery.ts';

const MARKS = [20, 50, 250, 500];

interface State {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly rssBytes: number;
  readonly liveUrls: number;
  readonly mostUrls: number;
}

async function stateOf(page: Page, session: CDPSession, profileDir: string): Promise<State> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN;
  const urls = await page.evaluate(
    () => (window as unknown as { objectUrls: { live: number; most: number } }).objectUrls,
  );
  return {
    heapBytes: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    rssBytes: rendererRssBytes(profileDir),
    liveUrls: urls.live,
    mostUrls: urls.most,
  };
}

test('500 slides', async () => {
  const gallery = await serveGallery(1);
  const profileDir = temporaryFolder('profile');
  const context = await openChromium(profileDir);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const objectUrls = { live: 0, most: 0 };
    const slides = { count: 0 };
    Object.assign(window, { objectUrls, slides });
    const createObjectURL = URL.createObjectURL.bind(URL);
    const revokeObjectURL = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (object: Blob) => {
      objectUrls.most = Math.max(objectUrls.most, ++objectUrls.live);
      return createObjectURL(object);
    };
    URL.revokeObjectURL = (url: string) => {
      objectUrls.live--;
      revokeObjectURL(url);
    };
    let last: string | undefined;
    new MutationObserver(() => {
      const card = document.querySelector<HTMLElement>('[data-card][data-current]')?.dataset['card'];
      if (card === undefined || card === last) return;
      last = card;
      slides.count++;
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-current'], childList: true });
  });
  await page.goto(gallery.url);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const rows: [string, string][] = [];
  for (const mark of MARKS) {
    await page.waitForFunction(
      (count) => (window as unknown as { slides: { count: number } }).slides.count >= count,
      mark,
      {
        timeout: 20 * 60_000,
        polling: 500,
      },
    );
    const state = await stateOf(page, session, profileDir);
    rows.push([
      `slide ${mark}`,
      `heap ${mb(state.heapBytes)}, renderer ${mb(state.rssBytes)}, nodes ${state.nodes}, object URLs ${state.liveUrls} (most ${state.mostUrls})`,
    ]);
  }
  await context.close();
  await gallery.close();
  rmSync(profileDir, { recursive: true, force: true });
  printTable('500 slides of one second, 12 products, heap after forced collection', rows);
});
