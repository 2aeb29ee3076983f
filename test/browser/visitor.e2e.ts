/** A visitor from the first touch to the last, with fingers on a real panel: find a product, read it, take the address along. */
import { COMMODITIES, SUDIN_KEYS, type Commodity } from '../../src/contract/places.ts';
import { product } from '../factory.ts';
import { inJakarta, todayInJakarta } from './fixtures/gallery.ts';
import { expect, test } from './fixtures/test.ts';
import { Visitor } from './fixtures/visitor.ts';

test.use({ hasTouch: true });

const ORIENTATIONS = [
  { name: 'landscape', width: 1920, height: 1080, perPage: 10 },
  { name: 'portrait', width: 1080, height: 1920, perPage: 9 },
];
const whatsapp = 'https://wa.example/620000000001';
const instagram = 'https://instagram.example/contoh';

/** Four of each Suku Dinas; commodities in turn, so that of each filter there is something. */
const many = SUDIN_KEYS.flatMap((sudin, unit) =>
  [0, 1, 2, 3].map((n) =>
    product({
      id: `${sudin}-${n}`,
      sudin,
      commodity: COMMODITIES[(unit + n) % COMMODITIES.length] as Commodity,
      links: [
        { kind: 'instagram', url: instagram },
        { kind: 'whatsapp', url: whatsapp },
      ],
    }),
  ),
);
/** Slides that stand, so that only the visitor changes anything. */
const calm = { slideSeconds: 3600, idleSeconds: 60 };

for (const { name, width, height, perPage } of ORIENTATIONS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });

    test('[V1][V2][V5] a product is found, read and taken along in a few touches', async ({ lobby }) => {
      const { kiosk } = await lobby({ products: many, screen: calm });
      const visitor = new Visitor(kiosk);
      await visitor.openFilled();
      const shown = await kiosk.currentCard();
      await visitor.touchLoop();
      await expect(visitor.tiles).toHaveCount(perPage);
      await expect(visitor.page.locator(`main button[data-card='${shown}']`)).toBeVisible();

      await visitor.press(visitor.button(/^Kriya 8$/));
      await expect(visitor.tiles).toHaveCount(8);
      await visitor.press(visitor.button(/^Semua 24$/));
      await visitor.press(visitor.button('Halaman berikutnya'));
      await expect(visitor.page.getByRole('status')).toContainText('halaman 2 dari 3');

      const id = (await visitor.tiles.first().getAttribute('data-card')) ?? '';
      await visitor.openTile(id);
      await kiosk.untilMark('mode', 'detail');
      await expect(visitor.page.getByRole('region', { name: `Produk ${id}` })).toBeVisible();
      await expect(visitor.page.getByText('wa.example/620000000001')).toBeVisible();
      expect(await visitor.scan()).toEqual([whatsapp, instagram]);

      await visitor.press(visitor.button('Produk berikutnya'));
      await expect(visitor.view('detail')).not.toHaveAttribute('data-card', id);
      await visitor.press(visitor.button('Kembali'));
      await expect(visitor.page.getByRole('status')).toContainText('halaman 2 dari 3');
      await visitor.press(visitor.button('Tutup'));
      await kiosk.untilShowing();
      await expect(visitor.view('browse')).toBeHidden();
    });
  });
}

test('[V11] whatever a finger does to the loop, it opens the shelf and presses nothing on it', async ({ lobby }) => {
  const { kiosk } = await lobby({ products: many, screen: calm });
  const visitor = new Visitor(kiosk);
  await visitor.openFilled();
  await visitor.touchLoop();
  const tile = await visitor.centreOf(visitor.tiles.nth(1));
  const language = await visitor.centreOf(visitor.button(/Inggris/));
  const gestures: Readonly<Record<string, () => Promise<void>>> = {
    'a tap where a product will lie': () => visitor.tap(tile),
    'a tap where a control will lie': () => visitor.tap(language),
    async 'a finger that stays for two seconds'() {
      await visitor.fingers('touchStart', [tile]);
      await visitor.page.waitForTimeout(2000);
      await visitor.fingers('touchEnd', []);
    },
    async 'three quick taps'() {
      for (let taps = 0; taps < 3; taps++) await visitor.tap(tile);
    },
    async 'two fingers'() {
      await visitor.fingers('touchStart', [tile, language]);
      await visitor.fingers('touchEnd', []);
    },
    'a swipe from the edge': () => visitor.drag({ x: 1, y: tile.y }, { x: 500, y: tile.y }),
    async 'a touch the panel takes back'() {
      await visitor.fingers('touchStart', [tile]);
      await visitor.fingers('touchCancel', []);
    },
  };
  for (const [gesture, perform] of Object.entries(gestures)) {
    await visitor.press(visitor.button('Tutup'));
    await kiosk.untilShowing();
    await visitor.page.waitForTimeout(500);
    await perform();
    await visitor.page.waitForTimeout(700);
    expect([await visitor.mode(), await kiosk.page.locator('html').getAttribute('lang')], gesture).toEqual([
      'browsing',
      'id',
    ]);
  }
  expect(visitor.page.url()).toBe(kiosk.url);
});

