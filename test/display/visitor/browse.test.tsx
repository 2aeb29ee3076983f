/** The shelf as one component: its page, its filters and its bar. Long because each state of the design is a case. */
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../../src/contract/feed.ts';
import { SUDIN_KEYS } from '../../../src/contract/places.ts';
import { measureViewport } from '../../../src/display/viewport.ts';
import { BrowseView, type BrowseViewProps } from '../../../src/display/visitor/browse/BrowseView.tsx';
import { cardsPerPage } from '../../../src/display/visitor/browse/cards-per-page.ts';
import type { ComfortChoices } from '../../../src/display/visitor/controls/Comfort.tsx';
import { noFilters } from '../../../src/visit/shelf.ts';
import { card, cards, gallery, TODAY } from '../../factory.ts';

afterEach(cleanup);

const landscape = measureViewport(1920, 1080);
const portrait = measureViewport(1080, 1920);

const comfort = (isLargeText = false): ComfortChoices => ({
  isLargeText,
  isHighContrast: false,
  onLargeText: vi.fn(),
  onHighContrast: vi.fn(),
});

function view(shown: readonly Card[], props: Partial<BrowseViewProps> = {}) {
  const calls = {
    onFilters: vi.fn(),
    onPage: vi.fn(),
    onOpen: vi.fn(),
    onLanguage: vi.fn(),
    onClose: vi.fn(),
    onLowered: vi.fn(),
  };
  const element = (changed: Partial<BrowseViewProps> = {}) => (
    <BrowseView
      cards={shown}
      gallery={gallery()}
      language="id"
      viewport={landscape}
      today={TODAY}
      filters={noFilters}
      pageIndex={0}
      digests={new Set()}
      photos={{ get: () => Promise.resolve(undefined) }}
      isLowered={false}
      comfort={comfort()}
      {...calls}
      {...props}
      {...changed}
    />
  );
  const { rerender } = render(element());
  return { ...calls, change: (changed: Partial<BrowseViewProps>) => rerender(element(changed)) };
}

/** Those in reach: the page that was left fades away. */
const tiles = () => [...document.querySelectorAll<HTMLElement>('ul:not([inert]) [data-card]')];
const tileIds = () => tiles().map((tile) => tile.dataset['card']);
const lists = () => screen.getAllByRole('list', { name: 'Daftar produk' });
const shelf = () => lists().at(-1) as HTMLElement;

describe('a page of the shelf', () => {
  it('[V2] has only its own cards in the document, in the order they came in', async () => {
    const all = await cards(4);
    const { change } = view(all, { pageIndex: 1 });
    expect(tileIds()).toEqual(all.slice(10, 20).map(({ id }) => id));
    change({ pageIndex: 2 });
    expect(tileIds()).toEqual(all.slice(20).map(({ id }) => id));
  });

  it('[V2] that is no more is the last one that is', async () => {
    const all = await cards(2);
    view(all, { pageIndex: 7 });
    expect(tileIds()).toEqual(all.slice(10).map(({ id }) => id));
    expect(screen.getByText('2 dari 2')).toBeTruthy();
  });

  it.each([
    ['landscape', landscape, false, false, 10],
    ['landscape with large text', landscape, false, true, 8],
    ['landscape, where nothing can be lowered', landscape, true, false, 10],
    ['portrait', portrait, false, false, 9],
    ['portrait with large text', portrait, false, true, 9],
    ['portrait, lowered', portrait, true, false, 6],
  ])('[V2] in %s holds as many cards as it says', async (_, viewport, isLowered, isLargeText, count) => {
    view(await cards(2), { viewport, isLowered, comfort: comfort(isLargeText) });
    expect(tiles()).toHaveLength(count);
    expect(cardsPerPage(viewport, { isLowered, isLargeText, liftPx: 0 })).toBe(count);
  });

  it('[V2][V8] under a lifted bar has the rows that there is room for, and no other page than it counts', async () => {
    view(await cards(2), { viewport: landscape, liftPx: 324 });
    expect(tiles()).toHaveLength(5);
    expect(screen.getByText('1 dari 3')).toBeTruthy();
    expect(screen.getByRole('main').style.getPropertyValue('--lift')).toBe('324px');
  });

  it('is a list under the one heading of the view, and says politely how much there is', async () => {
    view(await cards(2));
    expect(within(shelf()).getAllByRole('listitem')).toHaveLength(10);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Jelajahi produk');
    expect(screen.getByRole('status').textContent).toBe('12 produk, halaman 1 dari 2');
  });

  it('[V2] is turned with the pager', async () => {
    const { onPage } = view(await cards(4), { pageIndex: 1 });
    fireEvent.click(screen.getByRole('button', { name: 'Halaman sebelumnya' }));
    fireEvent.click(screen.getByRole('button', { name: 'Halaman berikutnya' }));
    expect(onPage.mock.calls).toEqual([[0], [2]]);
  });

  it('[V2] that is the only one has no pager', async () => {
    view(await cards(1));
    expect(screen.queryByRole('button', { name: 'Halaman berikutnya' })).toBeNull();
  });

  it('[V2] moves the way it was turned, and not again when only its cards are drawn anew', async () => {
    const { change } = view(await cards(4));
    expect(shelf().dataset['travel']).toBe('none');
    change({ pageIndex: 1 });
    const turned = shelf();
    expect(turned.dataset['travel']).toBe('onward');
    change({ pageIndex: 1, today: '2026-11-25' });
    expect(shelf()).toBe(turned);
    expect(turned.dataset['travel']).toBe('onward');
    change({ pageIndex: 0 });
    expect(shelf().dataset['travel']).toBe('back');
  });
});

