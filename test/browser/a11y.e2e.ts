/** Every view a visitor can have, for people who see it, who see little and who see nothing: axe finds no fault in any. */
import { AxeBuilder } from '@axe-core/playwright';
import { COMMODITIES, SUDIN_KEYS, type Commodity } from '../../src/contract/places.ts';
import { notice, product } from '../factory.ts';
import { addDays } from '../../src/contract/dates.ts';
import { todayInJakarta } from './fixtures/gallery.ts';
import { expect, test } from './fixtures/test.ts';
import { Visitor } from './fixtures/visitor.ts';

test.use({ hasTouch: true });
test.setTimeout(240_000);

const ORIENTATIONS = [
  { name: 'landscape', width: 1920, height: 1080 },
  { name: 'portrait', width: 1080, height: 1920 },
];
const LANGUAGES = ['id', 'en'] as const;
const SETTINGS = ['normal', 'larger text', 'high contrast'] as const;
type Setting = (typeof SETTINGS)[number];

const WORDS = {
  id: {
    comfort: 'Kenyamanan membaca',
    larger: 'Perbesar teks',
    contrast: 'Kontras tinggi',
    english: /Inggris/,
  },
  en: { comfort: 'Reading comfort', larger: 'Larger text', contrast: 'High contrast' },
};

const today = todayInJakarta();
const notices = {
  ikut: notice({
    starts: today,
    ends: addDays(today, 30),
    link: { kind: 'website', url: 'https://jakpreneur.example/gabung' },
  }),
};

/** One unit has only food, so that one choice of filters leaves nothing. */
const some = SUDIN_KEYS.flatMap((sudin, unit) =>
  [0, 1].map((n) => {
    const commodity = sudin === 'sosial' ? 'kuliner' : (COMMODITIES[(unit + n) % COMMODITIES.length] as Commodity);
    return product({
      id: `${sudin}-${n}`,
      sudin,
      commodity,
      links: [{ kind: 'whatsapp', url: 'https://wa.example/620000000001' }],
    });
  }),
);

for (const { name, width, height } of ORIENTATIONS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });

    for (const setting of SETTINGS) {
      test(`[V12] shelf, empty shelf, notice, product and question, ${setting}, are without fault in both languages`, async ({
        lobby,
      }, info) => {
        const { kiosk } = await lobby({ products: some, notices, screen: { slideSeconds: 3600, idleSeconds: 600 } });
        const visitor = new Visitor(kiosk);
        await kiosk.setDeviceClock(Date.now());
        await visitor.openFilled();
        const found: Record<string, string[]> = {};
        for (const language of LANGUAGES) {
          const look = async (view: string) => {
            found[`${view} · ${name} · ${language} · ${setting}`] = await violations(visitor);
          };
          const arrive = async () => {
            await visitor.touchLoop();
            if (language === 'en') await visitor.press(visitor.button(WORDS.id.english));
            await choose(visitor, language, setting);
          };
          await arrive();
          await look('shelf');
          await visitor.press(visitor.button(language === 'id' ? /^Kriya/ : /^Crafts/));
          await visitor.press(visitor.button(/^sosial/));
          await expect(visitor.tiles).toHaveCount(0);
          await look('empty shelf');
          await visitor.press(visitor.button(language === 'id' ? 'Pengumuman' : 'Notices'));
          await look('notice');
          await visitor.page.keyboard.press('Escape');
          await visitor.press(visitor.button(language === 'id' ? /^Semua Sudin/ : /^All Sudin/));
          await visitor.openTile((await visitor.tiles.first().getAttribute('data-card')) ?? '');
          await look('product');
          await visitor.page.keyboard.press('Escape');
          // It stands for ten seconds only; on a busy machine the look may take longer, and is taken again.
          await expect(async () => {
            if ((await visitor.mode()) === 'showing') await arrive();
            await visitor.page.keyboard.press('Shift');
            await kiosk.advance(590_500);
            await expect(visitor.view('idle')).toBeVisible({ timeout: 2000 });
            await look('question');
            await expect(visitor.view('idle')).toBeVisible({ timeout: 100 });
          }).toPass({ timeout: 90_000 });
          await kiosk.advance(20_000);
          await kiosk.untilShowing();
        }
        info.annotations.push({ type: 'axe', description: JSON.stringify(found) });
        expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
        expect(Object.keys(found)).toHaveLength(LANGUAGES.length * 5);
      });
    }
  });
}

/** Switches a setting on, or off again. */
async function choose(visitor: Visitor, language: 'id' | 'en', setting: Setting): Promise<void> {
  if (setting === 'normal') return;
  const words = WORDS[language];
  await visitor.press(visitor.button(words.comfort));
  await visitor.press(visitor.button(setting === 'larger text' ? words.larger : words.contrast));
  await visitor.press(visitor.button(words.comfort));
}

async function violations({ page }: Visitor): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
