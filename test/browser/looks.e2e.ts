/**
 * The main views beside the pictures of them that were approved, `looks/`. The tolerance lets another font renderer pass
 * and a moved, missing or covered part not. After a wanted change: look at the new ones, then run with
 * `--update-snapshots`.
 */
import { COMMODITIES, SUDIN_KEYS, type Commodity } from '../../src/contract/places.ts';
import { product } from '../factory.ts';
import { expect, test } from './fixtures/test.ts';
import { Visitor } from './fixtures/visitor.ts';

test.use({ hasTouch: true });

const ORIENTATIONS = [
  { name: 'landscape', width: 1280, height: 720 },
  { name: 'portrait', width: 720, height: 1280 },
];
const names = [
  'Sambal Bawang',
  'Miniatur Ondel-ondel',
  'Kain Sarung Batik',
  'Kembang Goyang',
  'Tas Anyaman',
  'Selendang',
];
const some = SUDIN_KEYS.flatMap((sudin, unit) =>
  [0, 1].map((n) =>
    product({
      id: `${sudin}-${n}`,
      sudin,
      commodity: COMMODITIES[(unit + n) % COMMODITIES.length] as Commodity,
      name: { id: names[unit] ?? '', en: `${names[unit]} (English)` },
      links: [
        { kind: 'whatsapp', url: 'https://wa.example/620000000001' },
        { kind: 'instagram', url: 'https://instagram.example/contoh' },
      ],
    }),
  ),
);
const TOLERANCE = { maxDiffPixelRatio: 0.01, threshold: 0.25, animations: 'disabled' } as const;

for (const { name, width, height } of ORIENTATIONS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });

    test('[V12][V13] loop, shelf, product and question look as they were approved', async ({ lobby }) => {
      const { kiosk } = await lobby({ products: some, screen: { slideSeconds: 3600, idleSeconds: 3600 } });
      const visitor = new Visitor(kiosk);
      await kiosk.setDeviceClock(Date.now());
      await visitor.openFilled();
      const look = (view: string) => expect(visitor.page).toHaveScreenshot(`${view}-${name}.png`, TOLERANCE);
      const photosOf = (selector: string) =>
        expect.poll(() => visitor.page.locator(`${selector} img`).count()).toBeGreaterThan(0);
      await look('loop');
      await visitor.touchLoop();
      await expect.poll(() => visitor.page.locator('main li img').count()).toBeGreaterThanOrEqual(9);
      await look('shelf');
      await visitor.openTile('ppkukm-0');
      await photosOf("[data-view='detail']");
      await look('product');
      await visitor.page.keyboard.press('Shift');
      await kiosk.advance(3_590_500);
      await expect(visitor.view('idle')).toBeVisible();
      await expect(visitor.view('idle')).toHaveScreenshot(`question-${name}.png`, {
        ...TOLERANCE,
        mask: [visitor.page.locator("[data-view='idle'] p"), visitor.page.locator("[data-view='idle'] > div").first()],
      });
    });
  });
}