test('[V4] on the shelf a trembling, a second, a cancelled or a sliding finger opens nothing twice', async ({
  lobby,
}) => {
  const { kiosk } = await lobby({ products: many, screen: calm });
  const visitor = new Visitor(kiosk);
  await visitor.openFilled();
  await visitor.touchLoop();
  const [one, two] = [await visitor.centreOf(visitor.tiles.nth(0)), await visitor.centreOf(visitor.tiles.nth(1))];

  await visitor.fingers('touchStart', [one]);
  await visitor.fingers('touchCancel', []);
  await visitor.page.waitForTimeout(500);
  expect(await visitor.mode()).toBe('browsing');

  await visitor.drag({ x: 1, y: one.y }, { x: 700, y: one.y });
  expect([await visitor.mode(), visitor.page.url()]).toEqual(['browsing', kiosk.url]);

  await visitor.drag(two, { x: two.x - 300, y: two.y });
  expect(await visitor.mode()).toBe('browsing');

  const cardOf = (place: number) => visitor.tiles.nth(place).getAttribute('data-card');
  const touched = [await cardOf(0), await cardOf(1)];
  await visitor.tap(one);
  await visitor.tap(two);
  await visitor.page.waitForTimeout(800);
  // Of two taps a tenth of a second apart the browser itself clicks only one.
  expect(touched).toContain(await visitor.view('detail').getAttribute('data-card'));
  await visitor.press(visitor.button('Kembali'));
  expect(await visitor.mode()).toBe('browsing');
});

test('[V3][V6] the screen asks ten seconds before, and is fresh for the next visitor', async ({ lobby }) => {
  const { kiosk } = await lobby({ products: many, screen: { ...calm, idleSeconds: 12 } });
  const visitor = new Visitor(kiosk);
  await visitor.openFilled();
  await visitor.touchLoop();
  await visitor.press(visitor.button(/^Fesyen/));
  await visitor.press(visitor.button(/Inggris/));
  await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(visitor.view('idle')).toBeVisible();
  await expect(visitor.button('Keep looking')).toBeFocused();
  await visitor.press(visitor.button('Keep looking'));
  await expect(visitor.view('idle')).toBeHidden();
  expect(await visitor.mode()).toBe('browsing');

  await expect(visitor.view('idle')).toBeVisible();
  // Anywhere else is a touch, too.
  await visitor.tap({ x: 100, y: 300 });
  await expect(visitor.view('idle')).toBeHidden();
  await visitor.page.waitForTimeout(500);
  expect(await visitor.mode()).toBe('browsing');

  await expect(visitor.view('idle')).toBeVisible();
  await visitor.press(visitor.button('Back to the start'));
  await kiosk.untilMark('mode', 'showing');
  await visitor.touchLoop();
  await visitor.press(visitor.button(/Inggris/));
  await kiosk.untilMark('mode', 'showing');
  await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'id');
  await kiosk.untilShowing();
  await visitor.touchLoop();
  await expect(visitor.page.getByRole('status')).toContainText('24 produk');
});

