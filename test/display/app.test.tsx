import { signal, type Signal } from '@preact/signals';
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedGallery } from '../../src/contract/gallery.ts';
import { App } from '../../src/display/components/App.tsx';
import type { StageState } from '../../src/display/components/Stage.tsx';
import { lazy } from '../../src/display/lazy.tsx';
import type { ScreenMode } from '../../src/rotation/screen-mode.ts';
import { card } from '../factory.ts';
import { createVisitorLink, emptyStage, landscape, mintedGallery, slideOf } from './dom.tsx';
import { handClock, jakarta, settle } from './hand-clock.ts';

let mode: Signal<ScreenMode>;
let gallery: Signal<FeedGallery | undefined>;
let stage: Signal<StageState>;

beforeEach(async () => {
  mode = signal<ScreenMode>('starting');
  gallery = signal<FeedGallery | undefined>(mintedGallery);
  stage = signal<StageState>({ ...emptyStage, current: slideOf(1, await card()), paintedSlot: 1 });
  const clock = handClock(jakarta('2026-11-24T02:10:00'));
  const { hours, timeZone } = mintedGallery.screen;
  render(
    <App
      mode={mode}
      gallery={gallery}
      stage={stage}
      filling={signal({ ready: 3, total: 12 })}
      sleep={{ clock, hours: () => ({ hours, timeZone }) }}
      viewport={landscape}
      visitor={createVisitorLink()}
    />,
  );
});
afterEach(cleanup);

/** The faces that are seen now. */
const faces = () => [
  ...(screen.queryByRole('region', { name: 'Produk pilihan' }) === null ? [] : ['loop']),
  ...(screen.queryByText('Menyiapkan 3 dari 12 produk') === null ? [] : ['first start']),
  ...(screen.queryByText(/^Galeri tutup/) === null ? [] : ['closed']),
];
/** A mode, with the code of its face here. */
const enter = async (next: ScreenMode) => {
  await act(() => void (mode.value = next));
  await expect.poll(faces).not.toEqual([]);
};

describe('one face per mode', () => {
  it('[R10] showing is the loop, empty the first start, asleep the clock; never two at once', async () => {
    await enter('showing');
    expect(faces()).toEqual(['loop']);
    await enter('empty');
    expect(faces()).toEqual(['first start']);
    await enter('asleep');
    expect(faces()).toEqual(['closed']);
    await enter('showing');
    expect(faces()).toEqual(['loop']);
  });

  it('[D7] the loop has a face only when there is a gallery to speak of', async () => {
    await act(() => void (gallery.value = undefined));
    expect(faces()).toEqual([]);
    await act(() => void (gallery.value = mintedGallery));
    expect(faces()).toEqual(['loop']);
  });
});

describe('a face whose code comes when it is wanted', () => {
  const Face = ({ name }: { readonly name: string }) => <p>Muka {name}</p>;

  it('is nothing until it is here, then the face with its properties', async () => {
    let loads = 0;
    const Lazy = lazy(() => Promise.resolve(++loads).then(() => Face));
    const { container, rerender } = render(<Lazy name="satu" />);
    expect(container.textContent).toBe('');
    await act(() => settle());
    expect(container.textContent).toBe('Muka satu');
    rerender(<Lazy name="dua" />);
    expect([container.textContent, loads]).toEqual(['Muka dua', 1]);
  });

  it('[D7] that could not be fetched is no error, and is fetched again when it is wanted again', async () => {
    let loads = 0;
    const Lazy = lazy<{ name: string }>(() =>
      ++loads === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(Face),
    );
    const { unmount } = render(<Lazy name="satu" />);
    await act(() => settle());
    unmount();
    const { container } = render(<Lazy name="satu" />);
    await act(() => settle());
    expect([container.textContent, loads]).toEqual(['Muka satu', 2]);
  });
});
