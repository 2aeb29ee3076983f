import { beforeEach, describe, expect, it } from 'vitest';
import { createContent, type Content } from '../../src/display/models/content.ts';
import { untilNextEventMs } from '../../src/display/models/next-event.ts';
import { createScreen, type Screen } from '../../src/display/models/screen.ts';
import type { FeedGallery } from '../../src/contract/gallery.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { card, gallery } from '../factory.ts';
import { fakeContent, showingOf, type FakeContent } from './fakes.ts';
import { handClock, jakarta, type HandClock } from './hand-clock.ts';

const nineToFive = { opens: '09:00', closes: '17:00' };
const hours: FeedGallery['screen']['hours'] = {
  weekly: {
    mon: nineToFive,
    tue: nineToFive,
    wed: nineToFive,
    thu: nineToFive,
    fri: nineToFive,
    sat: null,
    sun: null,
  },
  exceptions: [],
};

let clock: HandClock;
let content: FakeContent;
let screen: Screen;
let updates: number;
let isUpdateWaiting: boolean;
let wakes: number;

function screenAt(local: string, of: Content = content): Screen {
  clock = handClock(jakarta(local));
  screen = createScreen({
    clock,
    content: of,
    isUpdateWaiting: () => isUpdateWaiting,
    applyUpdate: () => void updates++,
    wake: () => void wakes++,
  });
  return screen;
}

const boundary = async () => {
  await screen.boundary();
  return screen.mode.value;
};

beforeEach(async () => {
  content = fakeContent(showingOf([await card()], { screen: { hours } }));
  updates = 0;
  wakes = 0;
  isUpdateWaiting = false;
});

describe('hours', () => {
  it('[R10] a boot inside opening hours shows', async () => {
    screenAt('2026-11-24T09:00:00');
    expect(screen.mode.value).toBe('starting');
    expect(await screen.boundary()).toEqual({ show: true });
    expect(screen.mode.value).toBe('showing');
  });

  it('[R10][D9] a boot inside closed hours sleeps, and looks at the clock every second', async () => {
    screenAt('2026-11-24T03:00:00');
    expect(await screen.boundary()).toEqual({ show: false, restMs: 1000, keepsStage: false });
    expect(screen.mode.value).toBe('asleep');
  });

  it('[R10][R11] opening time wakes the screen within a second, without a touch', async () => {
    screenAt('2026-11-24T08:59:58');
    expect(await boundary()).toBe('asleep');
    await clock.advance(1999);
    expect(await boundary()).toBe('asleep');
    await clock.advance(1);
    expect(await boundary()).toBe('showing');
  });

  it('[R10][R11] closing time puts it to sleep at the slide’s end', async () => {
    screenAt('2026-11-24T16:59:59');
    expect(await boundary()).toBe('showing');
    await clock.advance(1000);
    expect(screen.mode.value).toBe('showing');
    expect(await boundary()).toBe('asleep');
  });

  it('[R4][T3] a clock that is not trusted never puts it to sleep', async () => {
    screenAt('2026-11-24T03:00:00');
    clock.remember(jakarta('2026-11-25T00:00:00'));
    expect(await boundary()).toBe('showing');
  });

  it('[R4][T3] a screen that sleeps wakes when its clock turns out to be wrong', async () => {
    screenAt('2026-11-24T03:00:00');
    expect(await boundary()).toBe('asleep');
    clock.correct(jakarta('2026-11-24T12:00:00'));
    expect(await boundary()).toBe('showing');
  });

  it('[R10] hours that a new feed changes act at the same boundary', async () => {
    screenAt('2026-11-24T12:00:00');
    await boundary();
    const closed = { weekly: { ...hours.weekly, tue: null }, exceptions: [] };
    const cards = content.showing.peek()?.rotation.cards ?? [];
    content.onRefresh = () => content.put(showingOf(cards, { screen: { hours: closed } }));
    content.markStale();
    expect(await boundary()).toBe('asleep');
  });
});

const touch = () => screen.send({ type: 'touch' });
const gone = () => screen.send({ type: 'idle-timeout' });

describe('a touch at night', () => {
  beforeEach(async () => {
    screenAt('2026-11-24T03:00:00');
    await boundary();
  });

  it('[R10] wakes the screen at once', () => {
    touch();
    expect([screen.mode.value, wakes]).toEqual(['showing', 1]);
  });

  it('[R10] keeps it awake over the next boundaries, and it sleeps again when the visitor is gone', async () => {
    touch();
    expect(await boundary()).toBe('showing');
    expect(await boundary()).toBe('showing');
    gone();
    expect(await boundary()).toBe('asleep');
  });

  it('[R10] works again after four hundred times', async () => {
    for (let time = 0; time < 400; time++) {
      touch();
      gone();
      await screen.boundary();
    }
    touch();
    expect([screen.mode.value, wakes]).toEqual(['showing', 401]);
  });

  it('[U1] holds an update back until the visitor is gone', async () => {
    touch();
    isUpdateWaiting = true;
    await screen.boundary();
    expect(updates).toBe(0);
    gone();
    const over = screen.boundary();
    await clock.advance(10_000);
    await over;
    expect(updates).toBe(1);
  });
});

