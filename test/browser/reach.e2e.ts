/** Every control of the visitor's, on every panel: large enough for a finger, where it is drawn, and nothing over it. */
import { COMMODITIES, SUDIN_KEYS, type Commodity } from '../../src/contract/places.ts';
import type { Product } from '../../src/contract/product.ts';
import { notice, product } from '../factory.ts';
import { addDays } from '../../src/contract/dates.ts';
import { todayInJakarta } from './fixtures/gallery.ts';
import { expect, test } from './fixtures/test.ts';
import { Visitor } from './fixtures/visitor.ts';

test.use({ hasTouch: true });

const PANELS = [
  [1366, 768],
  [1280, 1024],
  [1920, 1080],
  [3840, 2160],
  [768, 1366],
  [1080, 1920],
] as const;

const { price: _, ...withoutPrice } = product({ id: 'tanpa-harga', sudin: 'sosial', commodity: 'kriya' });

/** As hard to lay out as the rules allow. */
const hard: Product[] = [
  product({
    id: 'panjang',
    name: {
      id: 'Keripik Singkong Daun Jeruk Purut Pedas Manis Gurih Renyah dari Dapur Rumahan Kampung Pulo dengan Bumbu Warisan Keluarga',
    },
  }),
  product({
    id: 'satu-kata',
    sudin: 'ppapp',
    name: { id: 'Kerupukkulitikantenggiribakarpedasmanisgurihrenyahsekalibanget' },
  }),
  product({ id: 'emoji', sudin: 'kpkp', commodity: 'kriya', name: { id: 'Boneka 🎎🧵🪡 Betawi 👨‍👩‍👧‍👦', en: 'Doll 🎎' } }),
  product({ id: 'kanan-ke-kiri', sudin: 'parekraf', commodity: 'fesyen', name: { id: 'سلام Kain Tumpal مرحبا' } }),
  withoutPrice,
  product({ id: 'tanpa-tautan', sudin: 'nakertransgi', commodity: 'fesyen', links: [] }),
];

const today = todayInJakarta();
const dates = { starts: addDays(today, -3), ends: addDays(today, 30) };
const long = {
  title: { id: 'Pembukaan galeri bersama pelaku usaha dari sepuluh kecamatan' },
  text: { id: 'Punya usaha kecil di Jakarta Timur? '.repeat(6).trim() },
};
const link = { kind: 'website' as const, url: 'https://jakpreneur.example/gabung' };
const notices = {
  a: notice({ ...dates, ...long, link }),
  b: notice({ ...dates, ...long, link, photo: { file: 'acara.jpg', alt: { id: 'Acara' } } }),
};

const many = [
  ...hard,
  ...SUDIN_KEYS.flatMap((sudin, unit) =>
    [0, 1, 2].map((n) =>
      product({ id: `${sudin}-${n}`, sudin, commodity: COMMODITIES[(unit + n) % COMMODITIES.length] as Commodity }),
    ),
  ),
];

for (const [width, height] of PANELS) {
  test.describe(`${width}x${height}`, () => {
    test.use({ viewport: { width, height } });

    test('[V13] every control is a finger wide, lies on the panel, and is pressed wherever it is drawn', async ({
      lobby,
    }) => {
      const { kiosk } = await lobby({ products: many, notices, screen: { slideSeconds: 3600, idleSeconds: 600 } });
      const visitor = new Visitor(kiosk);
      await visitor.openFilled();
      await visitor.touchLoop();
      expect(await faults(visitor), 'shelf').toEqual([]);
      if (height > width) {
        await visitor.press(visitor.button('Turunkan'));
        expect(await faults(visitor), 'lowered shelf').toEqual([]);
        const highest = await visitor.page.evaluate(() =>
          Math.min(
            ...[...document.querySelectorAll('main[data-view] button')].map(
              (button) => button.getBoundingClientRect().top,
            ),
          ),
        );
        expect(highest).toBeGreaterThanOrEqual(height * 0.45 - 1);
        await visitor.press(visitor.button('Naikkan'));
      }
      await visitor.press(visitor.button('Pengumuman'));
      expect(await faults(visitor), 'notice').toEqual([]);
      expect(await spilt(visitor), 'notice: text outside of the panel').toEqual([]);
      await visitor.press(visitor.button('Pengumuman berikutnya'));
      expect(await spilt(visitor), 'notice with a photo: text outside of the panel').toEqual([]);
      await visitor.press(visitor.button('Kembali'));
      for (const { id } of hard) {
        while (!(await visitor.page.locator(`main button[data-card='${id}']`).isVisible())) {
          await visitor.press(visitor.button('Halaman berikutnya'));
        }
        await visitor.openTile(id);
        expect(await faults(visitor), id).toEqual([]);
        expect(await spilt(visitor), `${id}: text outside of the panel`).toEqual([]);
        await visitor.press(visitor.button('Kembali'));
        const first = visitor.button('Halaman sebelumnya');
        while ((await first.getAttribute('aria-disabled')) !== 'true') await visitor.press(first);
      }
    });
  });
}

/** What a finger would complain about. */
function faults({ page }: Visitor): Promise<string[]> {
  return page.evaluate(() => {
    const uPx = Math.min(Math.min(innerWidth, innerHeight) / 100, (Math.max(innerWidth, innerHeight) * 0.5625) / 100);
    const found: string[] = [];
    const buttons = [...document.querySelectorAll<HTMLElement>('main[data-view] button')].filter((button) =>
      button.checkVisibility(),
    );
    for (const button of buttons) {
      const name = button.getAttribute('aria-label') ?? button.textContent.trim();
      const { left, top, right, bottom, width: w, height: h } = button.getBoundingClientRect();
      if (Math.min(w, h) < 7.4 * uPx - 0.5) found.push(`${name}: ${(w / uPx).toFixed(1)} x ${(h / uPx).toFixed(1)} u`);
      if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
        found.push(`${name}: off the panel`);
      // Corners are round: an eighth in.
      for (const x of [left + w / 8, (left + right) / 2, right - w / 8]) {
        for (const y of [top + h / 8, (top + bottom) / 2, bottom - h / 8]) {
          const hit = document.elementFromPoint(x, y);
          if (hit === null || !button.contains(hit)) {
            found.push(
              `${name}: covered at ${Math.round(x)}, ${Math.round(y)} by ${hit?.outerHTML.slice(0, 60) ?? 'nothing'}`,
            );
          }
        }
      }
    }
    return found;
  });
}

/** Texts that stand outside the panel, or over the bar. */
function spilt({ page }: Visitor): Promise<string[]> {
  return page.evaluate(() => {
    const bar = [...document.querySelectorAll('main[data-view] button')].at(-1)?.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLElement>('main section :is(h1, h2, p)')]
      .filter((text) => text.checkVisibility() && text.textContent.trim() !== '')
      .filter((text) => {
        const { left, right, bottom } = text.getBoundingClientRect();
        return left < -0.5 || right > innerWidth + 0.5 || bottom > (bar?.top ?? innerHeight);
      })
      .map((text) => text.textContent.slice(0, 60));
  });
}
