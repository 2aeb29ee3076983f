/** What a screen needs besides a picture: begun after the first card, reached by the visitor's finger, ended with the screen. */
import { computed, signal, type Signal } from '@preact/signals';
import { act, screen as page } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StageState } from '../../src/display/components/Stage.tsx';
import type { VisitorEvent } from '../../src/display/models/screen.ts';
import { takeCare, type Care, type ScreenParts } from '../../src/display/take-care.ts';
import type { VisitorLink } from '../../src/display/visitor-link.ts';
import type { ScreenMode } from '../../src/rotation/screen-mode.ts';
import { emptyTurns } from '../../src/rotation/turns.ts';
import { card } from '../factory.ts';
import { createVisitorLink, emptyStage, landscape, slideOf } from './dom.tsx';
import { fakeContent, showingOf } from './fakes.ts';
import { handClock, type HandClock } from './hand-clock.ts';

let clock: HandClock;
let mode: Signal<ScreenMode>;
let stage: Signal<StageState>;
let events: string[];
let visitor: VisitorLink;
let wakes: number;
let workers: (EventTarget & { heard: { type: string }[]; isTerminated: boolean })[];
let care: Care;

class FakeWorker extends EventTarget {
  heard: { type: string }[] = [];
  isTerminated = false;
  constructor() {
    super();
    workers.push(this);
  }
  postMessage = (message: { type: string }) => void this.heard.push(message);
  terminate = () => void (this.isTerminated = true);
}

beforeEach(async () => {
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('__APP_VERSION__', 'a1b2c3');
  [workers, events, wakes] = [[], [], 0];
  visitor = createVisitorLink();
  clock = handClock();
  mode = signal<ScreenMode>('showing');
  stage = signal(emptyStage);
  care = takeCare({
    clock,
    content: fakeContent(showingOf([await card()])),
    store: {
      kind: 'memory',
      countPlays: () => Promise.resolve(0),
      visitDays: () => Promise.resolve(new Map()),
      fact: () => Promise.resolve(undefined),
    },
    screen: {
      mode,
      state: computed(() => ({ mode: mode.value, visitorPresent: false })),
      send: ({ type }: VisitorEvent) => void events.push(type),
    },
    show: { stage, wake: () => void wakes++, skippedPhotos: signal(0), mishaps: signal(0) },
    turns: { account: () => emptyTurns, cut: () => undefined },
    filling: signal(undefined),
    viewport: landscape,
    visitor,
  } as unknown as ScreenParts);
});
afterEach(async () => {
  care.stop();
  await act(() => clock.advance(60_000));
  vi.unstubAllGlobals();
});

const paint = async () => {
  stage.value = { ...emptyStage, current: slideOf(1, await card()), paintedSlot: 1 };
  await clock.advance(0);
};
const touch = (x = 500, y = 500) =>
  window.dispatchEvent(new PointerEvent('pointerdown', { clientX: x, clientY: y, pointerId: 1, isPrimary: true }));
/** Whether the page keeps the browser's own menu away. */
const isLocked = () => !document.body.dispatchEvent(new Event('contextmenu', { bubbles: true, cancelable: true }));

describe('care', () => {
  it('[D1] pulls at once, and does everything else when the first card is painted', async () => {
    expect([workers.length, isLocked()]).toEqual([1, false]);
    await paint();
    expect(isLocked()).toBe(true);
  });

  it('[D1] does not wait for a first card for ever: a first start without network has none for hours', async () => {
    await clock.advance(2999);
    expect(isLocked()).toBe(false);
    await clock.advance(1);
    expect(isLocked()).toBe(true);
  });

  it('[D9] does not wait for a card in a gallery that sleeps', async () => {
    mode.value = 'asleep';
    await clock.advance(0);
    expect(isLocked()).toBe(true);
  });

  it('[R10] opens the screen to visitors once their part is loaded, and closes it with the screen', async () => {
    await paint();
    await expect.poll(() => visitor.face.value).toBeDefined();
    touch();
    expect(events).toEqual(['touch']);
    care.stop();
    touch();
    expect([visitor.face.value, events]).toEqual([undefined, ['touch']]);
  });

  it('[G5][G7] says how the screen is, once its first card stands and never before', async () => {
    const told = () => workers[0]?.heard.filter(({ type }) => type === 'screen');
    expect(told()).toEqual([]);
    await paint();
    expect(told()).toMatchObject([
      { words: { name: 'Layar', mode: 'showing', rotationId: 'r-now', appVersion: 'a1b2c3' } },
    ]);
  });

  it('[P7] passes the hints of the network on to the pull', async () => {
    await paint();
    window.dispatchEvent(new Event('online'));
    expect(workers[0]?.heard.at(-1)).toEqual({ type: 'pull-now', reason: 'online' });
  });

  it('[R10] wakes a screen without slides when something is stored, and leaves a running slide its time', async () => {
    const stored = () =>
      workers[0]?.dispatchEvent(new MessageEvent('message', { data: { type: 'stored', revision: 1 } }));
    stored();
    await clock.advance(0);
    expect(wakes).toBe(0);
    mode.value = 'empty';
    stored();
    await clock.advance(0);
    expect(wakes).toBe(1);
  });

  it('opens the status for staff who hold the corner', async () => {
    await paint();
    touch(5, 5);
    await act(() => clock.advance(5000));
    await expect.poll(() => page.queryByRole('dialog', { name: 'Status layar' })).not.toBeNull();
  });

  it('ends with the screen', async () => {
    await paint();
    care.stop();
    touch();
    window.dispatchEvent(new Event('online'));
    expect([events, isLocked(), workers[0]?.isTerminated, clock.pending]).toEqual([[], false, true, 0]);
  });

  it('does not begin after the screen has ended', async () => {
    care.stop();
    await paint();
    expect([isLocked(), clock.pending]).toEqual([false, 0]);
  });
});
