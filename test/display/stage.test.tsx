import { signal, type Signal } from '@preact/signals';
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/contract/feed.ts';
import type { FeedGallery } from '../../src/contract/gallery.ts';
import { App } from '../../src/display/components/App.tsx';
import type { StageState } from '../../src/display/components/Stage.tsx';
import type { CardSlide } from '../../src/display/slide.ts';
import type { VisitorLink } from '../../src/display/visitor-link.ts';
import type { ScreenMode } from '../../src/rotation/screen-mode.ts';
import { cards } from '../factory.ts';
import { createVisitorLink, emptyStage, landscape, mintedGallery, slideOf } from './dom.tsx';
import { handClock } from './hand-clock.ts';

let stage: Signal<StageState>;
let visitor: VisitorLink;
let one: CardSlide;
let two: CardSlide;
let three: CardSlide;

const put = (state: Partial<StageState>) => act(() => void (stage.value = { ...emptyStage, ...state }));
const marked = () =>
  [...document.querySelectorAll<HTMLElement>('[data-current]')].map(({ dataset }) => dataset['card']);
const layer = ({ slot }: CardSlide) => document.querySelector<HTMLElement>(`[data-slot='${slot}']`);

beforeEach(async () => {
  const [a, b, c] = (await cards(1)) as [Card, Card, Card];
  [one, two, three] = [slideOf(1, a), slideOf(2, b), slideOf(3, c)];
  stage = signal<StageState>({ ...emptyStage, current: one });
  visitor = createVisitorLink();
  const clock = handClock();
  const { hours, timeZone } = mintedGallery.screen;
  render(
    <App
      mode={signal<ScreenMode>('showing')}
      gallery={signal<FeedGallery | undefined>(mintedGallery)}
      stage={stage}
      filling={signal(undefined)}
      sleep={{ clock, hours: () => ({ hours, timeZone }) }}
      viewport={landscape}
      visitor={visitor}
    />,
  );
});
afterEach(cleanup);

describe('the carousel', () => {
  it('is a named region that does not talk by itself', () => {
    const region = screen.getByRole('region', { name: 'Produk pilihan' });
    expect(region.getAttribute('aria-roledescription')).toBe('carousel');
    expect(region.getAttribute('aria-live')).toBe('off');
  });

  it('[D11] a slide says its place', () => {
    const slide = screen.getByRole('group', { name: '1 dari 12' });
    expect(slide.getAttribute('aria-roledescription')).toBe('slide');
  });

  it('names the unit of a card by the gallery’s own short name', () => {
    expect(layer(one)?.textContent).toContain(`Binaan Sudin ${one.card.sudin}`);
  });

  it('only the current slide is there for a screen reader', async () => {
    await put({ previous: one, current: two, paintedSlot: 1 });
    await put({ current: two, next: three, paintedSlot: 2 });
    expect(screen.getAllByRole('group').map((slide) => slide.dataset['card'])).toEqual([two.card.id]);
  });
});

describe('the mark of the contract', () => {
  it('[D4] is on nothing before the first photo is painted', async () => {
    expect(marked()).toEqual([]);
    await put({ current: one, paintedSlot: 1 });
    expect(marked()).toEqual([one.card.id]);
  });

  it('[D4] is on exactly one element, all through a change', async () => {
    await put({ current: one, paintedSlot: 1 });
    await put({ current: one, next: two, paintedSlot: 1 });
    expect(marked()).toEqual([one.card.id]);
    await put({ previous: one, current: two, paintedSlot: 1 });
    expect(marked()).toEqual([one.card.id]);
    await put({ current: two, paintedSlot: 2 });
    expect(marked()).toEqual([two.card.id]);
  });
});

