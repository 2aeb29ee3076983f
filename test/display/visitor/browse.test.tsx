import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../../src/contract/feed.ts';
import { SUDIN_KEYS } from '../../../src/contract/places.ts';
import { measureViewport } from '../../../src/display/viewport.ts';
import { BrowseView, type BrowseViewProps } from '../../../src/display/visitor/browse/BrowseView.tsx';
import { cardsPerPage } from '../../../src/display/visitor/browse/cards-per-page.ts';
import { noFilters } from '../../../src/visit/shelf.ts';
import { card, cards, gallery, TODAY } from '../../factory.ts';

afterEach(cleanup);

const landscape = measureViewport(1920, 1080);
const portrait = measureViewport(1080, 1920);

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
      {...calls}
      {...props}
      {...changed}
    />
  );
  const { rerender } = render(element());
  return { ...calls, change: (changed: Partial<BrowseViewProps>) => rerender(element(changed)) };
}

const tiles = () => [...document.querySelectorAll<HTMLElement>('[data-card]')];
const tileIds = () => tiles().map((tile) => tile.dataset['card']);
const shelf = () => screen.getByRole('list', { name: 'Daftar produk' });

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
    view(await cards(2), { viewport, isLowered, isLargeText });
    expect(tiles()).toHaveLength(count);
    expect(cardsPerPage(viewport, isLowered, isLargeText)).toBe(count);
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

  it('[V1] that leave nothing say so, and all products are one press away', async () => {
    const only = await card({ sudin: 'kpkp' });
    const { onFilters } = view([only], { filters: { commodity: 'fesyen', sudin: 'kpkp' } });
    expect(tiles()).toHaveLength(0);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Belum ada produk untuk pilihan ini');
    expect(screen.getByRole('status').textContent).toBe('Belum ada produk untuk pilihan ini');
    fireEvent.click(screen.getByRole('button', { name: 'Tampilkan semua produk' }));
    expect(onFilters).toHaveBeenCalledExactlyOnceWith(noFilters);
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

  it('has no language switch in a gallery of one language', async () => {
    view(await cards(2), { gallery: { ...gallery(), languages: ['id'] } });
    expect(screen.queryByRole('group', { name: 'Bahasa' })).toBeNull();
  });
});
