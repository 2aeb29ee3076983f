/** What tests of components share: a gallery, slides, and the screen they are seen on. */
import { signal, type Signal } from '@preact/signals';
import type { Card } from '../../src/contract/feed.ts';
import type { FeedGallery } from '../../src/contract/gallery.ts';
import type { StageState } from '../../src/display/components/Stage.tsx';
import type { CardSlide } from '../../src/display/slide.ts';
import { measureViewport, type Viewport } from '../../src/display/viewport.ts';
import type { VisitorLink } from '../../src/display/visitor-link.ts';
import { gallery, TODAY } from '../factory.ts';

/** Animations that run. A browser marks the promise of a cancelled one as handled; the DOM of these tests does not. */
export const running = new Set<{ readonly element: Element; readonly keyframes: unknown }>();
Element.prototype.animate = function animate(this: Element, keyframes: unknown) {
  const animation = { element: this, keyframes };
  running.add(animation);
  return { cancel: () => void running.delete(animation) } as unknown as Animation;
};

export const mintedGallery: FeedGallery = gallery();
export const landscape: Signal<Viewport> = signal(measureViewport(1920, 1080));

export const emptyStage: StageState = {
  previous: undefined,
  current: undefined,
  next: undefined,
  paintedSlot: undefined,
};

/** A slide as the loop would put it on the stage, photo decoded. */
export function slideOf(slot: number, card: Card, overrides: Partial<CardSlide> = {}): CardSlide {
  return {
    slot,
    card,
    image: document.createElement('img'),
    today: TODAY,
    position: slot,
    total: 12,
    changeMs: 1300,
    standMs: 12_000,
    ...overrides,
  };
}

export const createVisitorLink = (): VisitorLink => ({
  face: signal(undefined),
  beam: signal(undefined),
  language: signal('id'),
});
