/** What a real screen tells a real server, and how soon it hears of a publication. */
import path from 'node:path';
import * as z from 'zod/mini';
import type { Product } from '../../src/contract/product.ts';
import { recordsUrlIn, openRecords } from '../../src/records/open-records.ts';
import type { OpenRecords } from '../../src/records/records.ts';
import { openScreensDesk, type ScreensDesk } from '../../src/screens/screens-desk.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { createGallery, type Gallery, type GalleryPlan } from './fixtures/gallery.ts';
import { Kiosk } from './fixtures/kiosk.ts';
import { startServer, type LobbyServer } from './fixtures/server.ts';
import { expect, test as base } from './fixtures/test.ts';

interface Heard {
  readonly gallery: Gallery;
  readonly server: LobbyServer;
  readonly kiosk: Kiosk;
  readonly desk: ScreensDesk;
  readonly records: OpenRecords;
}

/** A lobby whose server listens, and a screen called "Lobi Blok B" by its address. */
const test = base.extend<{ heardLobby: (plan?: Partial<GalleryPlan>) => Promise<Heard> }>({
  async heardLobby({ page, kioskDir }, use, testInfo) {
    const ends: (() => Promise<void>)[] = [];
    await use(async (plan = {}) => {
      const gallery = await createGallery(testInfo.outputPath('gallery'), plan);
      await gallery.publish(plan);
      const records = await openRecords({ url: recordsUrlIn(testInfo.outputPath('data')) });
      const desk = await openScreensDesk({
        records,
        now: Date.now,
        silentMinutes: 5,
        timeZone: async () => 'Asia/Jakarta',
        log: { changed: () => {} },
        tell: undefined,
      });
      const server = await startServer({ kioskDir, feedDir: path.resolve(gallery.feedDir), screens: desk });
      ends.push(
        () => page.goto('about:blank').then(() => server.close()),
        () => records.close(),
      );
      const kiosk = await new Kiosk(page, `${server.url}?layar=Lobi%20Blok%20B`).watch();
      return { gallery, server, kiosk, desk, records };
    });
    for (const end of ends) await end();
  },
});

test.setTimeout(180_000);

const called =
  (name: string) =>
  (product: Product): Product => ({ ...product, name: { id: name } });

const Counted = z.object({ product_id: z.string(), plays: z.int(), shown_ms: z.int() });
const countedIn = (records: OpenRecords) =>
  records.all(Counted, 'select product_id, sum(plays) as plays, sum(shown_ms) as shown_ms from play_days group by 1');
const total = async (records: OpenRecords) => (await countedIn(records)).reduce((sum, { plays }) => sum + plays, 0);

test('[G2][G5] what was shown arrives as plays, once, and the list says what is on', async ({ heardLobby }) => {
  const { kiosk, desk, records } = await heardLobby();
  await kiosk.openShowing();
  await expect
    .poll(async () => (await desk.list(undefined)).screens, { message: 'a report' })
    .toMatchObject([
      { name: 'Lobi Blok B', state: 'connected', mode: 'showing', clockTrusted: true, rotationId: 'r-kini' },
    ]);
  await kiosk.nextSlides(6);
  const [screen] = (await desk.list(undefined)).screens;
  expect(screen?.revision).toBe(Number(await kiosk.mark('revision')));

  // A new start of the page brings the next upload; what went before is not counted again.
  const shown = await kiosk.shown();
  await kiosk.reload();
  await kiosk.untilShowing();
  await expect.poll(() => total(records), { message: 'plays counted', timeout: 60_000 }).toBeGreaterThanOrEqual(5);
  const shownSince = await kiosk.shown();
  for (const { product_id: id, plays, shown_ms: shownMs } of await countedIn(records)) {
    const times = [...shown, ...shownSince].filter((card) => card === id).length;
    expect(plays, id).toBeLessThanOrEqual(times);
    expect(shownMs, id).toBeGreaterThan(500 * plays);
  }
  expect((await desk.list(undefined)).screens, 'the same screen after a reload').toHaveLength(1);
});

test('[G5] a visitor is told as a mode and as nothing else', async ({ heardLobby, page }) => {
  const { kiosk, desk } = await heardLobby({ screen: { idleSeconds: 30 } });
  await kiosk.openShowing();
  await expect.poll(async () => (await desk.list(undefined)).screens[0]?.mode).toBe('showing');
  // The visitor's part comes a moment after the first card.
  await expect(async () => {
    if ((await kiosk.mark('mode')) === 'showing') await page.mouse.click(400, 300);
    expect(await kiosk.mark('mode')).toBe('browsing');
  }).toPass({ intervals: [500] });
  await expect.poll(async () => (await desk.list(undefined)).screens[0]?.mode).toBe('browsing');
  expect((await desk.list(undefined)).screens[0]).not.toHaveProperty('onScreen');
});

test('[G1] a publication reaches the screen by an event, long before the next poll', async ({ heardLobby }) => {
  const { gallery, kiosk, server, desk } = await heardLobby();
  await kiosk.openShowing();
  await expect.poll(() => server.requests.some((request) => request.path === '/screens/events')).toBe(true);
  const took: number[] = [];
  for (let n = 0; n < 5; n++) {
    const products = gallery.plan().products.map(called(`Produk baru ${n}`));
    const revision = await gallery.publish({ products });
    const publishedAtMs = Date.now();
    await kiosk.untilMark('revision', revision);
    took.push(Date.now() - publishedAtMs);
    // "Tayang di layar".
    await expect.poll(async () => (await desk.list(revision)).screens[0]?.showsCurrent).toBe(true);
  }
  console.log(`publication → on the screen with events: ${took.join(', ')} ms`);
  expect(server.requests.filter((request) => request.path === '/screens/events')).toHaveLength(1);
});

test('[G1] with events blocked a publication comes by polling as ever, and nobody is bothered', async ({
  heardLobby,
  noise,
}) => {
  noise.expect(NETWORK_FAILURES);
  const { gallery, kiosk, server } = await heardLobby({ screen: { pollSeconds: 5 } });
  server.answer(/^\/screens\/events/, ({ response }) => void response.destroy());
  await kiosk.openShowing();
  const took: number[] = [];
  for (let n = 0; n < 5; n++) {
    const products = gallery.plan().products.map(called(`Produk baru ${n}`));
    const revision = await gallery.publish({ products });
    const publishedAtMs = Date.now();
    await kiosk.untilMark('revision', revision);
    took.push(Date.now() - publishedAtMs);
  }
  console.log(`publication → on the screen by polling every 5 s: ${took.join(', ')} ms`);
  expect(await kiosk.mark('mode')).toBe('showing');
});

test('[G7] a server that answers reports with errors is nothing a visitor could notice', async ({
  heardLobby,
  noise,
}) => {
  noise.expect(NETWORK_FAILURES);
  const { kiosk, server, records } = await heardLobby();
  const mend = server.answer(/^\/screens\//, ({ response }) => void response.writeHead(500).end('nginx says no'));
  await kiosk.openShowing();
  await kiosk.nextSlides(8);
  expect(await kiosk.page.locator('body').innerText()).not.toContain('nginx');
  mend();
  await kiosk.reload();
  await kiosk.untilShowing();
  await expect.poll(() => total(records), { message: 'plays counted', timeout: 90_000 }).toBeGreaterThanOrEqual(8);
});
