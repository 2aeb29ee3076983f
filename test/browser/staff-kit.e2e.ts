/** The kit on pages as the design draws them: for everybody, by keyboard, from 1440 px down to a tablet and at 200 %. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type StoryName } from './fixtures/stories.ts';

const STORIES: readonly StoryName[] = ['products', 'form', 'publish', 'kit', 'door'];

/** 640 × 400 is 1280 × 800 at 200 %. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
  { width: 640, height: 400 },
];

test.setTimeout(240_000);

for (const size of SIZES) {
  test(`[E22] at ${size.width} px every story is without fault to axe, and nothing runs out at the side`, async ({
    page,
    story,
  }) => {
    await page.setViewportSize(size);
    const found: Record<string, string[]> = {};
    for (const name of STORIES) {
      await story(name);
      const { violations } = await new AxeBuilder({ page }).analyze();
      found[name] = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found[name]?.push(`${wide} px too wide`);
    }
    expect(found).toEqual(Object.fromEntries(STORIES.map((name) => [name, []])));
  });
}

const active = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return `${activeElement?.tagName ?? ''} ${activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''}`;
  });

test('a dialog keeps the focus inside, and gives it back', async ({ story }) => {
  const page = await story('kit');
  const opener = page.getByRole('button', { name: 'Hapus …' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Hapus produk ini?' });
  await expect(dialog.getByRole('heading')).toBeFocused();
  for (let presses = 0; presses < 8; presses++) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('on a tablet the menu opens by keyboard, and Escape leads back to its button', async ({ page, story }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await story('kit');
  const dashboard = page.getByRole('link', { name: 'Dasbor' });
  await expect(dashboard).toBeHidden();
  await page.getByRole('button', { name: 'Buka menu' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(dashboard).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dashboard).toBeHidden();
  await expect(page.getByRole('button', { name: 'Buka menu' })).toBeFocused();
});

test('a table too wide for its page is moved by the keyboard', async ({ page, story }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await story('products');
  const table = page.getByRole('region', { name: 'Daftar produk, dapat digeser ke samping' });
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(table).toHaveCount(0);
});

test.describe('the preview', () => {
  const frameOf = (page: Page) => page.frameLocator('iframe[title]');

  test('[E21] is the lobby’s screen in its real size, with the photo decoded', async ({ story }) => {
    const page = await story('form');
    const slide = frameOf(page);
    await expect(slide.locator('h2')).toHaveText('Sambal Bawang Pedas Rumahan');
    const inside = await slide.locator('body').evaluate(() => ({
      size: [innerWidth, innerHeight],
      isFaced: matchMedia('(min-aspect-ratio: 1)').matches,
    }));
    expect(inside).toEqual({ size: [1920, 1080], isFaced: true });
    const image = slide.locator('img');
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(1000);
    const [outer, picture] = await Promise.all([
      page.locator('iframe').boundingBox(),
      page.getByRole('img', { name: 'Pratinjau layar: lanskap' }).boundingBox(),
    ]);
    expect(outer?.width).toBeCloseTo(picture?.width ?? 0, 0);

    await page.getByRole('radio', { name: 'Potret' }).click();
    await expect.poll(() => slide.locator('body').evaluate(() => [innerWidth, innerHeight])).toEqual([1080, 1920]);
    await page.getByRole('radio', { name: 'Rincian' }).click();
    await page.getByRole('radio', { name: 'EN' }).click();
    await expect(slide.locator('[data-view="detail"] h1')).toHaveText('Homemade Spicy Shallot Sambal');
    await expect(slide.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('[E21] follows what is typed, and says when the name no longer fits', async ({ story }) => {
    const page = await story('form');
    const name = page.getByLabel('Nama produk', { exact: true });
    await expect(page.getByText('Nama muat dalam tiga baris di layar')).toBeVisible();
    await name.fill('');
    await expect(frameOf(page).locator('h2')).toHaveText('Nama produk');
    await name.fill('Sambal Bawang Merah Pedas Rumahan Khas Betawi Ulekan');
    await expect(page.getByText('Nama hanya muat dengan huruf terkecil')).toBeVisible();
    await name.fill('Sambalbawangmerahpedasrumahankhasbetawiulekantangan');
    await expect(page.getByText('Nama terlalu panjang untuk layar')).toBeVisible();
    await name.fill('Sambal');
    await expect(page.getByText('Nama muat dalam tiga baris di layar')).toBeVisible();
  });

  test('[E21] is a picture: the keyboard goes by it, and nobody else can change it', async ({ story }) => {
    const page = await story('form');
    await page.getByRole('radio', { name: 'Rincian' }).click();
    await expect(frameOf(page).getByText('Kembali')).toBeAttached();
    await page.getByRole('radio', { name: 'ID', exact: true }).focus();
    await page.keyboard.press('Tab');
    expect(await active(page)).not.toContain('IFRAME');
    expect(
      await frameOf(page)
        .locator('body')
        .evaluate(() => document.hasFocus()),
    ).toBe(false);

    const before = await frameOf(page).locator('h1').textContent();
    // A frame that is neither the form nor of its origin.
    await page.evaluate(() => {
      const stranger = document.createElement('iframe');
      stranger.setAttribute('sandbox', '');
      document.body.append(stranger);
      const event = new MessageEvent('message', {
        origin: 'https://elsewhere.example',
        data: { type: 'galeri-preview-show', content: {} },
        source: stranger.contentWindow,
      });
      document.querySelector<HTMLIFrameElement>('iframe[title]')?.contentWindow?.dispatchEvent(event);
    });
    await expect(frameOf(page).locator('h1').first()).toHaveText(before ?? '');
  });
});

test('with forced colours and without motion every control is still drawn', async ({ page, story }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await story('kit');
  const borders = await page
    .locator('button:visible')
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => !button.matches('[role], header *'))
        .map((button) => getComputedStyle(button).borderTopWidth),
    );
  expect(borders.length).toBeGreaterThan(10);
  expect(borders.filter((width) => width === '0px')).toEqual([]);
});
