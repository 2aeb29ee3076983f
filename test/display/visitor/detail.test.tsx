import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Card, Photo, Variant } from '../../../src/contract/feed.ts';
import { measureViewport } from '../../../src/display/viewport.ts';
import { DetailView, type DetailViewProps } from '../../../src/display/visitor/detail/DetailView.tsx';
import { english } from '../../../src/display/words.en.ts';
import { learn } from '../../../src/display/words.ts';
import { card, gallery, photo, TODAY } from '../../factory.ts';

// English is fetched when somebody asks for it.
beforeAll(() => learn(english));
afterEach(cleanup);

const none = { get: () => Promise.resolve(undefined) };

const comfort = { isLargeText: false, isHighContrast: false, onLargeText: vi.fn(), onHighContrast: vi.fn() };

const view = (shown: Card, props: Partial<DetailViewProps> = {}) => (
  <DetailView
    card={shown}
    gallery={gallery()}
    language="id"
    viewport={measureViewport(1920, 1080)}
    today={TODAY}
    position={7}
    total={36}
    photoIndex={0}
    digests={new Set(shown.photos.flatMap(({ variants }) => variants.map(({ sha256 }) => sha256)))}
    photos={none}
    onPhoto={vi.fn()}
    onPrevious={vi.fn()}
    onNext={vi.fn()}
    onBack={vi.fn()}
    onClose={vi.fn()}
    onLanguage={vi.fn()}
    comfort={comfort}
    {...props}
  />
);

/** Lets what was asked of the pool arrive. */
const arrive = () => act(() => new Promise((resolve) => void setTimeout(resolve)));
const main = () => screen.getByRole('main');
const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function show(overrides: Partial<Card> = {}, props: Partial<DetailViewProps> = {}): Promise<string> {
  render(view(await card(overrides), props));
  await arrive();
  return main().textContent;
}

const link = (kind: Card['links'][number]['kind']) => ({ kind, url: `https://${kind}.example/contoh` });

describe('the facts', () => {
  it('say what it is, costs, who made it, where, and who assists, by its full name', async () => {
    const text = await show();
    for (const part of [
      'Kuliner',
      'Rp35.000',
      'buah',
      'Dibuat dengan teliti.',
      'Dapur Contoh',
      'Kecamatan Jatinegara',
      'Binaan Suku Dinas ppkukm',
    ]) {
      expect(text).toContain(part);
    }
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Produk sambal\u2060-\u2060bawang');
    expect([main().dataset['view'], main().dataset['card']]).toEqual(['detail', 'sambal-bawang']);
  });

  it('a missing price is asked for, and the unit stays', async () => {
    const text = await show({ price: { unit: { id: 'per pasang' } } });
    expect(text).toContain('Tanyakan harga per pasang');
    expect(text).not.toContain('Rp');
  });

  it('[C2][C3] permits stand with number and date', async () => {
    await show();
    const terms = screen.getAllByRole('term').map(({ textContent }) => textContent);
    const details = screen.getAllByRole('definition').map(({ textContent }) => textContent);
    expect(terms).toEqual(['Bersertifikat halal', 'P\u2060-\u2060IRT']);
    expect(details).toEqual([
      'ID31119999000010324',
      'Terbit 12 Maret 2024',
      '1113175999901-29',
      'Berlaku hingga 20 Mei 2029',
    ]);
  });

  it('[C2][C3] an expired permit is not mentioned', async () => {
    const text = await show({
      commodity: 'kriya',
      halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2026-11-23' },
      pirt: { number: '111317599990126', validUntil: '2026-11-23' },
    });
    expect(screen.queryByRole('term')).toBeNull();
    expect(text).not.toMatch(/halal|IRT|ID3111/i);
  });

  it('[C2] an end printed on a halal certificate is said', async () => {
    const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2028-03-11' };
    expect(await show({ halal })).toContain('Terbit 12 Maret 2024Berlaku hingga 11 Maret 2028');
  });

  it('allergens are named, and none is no line', async () => {
    expect(await show({ allergens: ['kacang-tanah', 'susu'] })).toContain('Mengandung kacang tanah, susu');
    cleanup();
    expect(await show({ allergens: [] })).not.toContain('Mengandung');
  });

  it('[C8] sample data says so', async () => {
    expect(await show({ sample: true })).toContain('Contoh data');
    cleanup();
    expect(await show({ sample: false, links: [] })).not.toContain('Contoh data');
  });

  it('[D7] markup is text, and every text finds its own direction', async () => {
    await show({ name: { id: '<b>🎉</b> سامبال' } });
    const name = screen.getByRole('heading', { level: 1 });
    expect([name.textContent, name.dir]).toEqual(['<b>🎉</b> سامبال', 'auto']);
  });
});

