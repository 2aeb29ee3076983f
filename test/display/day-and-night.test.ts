/** The models as start.ts puts them together, over days: midnight, closing time, a touch in the night. */
import { beforeEach, describe, expect, it } from 'vitest';
import { WEEKDAYS, type Weekday } from '../../src/contract/dates.ts';
import type { FeedGallery } from '../../src/contract/gallery.ts';
import { createContent, SHOWING_FACT, type Content } from '../../src/display/models/content.ts';
import { LAST_GOOD_FACT } from '../../src/store/ports.ts';
import { createMemory } from '../../src/display/models/memory.ts';
import { untilNextEventMs } from '../../src/display/models/next-event.ts';
import { createScreen, type Screen } from '../../src/display/models/screen.ts';
import { createShow, type Show } from '../../src/display/models/show.ts';
import { createTurnBook } from '../../src/display/models/turn-book.ts';
import { cards, feed, gallery, rotation, type MintedRotation } from '../factory.ts';
import { fakeReader, type FakeReader } from './fake-reader.ts';
import { fakeLedger, fakePhotos, type FakeLedger } from './fakes.ts';
import { handClock, jakarta, type HandClock } from './hand-clock.ts';
import { CHANGE_MS, SLIDE_MS } from './loop.ts';

let reader: FakeReader;
let ledger: FakeLedger;
let clock: HandClock;
let content: Content;
let screen: Screen;
let show: Show;
let written: Map<string, unknown>;
let now: MintedRotation;
let next: MintedRotation;

/** Opens the page; what an earlier run wrote is what it remembers. */
async function bootAt(deviceEpochMs: number): Promise<() => Promise<void>> {
  const hand = handClock(deviceEpochMs);
  for (const [key, value] of written) reader.facts.set(key, value);
  const stopping = new AbortController();
  const contentModel = createContent({ reader, clock: hand });
  let plays = 0;
  const turns = createTurnBook({
    clock: hand,
    ledger,
    context: () => ({ rotationId: 'r-now', revision: 1 }),
    newId: () => `play-${++plays}`,
  });
  const screenModel = createScreen({
    clock: hand,
    content: contentModel,
    isUpdateWaiting: () => false,
    applyUpdate: () => undefined,
    wake: () => showModel.wake(),
  });
  const facts = written;
  const memory = createMemory({
    clock: hand,
    content: contentModel,
    ledger: { setFact: (key, value) => Promise.resolve(void facts.set(key, value)) },
  });
  const showModel = createShow({
    clock: hand,
    content: contentModel,
    photos: fakePhotos(),
    turns,
    boundary() {
      memory.remember();
      return screenModel.boundary();
    },
    changeMs: () => CHANGE_MS,
    painted: () => Promise.resolve(),
    untilNextEventMs: () => untilNextEventMs(hand, contentModel.showing.peek()),
    onPhotoMissing: () => undefined,
  });
  await contentModel.open((known) => hand.remember(Number(known.get(LAST_GOOD_FACT) ?? 0)));
  void showModel.run(stopping.signal);
  await hand.advance(0);
  [clock, content, screen, show] = [hand, contentModel, screenModel, showModel];
  return async () => {
    stopping.abort();
    await hand.advance(0);
  };
}

const rotationId = () => content.showing.peek()?.rotation.entry.id;
const isLit = () => show.stage.peek().current !== undefined;

function hold(hours: FeedGallery['screen']['hours'] = gallery().screen.hours): void {
  const { screen, ...rest } = gallery();
  reader.hold(feed([now, next], { gallery: { ...rest, screen: { ...screen, hours } } }));
}

/** Closed from ten to midnight to ten past, so that a night is short. */
const shortNights: FeedGallery['screen']['hours'] = {
  weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, { opens: '00:10', closes: '23:50' }])) as Record<
    Weekday,
    { opens: string; closes: string }
  >,
  exceptions: [],
};

beforeEach(async () => {
  reader = fakeReader();
  ledger = fakeLedger();
  written = new Map();
  now = await rotation('r-now', '2026-11-16', '2026-11-29', await cards(2));
  next = await rotation('r-next', '2026-11-30', '2026-12-13', await cards(1));
  hold();
});

