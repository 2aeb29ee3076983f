import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Card, Photo, Variant } from '../../../src/contract/feed.ts';
import { ProductTile, type ProductTileProps } from '../../../src/display/visitor/browse/ProductTile.tsx';
import { card, photo, TODAY } from '../../factory.ts';

afterEach(cleanup);

const none = { get: () => Promise.resolve(undefined) };

const tile = (shown: Card, props: Partial<ProductTileProps> = {}) => (
  <ProductTile
    card={shown}
    language="id"
    today={TODAY}
    widthPx={335}
    digests={new Set(shown.photos.flatMap(({ variants }) => variants.map(({ sha256 }) => sha256)))}
    photos={none}
    onOpen={vi.fn()}
    {...props}
  />
);

/** What a screen reader says after the name. */
const describedBy = (element: HTMLElement): string | undefined =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent;

/** Lets what was asked of the pool arrive. */
const arrive = () => act(() => new Promise((resolve) => void setTimeout(resolve)));

describe('a tile', () => {
  it('is one button that says name, price, place and permit', async () => {
    render(tile(await card({ name: { id: 'Sambal Bawang' }, sample: false })));
    const button = screen.getByRole('button', { name: 'Sambal Bawang' });
    expect(describedBy(button)).toBe('Rp35.000 Jatinegara Bersertifikat halal');
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('opens its product', async () => {
    const onOpen = vi.fn();
    render(tile(await card(), { onOpen }));
    fireEvent.click(screen.getByRole('button'));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('sambal-bawang');
  });

  it('[C8] marks sample data, and nothing else', async () => {
    const { rerender } = render(tile(await card({ sample: true })));
    expect(describedBy(screen.getByRole('button'))).toMatch(/Contoh data$/);
    rerender(tile(await card({ sample: false })));
    expect(screen.queryByText(/Contoh data/)).toBeNull();
  });

  it('[C2] loses the halal tab on the day after its printed validity', async () => {
    const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: TODAY };
    const shown = await card({ commodity: 'kriya', halal });
    const { rerender } = render(tile(shown));
    expect(screen.getByText('Halal')).toBeTruthy();
    rerender(tile(shown, { today: '2026-11-25' }));
    expect(screen.queryByText('Halal')).toBeNull();
  });

  it('asks for the price where there is none', async () => {
    const { price: _, ...unpriced } = await card();
    render(tile(unpriced));
    expect(describedBy(screen.getByRole('button'))).toMatch(/^Tanyakan harga Jatinegara/);
  });

  it('says a name without English in Indonesian, and marks it as such', async () => {
    render(tile(await card({ name: { id: 'Ondel-ondel' } }), { language: 'en' }));
    expect(screen.getByText('Ondel\u2060-\u2060ondel').lang).toBe('id');
    expect(screen.getByRole('button', { name: 'Ondel-ondel' }).lang).toBe('id');
  });
});

describe('the photo of a tile', () => {
  const image = () => document.createElement('img');
  const variant = (width: number): Variant => ({
    sha256: String(width),
    bytes: 1,
    width,
    height: width,
    type: 'image/webp',
  });
  const threeSizes = async (): Promise<Photo> => ({
    ...(await photo('x')),
    focus: { x: 30, y: 70 },
    variants: [variant(240), variant(480), variant(1440)],
  });
  const tumpal = () => document.querySelector('pattern');

  it.each([
    ['the smallest that is wide enough', ['240', '480', '1440'], '480'],
    ['the widest there is, when none is wide enough', ['240'], '240'],
    ['what the store holds, even when it is larger than needed', ['1440'], '1440'],
  ])('is %s', async (_, stored, wanted) => {
    const get = vi.fn(() => Promise.resolve(image()));
    render(tile(await card({ photos: [await threeSizes()] }), { digests: new Set(stored), photos: { get } }));
    await arrive();
    expect(get).toHaveBeenCalledExactlyOnceWith(wanted);
    expect(document.querySelector('img')?.style.objectPosition).toBe('30% 70%');
    expect(tumpal()).toBeNull();
  });

  it('is the tumpal field when there is none, none is stored, or it does not come to life', async () => {
    render(tile(await card({ photos: [] })));
    expect(tumpal()).not.toBeNull();
    cleanup();
    render(tile(await card(), { digests: new Set() }));
    expect(tumpal()).not.toBeNull();
    cleanup();
    render(tile(await card()));
    expect(tumpal()).toBeNull();
    await arrive();
    expect(tumpal()).not.toBeNull();
  });

  it('[D6] that comes when the tile is gone is left to the pool', async () => {
    let deliver: (arrived: HTMLImageElement) => void = () => {};
    const get = () => new Promise<HTMLImageElement>((resolve) => (deliver = resolve));
    const { unmount } = render(tile(await card(), { photos: { get } }));
    unmount();
    const late = image();
    deliver(late);
    await arrive();
    expect(late.parentNode).toBeNull();
  });

  it('[D6] is given back when the tile goes', async () => {
    const lent = image();
    const { unmount } = render(tile(await card(), { photos: { get: () => Promise.resolve(lent) } }));
    await arrive();
    expect(lent.isConnected).toBe(true);
    unmount();
    expect(lent.parentNode).toBeNull();
  });

  it('[D6] that stands elsewhere is not taken from there', async () => {
    const shared = image();
    const own = image();
    const get = () => Promise.resolve(shared.isConnected ? own : shared);
    const shown = await card();
    render(
      <>
        {tile(shown, { photos: { get } })}
        {tile(shown, { photos: { get } })}
      </>,
    );
    await arrive();
    expect([shared.isConnected, own.isConnected]).toEqual([true, true]);
    expect(tumpal()).toBeNull();
  });
});