describe('in English', () => {
  it('every word is English', async () => {
    const text = await show({ allergens: ['telur'] }, { language: 'en' });
    for (const part of [
      'Food',
      'Made with care.',
      'Assisted by Sub-department ppkukm',
      'Issued 12 March 2024',
      'egg',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('in Indonesian');
  });

  it('text without English is Indonesian, and says so to the eye and to a screen reader', async () => {
    await show({ name: { id: 'Batik tulis' }, description: { id: 'Dibatik.' } }, { language: 'en' });
    expect(screen.getByRole('heading', { level: 1 }).lang).toBe('id');
    expect(screen.getByText('Dibatik.').lang).toBe('id');
    expect(screen.getAllByText('(in Indonesian)')).toHaveLength(2);
  });
});

describe('the codes', () => {
  const codes = () => screen.queryAllByRole('img', { name: /^Kode QR/ }).map((code) => code.getAttribute('aria-label'));

  it('[V5] two stand with label and address, a further one comes on a touch', async () => {
    const onQrShown = vi.fn();
    await show({ links: [link('website'), link('instagram'), link('whatsapp')] }, { onQrShown });
    expect(codes()).toEqual([
      'Kode QR WhatsApp: whatsapp.example/contoh',
      'Kode QR Instagram: instagram.example/contoh',
    ]);
    expect(screen.getByText('whatsapp.example/contoh')).toBeTruthy();
    fireEvent.click(button('Tautan lain: Situs web'));
    expect(codes()).toEqual(['Kode QR WhatsApp: whatsapp.example/contoh', 'Kode QR Situs web: website.example/contoh']);
    await arrive();
    expect(onQrShown.mock.calls).toEqual([['whatsapp'], ['instagram'], ['website']]);
  });

  it('[V7] are not counted again when the language changes', async () => {
    const onQrShown = vi.fn();
    const shown = await card();
    const { rerender } = render(view(shown, { onQrShown }));
    rerender(view(shown, { onQrShown, language: 'en' }));
    await arrive();
    expect(onQrShown).toHaveBeenCalledOnce();
  });

  it('[V5] without a link the band says where to see the product', async () => {
    expect(await show({ links: [] })).toContain('Lihat produk aslinya di etalase');
    expect(codes()).toEqual([]);
  });

  it('nothing navigates, and no code carries a style the CSP would refuse', async () => {
    await show({ links: [link('instagram'), link('whatsapp')] });
    expect(document.querySelector('a, [href]')).toBeNull();
    expect(document.querySelector('figure [style], figure[style]')).toBeNull();
  });

  it('another product starts with its own', async () => {
    const links = [link('website'), link('instagram'), link('whatsapp')];
    const { rerender } = render(view(await card({ links })));
    fireEvent.click(button(/^Tautan lain/));
    rerender(view(await card({ id: 'lain', links })));
    expect(codes()[1]).toMatch(/Instagram/);
  });
});

describe('the photos', () => {
  const sized = async (seed: string): Promise<Photo> => {
    const base = await photo(seed);
    const variant = (width: number): Variant => ({
      sha256: `${seed}-${width}`,
      bytes: 1,
      width,
      height: width,
      type: 'image/webp',
    });
    return { ...base, alt: { id: `Foto ${seed}` }, variants: [variant(400), variant(1440)] };
  };
  const pool = () => ({
    get: vi.fn<(sha256: string) => Promise<HTMLImageElement>>(async () => document.createElement('img')),
  });
  const three = async () => card({ photos: [await sized('a'), await sized('b'), await sized('c')] });

  it('the largest stored stands large, the smallest as thumbnail, and the current one is marked', async () => {
    const photos = pool();
    render(view(await three(), { photos, photoIndex: 1 }));
    await arrive();
    expect(photos.get.mock.calls.flat().toSorted()).toEqual(['a-400', 'b-1440', 'b-400', 'c-400']);
    expect(screen.getByAltText('Foto b').lang).toBe('id');
    const thumbnails = within(screen.getByRole('list', { name: 'Foto produk' })).getAllByRole('button');
    expect(thumbnails.map((each) => [each.getAttribute('aria-label'), each.getAttribute('aria-current')])).toEqual([
      ['Foto 1 dari 3', null],
      ['Foto 2 dari 3', 'true'],
      ['Foto 3 dari 3', null],
    ]);
  });

  it('a touch on a thumbnail asks for it; so does a swipe, and not beyond the last', async () => {
    const onPhoto = vi.fn();
    const shown = await three();
    const { rerender } = render(view(shown, { photos: pool(), onPhoto, photoIndex: 1 }));
    await arrive();
    fireEvent.click(button('Foto 3 dari 3'));
    const large = screen.getByAltText('Foto b');
    const swipe = (from: number, to: number) => {
      fireEvent.pointerDown(large, { isPrimary: true, pointerId: 1, clientX: from, clientY: 500 });
      fireEvent.pointerUp(large, { isPrimary: true, pointerId: 1, clientX: to, clientY: 510 });
    };
    swipe(600, 200);
    swipe(200, 600);
    expect(onPhoto.mock.calls).toEqual([[2], [2], [0]]);
    rerender(view(shown, { photos: pool(), onPhoto, photoIndex: 2 }));
    swipe(600, 200);
    expect(onPhoto).toHaveBeenCalledTimes(3);
  });

  it('the photo before stays until the next is there', async () => {
    const shown = await three();
    let give: (image: HTMLImageElement) => void = () => {};
    const photos = {
      get: (sha256: string) =>
        sha256 === 'b-1440'
          ? new Promise<HTMLImageElement>((resolve) => (give = resolve))
          : Promise.resolve(document.createElement('img')),
    };
    const { rerender } = render(view(shown, { photos }));
    await arrive();
    rerender(view(shown, { photos, photoIndex: 1 }));
    await arrive();
    expect(screen.queryByAltText('Foto a')).not.toBeNull();
    give(document.createElement('img'));
    await arrive();
    expect([screen.queryByAltText('Foto a'), screen.queryByAltText('Foto b') === null]).toEqual([null, false]);
  });

  it.each([
    ['no photo', { photos: [] }, {}],
    ['a photo that fails', {}, {}],
    ['a photo the store lacks', {}, { digests: new Set<string>() }],
  ])('%s leaves the tumpal field, and one photo needs no thumbnails', async (_, overrides, props) => {
    await show(overrides, props);
    expect(document.querySelector('pattern')).not.toBeNull();
    expect(screen.queryByRole('list', { name: 'Foto produk' })).toBeNull();
  });
});

describe('the bar', () => {
  it('goes to the neighbours, back and away, in the order one sees', async () => {
    const asked = vi.fn();
    const names = ['onBack', 'onPrevious', 'onNext', 'onLanguage', 'onClose'] as const;
    const handlers = Object.fromEntries(names.map((name) => [name, () => void asked(name)]));
    expect(await show({}, handlers)).toContain('7 dari 36');
    const order = ['Kembali', 'Produk sebelumnya', 'Produk berikutnya', 'EN Bahasa Inggris', 'Tutup'];
    for (const name of order) fireEvent.click(button(name));
    expect(asked.mock.calls.flat()).toEqual(names);
    expect(screen.getAllByRole('button').at(-1)?.textContent).toBe('Tutup');
  });

  it('stays, with the focus, when the product changes', async () => {
    const { rerender } = render(view(await card()));
    const next = button('Produk berikutnya');
    next.focus();
    rerender(view(await card({ id: 'lain' }), { position: 8 }));
    expect(document.activeElement).toBe(next);
  });

  it('in a gallery of one language has no switch, and reading comfort all the same', async () => {
    await show({}, { gallery: { ...gallery(), languages: ['id'] } });
    expect(screen.queryByRole('group', { name: 'Bahasa' })).toBeNull();
    expect(button('Kenyamanan membaca')).toBeTruthy();
  });
});

describe('[V8][V9] with large text, or little height', () => {
  const landscape = measureViewport(1920, 1080);
  const large = { ...comfort, isLargeText: true };

  it('a unit is called by its short name, so that the description keeps its lines', async () => {
    expect(await show({}, { comfort: large })).toContain('Binaan Sudin ppkukm');
    expect(main().dataset['text']).toBe('large');
    cleanup();
    expect(await show({}, { liftPx: 100 })).toContain('Binaan Sudin ppkukm');
  });

  it.each([
    ['stands as drawn', landscape, 0, false, undefined],
    ['stands as drawn, lifted a little', landscape, 100, false, undefined],
    ['has its codes beside the facts, lifted more', landscape, 110, false, 'beside'],
    ['needs that sooner with large text', landscape, 30, true, 'beside'],
    ['in portrait takes the room from the photo', measureViewport(1080, 1920), 576, true, undefined],
    ['on a squarer panel has room for both', measureViewport(1280, 1024), 300, true, undefined],
  ])('%s', async (_, viewport, liftPx, isLargeText, layout) => {
    await show({}, { viewport, liftPx, comfort: isLargeText ? large : comfort });
    expect(main().dataset['layout']).toBe(layout);
    expect(main().style.getPropertyValue('--lift')).toBe(`${liftPx}px`);
  });
});
