/** A new browser process and no network: how long until the first card is painted, beside a bare static page. */
import { createServer } from 'node:http';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test, type Page } from '@playwright/test';
import { openChromium } from './chromium.ts';
import { median, ms, printTable } from './figures.ts';
import { serveGallery, temporaryFolder } from './gallery.ts';

const RUNS = 5;

/** Notes when the first element matching the selector is in the page and painted, in ms since navigation. */
const watchFor = (page: Page, selector: string) =>
  page.addInitScript((wanted) => {
    const look = () => {
      if (document.querySelector(wanted) === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => Object.assign(window, { paintedAtMs: performance.now() })));
    };
    look();
  }, selector);

const paintedAtMs = async (page: Page): Promise<number> => {
  const handle = await page.waitForFunction(() => (window as { paintedAtMs?: number }).paintedAtMs);
  return Number(await handle.jsonValue());
};

async function measure(profileDir: string, url: string, selector: string): Promise<number> {
  const context = await openChromium(profileDir);
  const page = await context.newPage();
  await watchFor(page, selector);
  await page.goto(url);
  const result = await paintedAtMs(page);
  await context.close();
  return result;
}

test('offline cold start', async () => {
  const gallery = await serveGallery(12);
  const profileDir = temporaryFolder('profile');
  const first = await openChromium(profileDir);
  const page = await first.newPage();
  await page.goto(gallery.url);
  await page.waitForSelector('[data-current]');
  await page.waitForFunction(async () => (await caches.keys()).some((name) => name.startsWith('galeri-shell-')));
  // The whole rotation is committed and the shell is kept; then the plug is pulled.
  await page.waitForTimeout(8000);
  await first.close();
  await gallery.stopListening();

  const ours: number[] = [];
  for (let run = 0; run < RUNS; run++) ours.push(await measure(profileDir, gallery.url, '[data-current]'));

  const photo = readFileSync(
    path.resolve(import.meta.dirname, '../../content/products/ppkukm/sambal-bawang-pedas/sambal-jar.jpg'),
  );
  const bare = createServer((request, response) => {
    if (request.url === '/photo.jpg') response.setHeader('content-type', 'image/jpeg').end(photo);
    else response.setHeader('content-type', 'text/html').end(BARE_PAGE);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => bare.once('listening', resolve));
  const bareUrl = `http://127.0.0.1:${(bare.address() as { port: number }).port}/`;
  const bareProfile = temporaryFolder('bare');
  const bareMs: number[] = [];
  for (let run = 0; run < RUNS; run++) bareMs.push(await measure(bareProfile, bareUrl, 'img[data-current]'));
  bare.close();
  await gallery.listen();
  await gallery.close();
  for (const folder of [profileDir, bareProfile]) rmSync(folder, { recursive: true, force: true });

  printTable(`First card, new browser process, no network (median of ${RUNS})`, [
    ['kiosk, offline', `${ms(median(ours))}   (${ours.map(Math.round).join(', ')})`],
    ['bare page with one such photo, local server', `${ms(median(bareMs))}   (${bareMs.map(Math.round).join(', ')})`],
    ['ratio', (median(ours) / median(bareMs)).toFixed(2)],
  ]);
});

const BARE_PAGE = `<!doctype html><html><body style="margin:0"><script>
  const image = new Image(); image.src = '/photo.jpg'; image.style.cssText = 'width:100vw;height:100vh;object-fit:cover';
  image.decode().then(() => { document.body.append(image); image.dataset.current = ''; });
</script></body></html>`;
