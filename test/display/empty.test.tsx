import { signal, type Signal } from '@preact/signals';
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Empty, type Filling } from '../../src/display/components/Empty.tsx';
import { mintedGallery } from './dom.tsx';

let filling: Signal<Filling | undefined>;

const show = (props: Partial<Parameters<typeof Empty>[0]> = {}) =>
  render(<Empty gallery={mintedGallery} language="id" teeth={36} isPortrait={false} filling={filling} {...props} />);
const count = () => screen.getByRole('status').textContent;
const widths = () => [...document.querySelectorAll<HTMLElement>('[style*="width"]')].map(({ style }) => style);

beforeEach(() => {
  filling = signal(undefined);
});
afterEach(cleanup);

describe('the first start', () => {
  it('[S2] counts the products that are ready', async () => {
    filling.value = { ready: 14, total: 36 };
    show();
    expect(count()).toBe('Menyiapkan 14 dari 36 produk');
    await act(() => void (filling.value = { ready: 15, total: 36 }));
    expect(count()).toBe('Menyiapkan 15 dari 36 produk');
  });

  it('[D11] fills the eave tooth by tooth: those that are done, then the one in work', () => {
    filling.value = { ready: 14, total: 36 };
    show();
    const [done, working] = widths();
    expect(Number.parseFloat(done?.width ?? '')).toBeCloseTo((14 / 36) * 100);
    expect(Number.parseFloat(working?.left ?? '')).toBeCloseTo((14 / 36) * 100);
    expect(Number.parseFloat(working?.width ?? '')).toBeCloseTo(100 / 36);
  });

  it('[D11] at its beginning has one tooth in work, at its end none', async () => {
    filling.value = { ready: 0, total: 36 };
    show();
    expect(widths().map(({ left }) => left)).toEqual(['0%']);
    await act(() => void (filling.value = { ready: 36, total: 36 }));
    expect(widths().map(({ width }) => width)).toEqual(['100%']);
  });

  it('[D7] counts nothing before it knows how many there are', async () => {
    show();
    expect([count(), widths().length]).toEqual(['', 0]);
    await act(() => void (filling.value = { ready: 0, total: 0 }));
    expect(count()).toBe('');
  });

  it('[D7] more ready than there are never runs out of the eave', () => {
    filling.value = { ready: 40, total: 36 };
    show();
    expect(widths().map(({ width }) => width)).toEqual(['100%']);
  });

  it('says who it is by the gallery’s own words', () => {
    const { container } = show();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Galeri JakPreneurJakarta Timur');
    expect(container.textContent).toContain('Karya pelaku usaha dari sepuluh kecamatan.');
    expect(container.textContent).toContain('Bank DKI');
  });

  it('[D7] says who it is although it has never heard from its gallery', () => {
    const { container } = show({ gallery: undefined });
    expect(container.textContent).toContain('Galeri JakPreneur');
    expect(container.textContent).toContain('segera tampil');
    expect(container.textContent).not.toContain('undefined');
  });
});
