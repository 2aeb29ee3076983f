import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../src/contract/feed.ts';
import { CardSlide, type CardSlideProps } from '../../src/display/components/CardSlide.tsx';
import { english } from '../../src/display/words.en.ts';
import { learn } from '../../src/display/words.ts';
import { card, TODAY } from '../factory.ts';

// English is fetched when somebody asks for it.
beforeAll(() => learn(english));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const slide = (shown: Card, props: Partial<CardSlideProps> = {}) => (
  <CardSlide
    card={shown}
    language="id"
    today={TODAY}
    unitName="Sudin PPKUKM"
    isPortrait={false}
    uPx={10.8}
    photo={<img alt="Foto produk" />}
    {...props}
  />
);

async function show(overrides: Partial<Card> = {}, props: Partial<CardSlideProps> = {}): Promise<string> {
  return render(slide(await card(overrides), props)).container.textContent;
}

const pattern = () => document.querySelector('pattern');
const badges = () =>
  screen
    .queryAllByRole('listitem')
    .map((item) => within(item).getByText(/halal|P-IRT/i, { ignore: '[aria-hidden]' }).textContent);

describe('a product', () => {
  it('says what it is, who made it, where, and what it costs', async () => {
    const text = await show();
    for (const part of [
      'Kuliner',
      'Produk sambal',
      'Rp35.000',
      'buah',
      'Dapur Contoh',
      'Kecamatan Jatinegara',
      'Binaan Sudin PPKUKM',
      'Sentuh layar untuk menjelajah',
    ]) {
      expect(text).toContain(part);
    }
    expect(screen.getByRole('heading').lang).toBe('id');
  });

  it('shows its photo, and the tumpal field only where it has none', async () => {
    await show();
    expect([screen.queryByAltText('Foto produk') === null, pattern()]).toEqual([false, null]);
    cleanup();
    await show({ photos: [] }, { photo: undefined });
    await expect.poll(pattern).not.toBeNull();
  });

  it('[D10] a name with a hyphen never breaks there', async () => {
    await show({ name: { id: 'Ondel-ondel' } });
    expect(screen.getByRole('heading').textContent).toBe('Ondel\u2060-\u2060ondel');
  });

  it('[D7] markup in a name is text', async () => {
    await show({ name: { id: '<b>Tebal</b> & <script>' } });
    expect(screen.getByRole('heading').textContent).toBe('<b>Tebal</b> & <script>');
  });
});

describe('the price', () => {
  it('missing asks to ask, and keeps the unit', async () => {
    const text = await show({ price: { unit: { id: 'per pasang' } } });
    expect(text).toContain('Tanyakan hargaper pasang');
    expect(text).not.toContain('Rp');
  });

  it('missing altogether asks to ask', async () => {
    const { price: _, ...priceless } = await card();
    const { container } = render(slide(priceless));
    expect(container.textContent).toContain('Tanyakan harga');
    expect(container.textContent).not.toContain('buah');
  });

  it('without a unit stands alone', async () => {
    expect(await show({ price: { idr: 1500 } })).toContain('Rp1.500Dapur');
  });
});

describe('permits', () => {
  it('[C2][C3] are badges in words', async () => {
    await show();
    expect(badges()).toEqual(['Bersertifikat halal', 'Memiliki P-IRT']);
  });

  it('[C3] an expired P-IRT has no badge from the day after its end', async () => {
    const pirt = { number: '111317599990126', validUntil: TODAY };
    await show({ pirt });
    expect(badges()).toContain('Memiliki P-IRT');
    cleanup();
    await show({ pirt }, { today: '2026-11-25' });
    expect(badges()).toEqual(['Bersertifikat halal']);
  });

  it('[R4] without a trusted clock nothing expires', async () => {
    await show({ pirt: { number: '111317599990120', validUntil: '2020-05-20' } }, { today: undefined });
    expect(badges()).toContain('Memiliki P-IRT');
  });

  it('none: the row is absent, not empty', async () => {
    await show({ commodity: 'kriya' });
    expect(screen.queryByRole('list')).toBeNull();
  });
});

describe('sample data', () => {
  it('[C8] says so', async () => {
    expect(await show({ sample: true })).toContain('Contoh data');
  });

  it.each([false, undefined])('[C8] a real product (%s) does not', async (sample) => {
    expect(await show({ sample })).not.toContain('Contoh data');
  });
});

describe('in English', () => {
  it('every word is English', async () => {
    const text = await show({}, { language: 'en' });
    expect(text).toContain('Food');
    expect(text).toContain('Product sambal');
    expect(text).toContain('piece');
    expect(text).toContain('Jatinegara District');
    expect(screen.getByRole('heading').lang).toBe('en');
  });

  it('a name without English is Indonesian and says so to a screen reader', async () => {
    const text = await show(
      { name: { id: 'Batik tulis' }, price: { idr: 1, unit: { id: 'lembar' } } },
      { language: 'en' },
    );
    expect(screen.getByRole('heading')).toMatchObject({ lang: 'id', textContent: 'Batik tulis' });
    expect(screen.getByText('lembar').lang).toBe('id');
    // The screen's own words stay English.
    expect(text).toContain('Touch the screen to explore');
  });
});

describe('the size of the name', () => {
  /** A panel in which the name takes five lines at the largest size, and one less at every step. */
  function layOut(lines: () => number): void {
    vi.stubGlobal('getComputedStyle', () => ({ fontSize: '100px' }));
    for (const [type, height] of [
      [HTMLHeadingElement, (own: HTMLElement) => (lines() - Number(own.dataset['step'])) * 100],
      [HTMLDivElement, () => 5000],
    ] as const) {
      Object.defineProperty(type.prototype, 'clientHeight', {
        configurable: true,
        get(this: HTMLElement) {
          return height(this);
        },
      });
    }
  }
  afterEach(() => {
    for (const type of [HTMLHeadingElement, HTMLDivElement]) Reflect.deleteProperty(type.prototype, 'clientHeight');
  });
  const step = () => screen.getByRole('heading').dataset['step'];

  it('[D10] steps down before anybody sees it', async () => {
    layOut(() => 5);
    await show();
    expect(step()).toBe('2');
  });

  it('[D10] is found anew when the window changes', async () => {
    let lines = 3;
    layOut(() => lines);
    const shown = await card();
    const { rerender } = render(slide(shown));
    expect(step()).toBe('0');
    lines = 4;
    rerender(slide(shown, { uPx: 7.68 }));
    expect(step()).toBe('1');
    rerender(slide(shown, { uPx: 7.68, isPortrait: true }));
    expect(step()).toBe('2');
  });
});