describe('[V2] a page that is left', () => {
  /** A browser that fades: it says when it is done. */
  function fading() {
    const fades: EventTarget[] = [];
    const animate = vi.fn(() => {
      const fade = new EventTarget();
      fades.push(fade);
      return fade;
    });
    Object.assign(HTMLElement.prototype, { animate });
    return { animate, finish: () => act(() => void fades.at(-1)?.dispatchEvent(new Event('finish'))) };
  }
  afterEach(() => {
    Reflect.deleteProperty(HTMLElement.prototype, 'animate');
    vi.unstubAllGlobals();
  });

  it('fades out of reach, and is gone', async () => {
    const { animate, finish } = fading();
    const { change } = view(await cards(4));
    const first = shelf();
    change({ pageIndex: 1 });
    expect(lists()).toHaveLength(2);
    expect([first.isConnected, first.inert, lists()[1]?.inert]).toEqual([true, true, false]);
    expect(animate).toHaveBeenCalledExactlyOnceWith([{ opacity: 1 }, { opacity: 0 }], 120);
    await finish();
    expect([first.isConnected, lists().length]).toEqual([false, 1]);
  });

  it('comes back when it is turned back to at once', async () => {
    const { finish } = fading();
    const { change } = view(await cards(4));
    change({ pageIndex: 1 });
    change({ pageIndex: 0 });
    await finish();
    expect(lists().map(({ inert, dataset }) => [inert, dataset['travel']])).toEqual([[false, 'back']]);
    expect(screen.getByText('1 dari 3')).toBeTruthy();
  });

  it('for another choice of filters, or for larger text, makes room at once', async () => {
    fading();
    const { change } = view(await cards(4), { pageIndex: 1 });
    change({ pageIndex: 0, filters: { commodity: 'kriya', sudin: undefined } });
    expect(lists()).toHaveLength(1);
    change({ pageIndex: 1 });
    expect(lists()).toHaveLength(1);
    change({ pageIndex: 2, comfort: comfort(true) });
    expect(lists()).toHaveLength(1);
  });

  it('does not fade where nothing should move', async () => {
    const { animate } = fading();
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    const { change } = view(await cards(4));
    change({ pageIndex: 1 });
    expect(animate).not.toHaveBeenCalled();
    expect(lists()).toHaveLength(1);
  });
});

