/** From the touch to the painted view, with few and with many products; and what two hundred visitors leave behind. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { openChromium } from './chromium.ts';
import { mb, median, ms, printTable } from './figures.ts';
import { replaceRotation, serveGallery, temporaryFolder, type BenchGallery } from './gallery.ts';

const REPEATS = 5;
const THROTTLE = 4;
/** A little more than the guard against a second touch. */
const BETWEEN_TOUCHES_MS = 380;
const VISIT_MARKS = [10, 200];

test.setTimeout(45 * 60_000);

/** The rotation of today holds `count` products: the sample's, and copies of them under other names. */
function growRotation(contentDir: string, count: number): void {
  const folders = readdirSync(path.join(contentDir, 'products'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'product.json')
    .map((entry) => entry.parentPath);
  const ids: string[] = [];
  for (let copy = 0; ids.length < count; copy++) {
    for (const folder of folders.slice(0, count - ids.length)) {
      const product = JSON.parse(readFileSync(path.join(folder, 'product.json'), 'utf8')) as {
        id: string;
        status: string;
      };
      if (product.status !== 'curated') continue;
      const id = copy === 0 ? product.id : `${product.id}-${copy}`;
      ids.push(id);
      if (copy === 0) continue;
      const target = path.join(path.dirname(folder), id);
      cpSync(folder, target, { recursive: true });
      writeFileSync(path.join(target, 'product.json'), JSON.stringify({ ...product, id }));
    }
  }
  replaceRotation(contentDir, new Date().toISOString().slice(0, 10), ids);
}

interface Screen {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
  readonly close: () => Promise<void>;
}

/** A kiosk that has everything, reloaded so that it starts like on any other day. */
async function openFilled(gallery: BenchGallery): Promise<Screen> {
  const profileDir = temporaryFolder('profile');
  const context = await openChromium(profileDir);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const urls = { live: 0 };
    Object.assign(window, { objectUrls: urls });
    const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
    URL.createObjectURL = (object: Blob) => (urls.live++, create(object));
    URL.revokeObjectURL = (url: string) => (urls.live--, revoke(url));
  });
  await page.goto(gallery.url);
  await page.waitForSelector('[data-current]');
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('galeri');
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('rotations').objectStore('rotations').count();
          reading.addEventListener('success', () => (opening.result.close(), resolve(reading.result > 0)));
        });
      }),
    undefined,
    { polling: 500, timeout: 120_000 },
  );
  await page.reload();
  await page.waitForSelector('[data-current]');
  await page.waitForTimeout(5000);
  const session = await context.newCDPSession(page);
  return {
    context,
    page,
    session,
    async close() {
      await context.close();
      rmSync(profileDir, { recursive: true, force: true });
    },
  };
}

async function touch({ session }: Screen, x: number, y: number): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** From the touch on what `selector` finds (the middle of the loop without one) until `view` stands with its photos. */
async function timeTo(screen: Screen, view: string, selector?: string): Promise<number> {
  const { page } = screen;
  const painted = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        let startedMs: number | undefined;
        addEventListener('pointerdown', ({ timeStamp }) => (startedMs ??= timeStamp), { once: true, capture: true });
        const look = () => {
          const root = document.querySelector(`main[data-view='${wanted}']`);
          const photos = root?.querySelectorAll('img').length ?? 0;
          const expected = wanted === 'browse' ? (root?.querySelectorAll('li [data-card]').length ?? 0) : 1;
          if (startedMs === undefined || expected === 0 || photos < expected) requestAnimationFrame(look);
          // The frame that has it is painted when the next one begins.
          else requestAnimationFrame((nowMs) => resolve(nowMs - (startedMs ?? nowMs)));
        };
        requestAnimationFrame(look);
      }),
    view,
  );
  const box = selector === undefined ? undefined : await page.locator(selector).first().boundingBox();
  const [x, y] = box === undefined || box === null ? [900, 500] : [box.x + box.width / 2, box.y + box.height / 2];
  await touch(screen, x, y);
  return painted;
}

async function press(screen: Screen, name: RegExp): Promise<void> {
  const box = await screen.page.getByRole('button', { name }).first().boundingBox();
  if (box !== null) await touch(screen, box.x + box.width / 2, box.y + box.height / 2);
  await screen.page.waitForTimeout(BETWEEN_TOUCHES_MS);
}

async function backToLoop(screen: Screen): Promise<void> {
  await press(screen, /^Tutup$/);
  await screen.page.waitForSelector('[data-current]');
  await screen.page.waitForTimeout(1500);
}

for (const count of [24, 500]) {
  test(`touch to view, ${count} products`, async () => {
    const gallery = await serveGallery(3600);
    growRotation(gallery.contentDir, count);
    await gallery.publish();
    const screen = await openFilled(gallery);
    await screen.session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    const [browse, detail]: [number[], number[]] = [[], []];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      browse.push(await timeTo(screen, 'browse'));
      await screen.page.waitForTimeout(800);
      detail.push(await timeTo(screen, 'detail', 'li [data-card]'));
      await screen.page.waitForTimeout(800);
      await backToLoop(screen);
    }
    await screen.close();
    await gallery.close();
    printTable(`Touch to painted view, ${count} products, ${THROTTLE}x throttle, median of ${REPEATS}`, [
      ['shelf with all its photos', `${ms(median(browse))} (${browse.map(ms).join(', ')})`],
      ['product with its photo', `${ms(median(detail))} (${detail.map(ms).join(', ')})`],
    ]);
  });
}

test('two hundred visits of ten touches', async () => {
  const gallery = await serveGallery(5);
  growRotation(gallery.contentDir, 24);
  await gallery.publish();
  const screen = await openFilled(gallery);
  const { page, session } = screen;
  await session.send('Performance.enable');
  const rows: [string, string][] = [];
  for (let visit = 1; visit <= Math.max(...VISIT_MARKS); visit++) {
    await touch(screen, 900, 500);
    // Not `waitForSelector`: it hands out the element it found, and whoever holds that holds the whole view it stood in.
    await page.locator("main[data-view='browse'] li [data-card]").first().waitFor();
    await page.waitForTimeout(BETWEEN_TOUCHES_MS);
    await press(screen, /^Halaman berikutnya$/);
    await press(screen, /^Kriya \d/);
    await press(screen, /^Semua \d/);
    const tile = await page.locator('li [data-card]').first().boundingBox();
    if (tile !== null) await touch(screen, tile.x + tile.width / 2, tile.y + tile.height / 2);
    await page.waitForTimeout(BETWEEN_TOUCHES_MS);
    for (const name of [/^Produk berikutnya$/, /^Produk berikutnya$/, /Inggris/, /^Back$/]) await press(screen, name);
    await press(screen, /^Close$/);
    await page.locator('[data-current]').waitFor();
    await page.waitForTimeout(BETWEEN_TOUCHES_MS);
    if (!VISIT_MARKS.includes(visit)) continue;
    await page.waitForTimeout(2000);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN;
    const live = await page.evaluate(() => (window as unknown as { objectUrls: { live: number } }).objectUrls.live);
    rows.push([
      `after ${visit} visits`,
      `heap ${mb(metric('JSHeapUsedSize'))}, nodes ${metric('Nodes')}, listeners ${metric('JSEventListeners')}, object URLs ${live}`,
    ]);
  }
  await screen.close();
  await gallery.close();
  printTable('Visits of ten touches, heap after forced collection', rows);
});