test('[V3] touching for five minutes does not end a visit, and half a minute without a touch does', async ({
  lobby,
}) => {
  const { kiosk } = await lobby({ products: many, screen: { ...calm, idleSeconds: 30 } });
  const visitor = new Visitor(kiosk);
  await kiosk.setDeviceClock(Date.now());
  await visitor.openFilled();
  await visitor.touchLoop();
  const { width = 0, height = 0 } = visitor.page.viewportSize() ?? {};
  const between = { x: width / 2, y: height * 0.12 };
  for (let seconds = 0; seconds < 300; seconds += 15) {
    await kiosk.advance(15_000);
    await visitor.tap(between);
  }
  expect(await visitor.mode()).toBe('browsing');
  await kiosk.advance(30_000);
  await kiosk.untilMark('mode', 'showing');
});

test('[V3] five hundred visitors later one tap still opens the shelf, and a tap a product', async ({ lobby }) => {
  test.setTimeout(240_000);
  const { kiosk } = await lobby({ products: many, screen: { ...calm, idleSeconds: 5 } });
  const visitor = new Visitor(kiosk);
  await kiosk.setDeviceClock(Date.now());
  await visitor.openFilled();
  await visitor.touchLoop();
  await kiosk.advance(5000);
  const middle = { x: 900, y: 500 };
  let opened = 0;
  for (let visit = 0; visit < 500; visit++) {
    await visitor.tap(middle);
    if ((await visitor.mode()) === 'browsing') opened++;
    await kiosk.advance(6000);
  }
  expect(opened).toBe(500);
  await kiosk.untilShowing();
  await visitor.touchLoop();
  await kiosk.advance(500);
  const id = (await visitor.tiles.first().getAttribute('data-card')) ?? '';
  await visitor.openTile(id);
});

test('[R10] closing time waits for somebody who reads, and for the idle time after', async ({ lobby }) => {
  const today = todayInJakarta();
  const closing = inJakarta(today, '21:00');
  const open = { opens: '07:00', closes: '21:00' };
  const { kiosk, server } = await lobby({
    products: many,
    screen: {
      ...calm,
      idleSeconds: 60,
      hours: {
        weekly: { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open },
        exceptions: [],
      },
    },
    nowMs: closing - 3_600_000,
  });
  const visitor = new Visitor(kiosk);
  server.setTime(closing - 60_000);
  await kiosk.setDeviceClock(closing - 60_000);
  await visitor.openFilled();
  await visitor.touchLoop();
  await visitor.openTile((await visitor.tiles.first().getAttribute('data-card')) ?? '');
  for (let minute = 0; minute < 4; minute++) {
    await kiosk.advance(40_000);
    await visitor.tap({ x: 1200, y: 300 });
    expect(await visitor.mode()).toBe('detail');
  }
  await kiosk.advance(61_000);
  await kiosk.untilMark('mode', 'asleep');
});

test('everything can be done with a keyboard, and the focus is always seen', async ({ lobby }) => {
  const { kiosk } = await lobby({ products: many, screen: calm });
  const visitor = new Visitor(kiosk);
  const { keyboard } = kiosk.page;
  const focused = () => kiosk.page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
  const hasRing = () =>
    kiosk.page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    });
  await visitor.openFilled();
  const shown = await kiosk.currentCard();
  await expect(async () => {
    await keyboard.press('Enter');
    await kiosk.untilMark('mode', 'browsing');
  }).toPass();
  await expect
    .poll(() => kiosk.page.evaluate(() => (document.activeElement as HTMLElement).dataset['card']))
    .toBe(shown);
  expect(await hasRing()).toBe(true);

  await kiosk.page.waitForTimeout(400);
  await keyboard.press('Enter');
  await kiosk.untilMark('mode', 'detail');
  expect(await focused()).toContain(shown);

  const seen = new Set<string>();
  for (let tabs = 0; tabs < 8; tabs++) {
    await keyboard.press('Tab');
    if (await kiosk.page.evaluate(() => document.activeElement !== document.body)) {
      seen.add(
        await kiosk.page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        ),
      );
      expect(await hasRing(), [...seen].at(-1)).toBe(true);
    }
  }
  for (const name of ['Kembali', 'Produk berikutnya', 'Tutup']) expect([...seen].join('|')).toContain(name);
  await keyboard.press('Escape');
  await kiosk.untilMark('mode', 'browsing');
  await expect
    .poll(() => kiosk.page.evaluate(() => (document.activeElement as HTMLElement).dataset['card']))
    .toBe(shown);
  await visitor.page.waitForTimeout(400);
  await keyboard.press('Escape');
  await kiosk.untilShowing();
});