describe('midnight', () => {
  it('[R1] the rotation of the new day is on the screen with its first change, offline and untouched', async () => {
    await bootAt(jakarta('2026-11-29T23:59:00'));
    await clock.advance(60_000 - 1);
    expect(rotationId()).toBe('r-now');
    await clock.advance(1 + CHANGE_MS);
    expect(rotationId()).toBe('r-next');
    expect(next.cards).toContain(show.stage.peek().current?.card);
    expect(show.mishaps.value).toBe(0);
  });

  it('[T2] a device clock that is set a day ahead brings no midnight', async () => {
    await bootAt(jakarta('2026-11-29T12:00:00'));
    clock.setDeviceClock(jakarta('2026-11-30T12:00:00'));
    await clock.advance(10 * SLIDE_MS);
    expect(rotationId()).toBe('r-now');
    expect(ledger.plays.map(({ shownMs }) => shownMs > SLIDE_MS || shownMs < 10_000)).not.toContain(true);
  });

  it('[R1][R3] weeks later, offline all the time, the last rotation still plays', async () => {
    const stop = await bootAt(jakarta('2026-11-29T23:59:00'));
    await clock.advance(5 * 60_000);
    await stop();
    await bootAt(jakarta('2026-12-28T12:00:00'));
    await clock.advance(5 * SLIDE_MS);
    expect([rotationId(), isLit()]).toEqual(['r-next', true]);
  });
});

describe('a power cut', () => {
  it('[R4][T3] after which the device says 1970 leaves the rotation that was on, until the clock is right', async () => {
    const stop = await bootAt(jakarta('2026-12-01T12:00:00'));
    expect([rotationId(), written.get(SHOWING_FACT)]).toEqual(['r-next', next.entry]);
    await stop();
    await bootAt(0);
    await clock.advance(120_000);
    expect([rotationId(), screen.mode.value]).toEqual(['r-next', 'showing']);
    clock.setDeviceClock(jakarta('2026-12-01T12:10:00'));
    await clock.advance(5 * SLIDE_MS);
    expect([rotationId(), screen.mode.value]).toEqual(['r-next', 'showing']);
    expect(ledger.plays.every(({ shownMs }) => shownMs >= 0 && shownMs <= SLIDE_MS)).toBe(true);
  });

  it('[T3] after which the device says yesterday does not bring yesterday’s rotation back', async () => {
    const stop = await bootAt(jakarta('2026-11-30T00:05:00'));
    await stop();
    await bootAt(jakarta('2026-11-29T00:05:00'));
    await clock.advance(120_000);
    expect(rotationId()).toBe('r-next');
  });

  it('[T3] the last good time is written once a minute, not with every slide', async () => {
    await bootAt(jakarta('2026-11-24T12:00:00'));
    expect(written.get(LAST_GOOD_FACT)).toBe(jakarta('2026-11-24T12:00:00'));
    await clock.advance(59_000);
    expect(written.get(LAST_GOOD_FACT)).toBe(jakarta('2026-11-24T12:00:00'));
    await clock.advance(SLIDE_MS);
    expect(Number(written.get(LAST_GOOD_FACT))).toBeGreaterThanOrEqual(jakarta('2026-11-24T12:01:00'));
  });

  it('[T3] a time that is not trusted is never written down', async () => {
    await bootAt(0);
    await clock.advance(120_000);
    expect(written.has(LAST_GOOD_FACT)).toBe(false);
  });
});

describe('closed hours', () => {
  beforeEach(() => hold(shortNights));

  it('[R10][D9] the last slide ends with closing time, and opening time finds the loop running', async () => {
    await bootAt(jakarta('2026-11-24T23:49:55'));
    await clock.advance(4999);
    expect([screen.mode.value, isLit()]).toEqual(['showing', true]);
    await clock.advance(1);
    expect([screen.mode.value, isLit()]).toEqual(['asleep', false]);
    await clock.advance(20 * 60_000 - 1000);
    expect(isLit()).toBe(false);
    await clock.advance(2000);
    expect([screen.mode.value, isLit()]).toEqual(['showing', true]);
  });

  it('[D8] the night is in nobody’s account', async () => {
    await bootAt(jakarta('2026-11-24T23:49:55'));
    await clock.advance(10 * 60_000);
    expect(ledger.plays.map(({ shownMs }) => shownMs)).toEqual([5000]);
  });

  it('[R10] a touch in the night shows the loop at once, and it is dark again when the visitor is gone', async () => {
    await bootAt(jakarta('2026-11-24T23:52:00'));
    expect(isLit()).toBe(false);
    screen.send({ type: 'touch' });
    await clock.advance(0);
    expect(isLit()).toBe(true);
    await clock.advance(45_000);
    screen.send({ type: 'idle-timeout' });
    await clock.advance(SLIDE_MS);
    expect([screen.mode.value, isLit()]).toEqual(['asleep', false]);
  });

  it('[R10] a rotation that becomes due in the night is there in the morning', async () => {
    await bootAt(jakarta('2026-11-29T23:55:00'));
    await clock.advance(15 * 60_000 + 5000);
    expect([screen.mode.value, rotationId(), isLit()]).toEqual(['showing', 'r-next', true]);
  });
});