describe('a swipe', () => {
  const swipe = (
    from: [number, number],
    to: [number, number],
    how: { pointerId?: number; isPrimary?: boolean } = {},
  ) => {
    const pointer = { pointerId: 1, isPrimary: true, ...how };
    fireEvent.pointerDown(shelf(), { ...pointer, clientX: from[0], clientY: from[1] });
    fireEvent.pointerUp(shelf(), { ...pointer, clientX: to[0], clientY: to[1] });
  };

  it('[V2] turns the page the way the hand goes', async () => {
    const { onPage } = view(await cards(4), { pageIndex: 1 });
    swipe([900, 400], [700, 420]);
    swipe([700, 400], [900, 420]);
    expect(onPage.mock.calls).toEqual([[2], [0]]);
  });

  it.each<[string, [number, number]]>([
    ['too short', [860, 400]],
    ['too steep', [700, 600]],
  ])('that is %s turns nothing', async (_, to) => {
    const { onPage } = view(await cards(4), { pageIndex: 1 });
    swipe([900, 400], to);
    expect(onPage).not.toHaveBeenCalled();
  });

  it('[V2] does not leave the shelf', async () => {
    const { onPage } = view(await cards(2));
    swipe([700, 400], [900, 400]);
    expect(onPage).not.toHaveBeenCalled();
  });

  it('that the browser took back, or of a second finger, turns nothing', async () => {
    const { onPage } = view(await cards(4), { pageIndex: 1 });
    fireEvent.pointerDown(shelf(), { pointerId: 1, isPrimary: true, clientX: 900, clientY: 400 });
    fireEvent.pointerCancel(shelf(), { pointerId: 1 });
    fireEvent.pointerUp(shelf(), { pointerId: 1, clientX: 600, clientY: 400 });
    swipe([900, 400], [600, 400], { pointerId: 2, isPrimary: false });
    expect(onPage).not.toHaveBeenCalled();
  });

  it('does not open the card it ended on; the next press does', async () => {
    const { onOpen } = view(await cards(4));
    const [tile] = tiles() as [HTMLElement];
    swipe([900, 400], [700, 400]);
    fireEvent.click(tile);
    expect(onOpen).not.toHaveBeenCalled();
    swipe([900, 400], [900, 400]);
    fireEvent.click(tile);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(tile.dataset['card']);
  });
});

describe('the filters', () => {
  const row = (name: string) => within(screen.getByRole('group', { name }));

  it('[V1] say what pressing them would leave', async () => {
    view(await cards(2), { filters: { commodity: 'kriya', sudin: undefined } });
    const names = row('Pilih komoditas')
      .getAllByRole('button')
      .map((chip) => chip.textContent);
    expect(names).toEqual(['Semua 12', 'Kuliner 4', 'Kriya 4', 'Fesyen 4']);
    expect(row('Pilih Suku Dinas').getAllByRole('button')).toHaveLength(1 + SUDIN_KEYS.length);
    expect(row('Pilih Suku Dinas').getByRole('button', { name: 'Semua Sudin 4' })).toBeTruthy();
    expect(tiles()).toHaveLength(4);
  });

  it('[V1] are chosen one to a row', async () => {
    view(await cards(2), { filters: { commodity: 'kriya', sudin: 'ppapp' } });
    for (const [name, chosen] of [
      ['Pilih komoditas', 'Kriya 1'],
      ['Pilih Suku Dinas', 'ppapp 1'],
    ] as const) {
      expect(
        row(name)
          .getAllByRole('button', { pressed: true })
          .map((chip) => chip.textContent),
      ).toEqual([chosen]);
    }
  });

  it('[V1] change their own row and leave the other', async () => {
    const { onFilters } = view(await cards(2), { filters: { commodity: 'kriya', sudin: 'ppapp' } });
    fireEvent.click(row('Pilih komoditas').getByRole('button', { name: /Fesyen/ }));
    fireEvent.click(row('Pilih komoditas').getByRole('button', { name: /Semua/ }));
    fireEvent.click(row('Pilih Suku Dinas').getByRole('button', { name: /sosial/ }));
    fireEvent.click(row('Pilih Suku Dinas').getByRole('button', { name: /Semua/ }));
    expect(onFilters.mock.calls).toEqual([
      [{ commodity: 'fesyen', sudin: 'ppapp' }],
      [{ commodity: undefined, sudin: 'ppapp' }],
      [{ commodity: 'kriya', sudin: 'sosial' }],
      [{ commodity: 'kriya', sudin: undefined }],
    ]);
  });

  describe('[V1] that leave nothing', () => {
    const fesyenOfKpkp = { commodity: 'fesyen', sudin: 'kpkp' } as const;
    const shown = async () => [
      await card({ id: 'a', sudin: 'kpkp', commodity: 'kuliner' }),
      await card({ id: 'b', sudin: 'kpkp', commodity: 'kriya' }),
      await card({ id: 'c', sudin: 'sosial', commodity: 'fesyen' }),
    ];
    const title = () => screen.getByRole('heading', { level: 1 }).textContent;
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

    it('say of what there is nothing, what there is, and both ways on are one press away', async () => {
      const { onFilters } = view(await shown(), { filters: fesyenOfKpkp });
      expect(tiles()).toHaveLength(0);
      expect(title()).toBe('Belum ada fesyen dari Sudin kpkp');
      expect(screen.getByRole('status').textContent).toBe(title());
      expect(
        screen.getByText('Sudin kpkp membina produk kuliner dan kriya. Lihat semua fesyen atau hapus saringan.'),
      ).toBeTruthy();
      press('Lihat semua fesyen');
      press('Hapus saringan');
      expect(onFilters.mock.calls).toEqual([[{ commodity: 'fesyen', sudin: undefined }], [noFilters]]);
    });

    it('say it in English', async () => {
      view(await shown(), { filters: fesyenOfKpkp, language: 'en', viewport: portrait });
      expect(title()).toBe('No fashion from Sudin kpkp yet');
      expect(
        screen.getByText('Sudin kpkp assists makers of food and crafts. See all fashion or clear the filters.'),
      ).toBeTruthy();
      expect(screen.getByRole('button', { name: 'See all fashion' })).toBeTruthy();
      expect(screen.getByRole('button', { name: 'Clear filters' })).toBeTruthy();
    });

    it('do not offer a commodity of which there is none at all', async () => {
      view((await shown()).slice(0, 2), { filters: fesyenOfKpkp });
      expect(screen.queryByRole('button', { name: 'Lihat semua fesyen' })).toBeNull();
      expect(screen.getByText(/kuliner dan kriya\. Hapus saringan untuk melihat semua produk\.$/)).toBeTruthy();
      expect(screen.getByRole('button', { name: 'Hapus saringan' }).dataset['kind']).toBe('primary');
    });

    it.each([
      [{ commodity: undefined, sudin: 'ppapp' }, 'Belum ada produk dari Sudin ppapp', true],
      [{ commodity: 'fesyen', sudin: undefined }, 'Belum ada fesyen', true],
      [noFilters, 'Belum ada produk', false],
    ] as const)('name only what was chosen: %j', async (filters, expected, canBeCleared) => {
      view(filters === noFilters ? [] : (await shown()).slice(0, 2), { filters });
      expect(title()).toBe(expected);
      expect(screen.queryByRole('button', { name: 'Hapus saringan' }) !== null).toBe(canBeCleared);
    });
  });
});