describe('a touch on the loop', () => {
  beforeEach(async () => {
    screenAt('2026-11-24T12:00:00');
    await boundary();
  });

  it('[R10] opens the browser at once and ends the slide that stands', () => {
    touch();
    expect([screen.mode.value, wakes]).toEqual(['browsing', 1]);
  });

  it('[R10] leaves the slide on the stage until the shelf has come over it, and then takes it away', async () => {
    touch();
    expect(await screen.boundary()).toEqual({ show: false, restMs: 1000, keepsStage: true });
    expect(await screen.boundary()).toEqual({ show: false, restMs: 1000, keepsStage: false });
    screen.send({ type: 'back' });
    expect(await screen.boundary()).toEqual({ show: true });
    touch();
    expect(await screen.boundary()).toMatchObject({ keepsStage: true });
  });

  it('[R10] a product opened and left goes back to the shelf; the shelf closed, to the loop', () => {
    touch();
    screen.send({ type: 'open-product', productId: 'p' });
    expect(screen.state.value).toMatchObject({ mode: 'detail', productId: 'p' });
    screen.send({ type: 'back' });
    expect(screen.mode.value).toBe('browsing');
    screen.send({ type: 'back' });
    expect(screen.mode.value).toBe('showing');
  });

  it('[S2] a very first fill goes on under a visitor’s hand: it only adds products', async () => {
    const minted = await card();
    let taken = 0;
    content.onRefresh = () => void taken++;
    content.put(showingOf([minted], { screen: { hours }, readyCardIds: new Set([minted.id]) }));
    touch();
    content.markStale();
    expect(await boundary()).toBe('browsing');
    expect(taken).toBe(1);
    content.put(showingOf([minted], { screen: { hours } }));
    content.markStale();
    await boundary();
    expect(taken).toBe(1);
  });

  it('[R10] content, update and closing time wait for the visitor', async () => {
    let taken = 0;
    content.onRefresh = () => void taken++;
    touch();
    screen.send({ type: 'open-product', productId: 'p' });
    content.markStale();
    isUpdateWaiting = true;
    await clock.advance(6 * 3600_000);
    expect(await boundary()).toBe('detail');
    expect([taken, updates]).toEqual([0, 0]);
    gone();
    const over = screen.boundary();
    await clock.advance(10_000);
    await over;
    expect([screen.mode.value, taken, updates]).toEqual(['asleep', 1, 1]);
  });
});

describe('content', () => {
  it('[R10] a store with nothing in it is an empty screen, which the first card ends', async () => {
    content = fakeContent(undefined);
    screenAt('2026-11-24T12:00:00');
    expect(await boundary()).toBe('empty');
    const first = showingOf([await card()], { screen: { hours } });
    content.onRefresh = () => content.put(first);
    content.markStale();
    expect(await screen.boundary()).toEqual({ show: true });
    expect(screen.mode.value).toBe('showing');
  });

  it('[R10] is taken at a boundary only, and once', async () => {
    let taken = 0;
    content.onRefresh = () => void taken++;
    screenAt('2026-11-24T12:00:00');
    await boundary();
    content.markStale();
    expect(taken).toBe(0);
    await boundary();
    await boundary();
    expect(taken).toBe(1);
  });

  it('[C1] that the rules forbid altogether leaves an empty screen, never a forbidden card', async () => {
    const { halal: _, ...food } = await card();
    content = fakeContent(showingOf([food], { screen: { hours } }));
    screenAt('2026-11-24T12:00:00');
    expect(await boundary()).toBe('empty');
  });

  it('[D7] that cannot be read leaves the mode as it is, and is asked for again', async () => {
    screenAt('2026-11-24T12:00:00');
    await boundary();
    content.onRefresh = () => {
      throw new Error('disk');
    };
    content.markStale();
    await expect(Promise.resolve().then(() => screen.boundary())).rejects.toThrow('disk');
    expect(screen.mode.value).toBe('showing');
    content.onRefresh = () => undefined;
    expect(await screen.boundary()).toEqual({ show: true });
  });

  it('[R10] a real store without content: starting, then empty', async () => {
    clock = handClock(jakarta('2026-11-24T12:00:00'));
    const real = createContent({ reader: new MemoryStore({ feed: undefined, rotations: [] }), clock });
    await real.open(() => undefined);
    screenAt('2026-11-24T12:00:00', real);
    expect(await boundary()).toBe('empty');
  });
});

describe('an update of the app', () => {
  it('[U1] is applied at a boundary only', async () => {
    screenAt('2026-11-24T12:00:00');
    await boundary();
    isUpdateWaiting = true;
    await clock.advance(5000);
    expect(updates).toBe(0);
    void screen.boundary();
    expect(updates).toBe(1);
  });

  it('[U1] is applied while the screen sleeps, too', async () => {
    screenAt('2026-11-24T03:00:00');
    await boundary();
    isUpdateWaiting = true;
    void screen.boundary();
    expect(updates).toBe(1);
  });

  it('[U1] costs no slide while the reload is on its way; one that never comes costs ten seconds', async () => {
    screenAt('2026-11-24T12:00:00');
    await boundary();
    isUpdateWaiting = true;
    let verdict: unknown;
    void screen.boundary().then((answer) => (verdict = answer));
    isUpdateWaiting = false;
    await clock.advance(9999);
    expect(verdict).toBeUndefined();
    await clock.advance(1);
    expect(verdict).toEqual({ show: true });
    await boundary();
    expect(updates).toBe(1);
  });
});

describe('the next event a slide must not run over', () => {
  const showing = () => content.showing.peek();
  const untilAt = (local: string) => untilNextEventMs(handClock(jakarta(local)), showing());

  it('[R10] is closing time', () => {
    expect(untilAt('2026-11-24T16:59:50')).toBe(10_000);
  });

  it('[R1] is midnight where the gallery never closes', async () => {
    content.put(showingOf([await card()], { screen: { hours: gallery().screen.hours } }));
    expect(untilAt('2026-11-24T23:59:55')).toBe(5000);
  });

  it('[R4] is none without a clock, and none without content', () => {
    expect(untilNextEventMs(handClock(0), showing())).toBe(Infinity);
    expect(untilNextEventMs(handClock(), undefined)).toBe(Infinity);
  });
});