describe('a slide', () => {
  it('[D2] waits hidden, with its photo in place', async () => {
    await put({ current: one, next: two, paintedSlot: 1 });
    expect(layer(two)?.dataset['state']).toBe('next');
    expect(layer(two)?.contains(two.image ?? null)).toBe(true);
    expect(two.image?.alt).toBe('Foto produk');
    expect(two.image?.style.objectPosition).toBe('50% 60%');
  });

  it('[D2] comes over the old one as the same element it waited in', async () => {
    await put({ current: one, next: two, paintedSlot: 1 });
    const waited = layer(two);
    await put({ previous: one, current: two, paintedSlot: 1 });
    expect(layer(two)).toBe(waited);
    expect(waited?.dataset['state']).toBe('current');
    expect(waited?.previousElementSibling).toBe(layer(one));
  });

  it('[D6] is gone after the change, its photo too', async () => {
    await put({ current: one, next: two, paintedSlot: 1 });
    await put({ previous: one, current: two, paintedSlot: 1 });
    await put({ current: two, paintedSlot: 2 });
    expect(layer(one)).toBeNull();
    expect([one.image?.isConnected, two.image?.isConnected]).toEqual([false, true]);
  });

  it('[D6] leaves no node behind, slide after slide', async () => {
    const [before, after] = [slideOf(1, one.card), slideOf(2, two.card)];
    await put({ current: before, paintedSlot: 1 });
    const nodes = document.querySelectorAll('*').length;
    for (let slot = 3; slot < 40; slot++) {
      const next = slideOf(slot, slot % 2 === 0 ? one.card : two.card);
      await put({ current: after, next, paintedSlot: slot - 1 });
      await put({ previous: after, current: next, paintedSlot: slot - 1 });
    }
    await put({ current: before, paintedSlot: 1 });
    expect(document.querySelectorAll('*').length).toBe(nodes);
  });

  it('[D2] without a photo shows the tumpal field', async () => {
    await put({ current: slideOf(9, { ...one.card, photos: [] }, { image: undefined }) });
    await expect.poll(() => document.querySelector('pattern')).not.toBeNull();
  });
});

describe('the eave', () => {
  const fill = () => document.querySelector<HTMLElement>('header [style*="left"]');
  const at = (position: number, total: number, slot = position + 100) =>
    put({ current: slideOf(slot, one.card, { position, total }) });

  it('carries the gallery’s name as the heading of the page', () => {
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Galeri JakPreneur Jakarta Timur');
  });

  it.each([
    // 36 teeth at 16:9; the tooth is floor(index * teeth / total).
    [1, 12, 0],
    [2, 12, 3],
    [12, 12, 33],
    [36, 36, 35],
    [1, 1, 0],
    [50, 100, 17],
  ])('[D11] product %d of %d fills its own tooth', async (position, total, tooth) => {
    await at(position, total);
    expect(Number.parseFloat(fill()?.style.left ?? '')).toBeCloseTo((tooth / 36) * 100);
    expect(Number.parseFloat(fill()?.style.width ?? '')).toBeCloseTo(100 / 36);
  });

  it('[D11] the same tooth twice fills anew', async () => {
    await at(1, 100, 1);
    const before = fill();
    await at(2, 100, 2);
    expect(fill()).not.toBe(before);
    expect(fill()?.style.left).toBe(before?.style.left);
  });

  it('[D11] a tooth goes on filling while the next slide is mounted', async () => {
    await put({ current: one, paintedSlot: 1 });
    const before = fill();
    await put({ current: one, next: two, paintedSlot: 1 });
    expect(fill()).toBe(before);
  });

  it('has the back teeth of the current commodity, and of that only', async () => {
    const lit = () =>
      [...document.querySelectorAll<HTMLElement>('[data-on="true"]')].map(({ dataset }) => dataset['commodity']);
    expect(lit()).toEqual([one.card.commodity]);
    await put({ previous: one, current: two, paintedSlot: 1 });
    expect(lit()).toEqual([two.card.commodity]);
  });

  it('is in the colour of a visitor’s view while that covers the loop: no heading of its own, and no progress', async () => {
    await put({ current: one, paintedSlot: 1 });
    await act(() => void (visitor.beam.value = 'all'));
    const lit = [...document.querySelectorAll<HTMLElement>('[data-on="true"]')];
    expect(lit.map(({ dataset }) => dataset['commodity'])).toEqual(['all']);
    expect(screen.queryByRole('heading', { level: 1 })).toBeNull();
    expect(fill()).toBeNull();
    expect(document.querySelector('main')?.hasAttribute('inert')).toBe(true);
  });

  it('has no progress while there is no card', async () => {
    await put({});
    expect(fill()).toBeNull();
  });
});