describe('the bar', () => {
  const bar = () => screen.getAllByRole('button').filter((button) => button.dataset['card'] === undefined);

  it.each([
    ['landscape', landscape],
    ['portrait', portrait],
  ])('in %s ends with the way out', async (_, viewport) => {
    const { onClose } = view(await cards(2), { viewport });
    const last = bar().at(-1);
    expect(last?.textContent).toBe('Tutup');
    if (last !== undefined) fireEvent.click(last);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('offers to lower everything in portrait only, and to raise it again', async () => {
    const all = await cards(2);
    const { change, onLowered } = view(all);
    expect(screen.queryByRole('button', { name: 'Turunkan' })).toBeNull();
    change({ viewport: portrait });
    fireEvent.click(screen.getByRole('button', { name: 'Turunkan' }));
    change({ viewport: portrait, isLowered: true });
    fireEvent.click(screen.getByRole('button', { name: 'Naikkan' }));
    expect(onLowered.mock.calls).toEqual([[true], [false]]);
  });

  it('passes on the language that was asked for, and speaks it when it comes', async () => {
    const { onLanguage, change } = view(await cards(2));
    fireEvent.click(screen.getByRole('button', { name: /EN/ }));
    expect(onLanguage).toHaveBeenCalledExactlyOnceWith('en');
    change({ language: 'en' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Browse products');
    expect(screen.getByRole('button', { name: 'Close' })).toBeTruthy();
  });

  it('in a gallery of one language has no language switch, and reading comfort all the same', async () => {
    view(await cards(2), { gallery: { ...gallery(), languages: ['id'] } });
    expect(screen.queryByRole('group', { name: 'Bahasa' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Kenyamanan membaca' })).toBeTruthy();
  });
});

describe('notices of the gallery', () => {
  it('[V2] are one press away where there are any, and take no place where there are none', async () => {
    const onNotices = vi.fn();
    const { change } = view(await cards(1), { onNotices });
    fireEvent.click(screen.getByRole('button', { name: 'Pengumuman' }));
    expect(onNotices).toHaveBeenCalledOnce();
    change({ onNotices: undefined, viewport: portrait });
    expect(screen.queryByRole('button', { name: 'Pengumuman' })).toBeNull();
  });
});
