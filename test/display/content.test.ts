import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/contract/feed.ts';
import { createContent, SHOWING_FACT, type Content } from '../../src/display/models/content.ts';
import type { Facts } from '../../src/store/ports.ts';
import { card, cards, feed, gallery, rotation, type MintedRotation } from '../factory.ts';
import { fakeReader, type FakeReader } from './fake-reader.ts';
import { handClock, jakarta, type HandClock } from './hand-clock.ts';

const MIDNIGHT = jakarta('2026-11-30T00:00:00');

let reader: FakeReader;
let clock: HandClock;
let content: Content;
let now: MintedRotation;
let next: MintedRotation;

/** A page that opens at an instant. */
async function openAt(epochMs: number, onFacts: (facts: Facts) => void = () => undefined): Promise<void> {
  clock = handClock(epochMs);
  content = createContent({ reader, clock });
  await content.open(onFacts);
}

const shownId = () => content.showing.peek()?.rotation.entry.id;

beforeEach(async () => {
  reader = fakeReader();
  now = await rotation('r-now', '2026-11-16', '2026-11-29', await cards(2));
  next = await rotation('r-next', '2026-11-30', '2026-12-13', await cards(1));
  reader.hold(feed([now, next]));
});

describe('the first read', () => {
  it('[R1][D1] shows the rotation of today’s local date', async () => {
    await openAt(jakarta('2026-11-29T23:59:59'));
    expect(shownId()).toBe('r-now');
    await openAt(MIDNIGHT);
    expect(shownId()).toBe('r-next');
  });

  it('[D1] is one read, and a boundary after it reads nothing', async () => {
    await openAt(MIDNIGHT);
    const { reads } = reader;
    expect(content.isStale()).toBe(false);
    await content.refresh();
    expect(reader.reads).toBe(reads);
  });

  it('[R1] an empty store shows nothing', async () => {
    reader = fakeReader();
    await openAt(MIDNIGHT);
    expect([shownId(), content.allowed()]).toEqual([undefined, []]);
  });

  it('[T3] hears what the device remembered before anything is judged by date', async () => {
    const later = jakarta('2026-12-24T12:00:00');
    reader.facts.set('last-good-epoch-ms', later);
    await openAt(jakarta('2026-11-24T12:00:00'), (facts) => clock.remember(Number(facts.get('last-good-epoch-ms'))));
    expect(content.today()).toBeUndefined();
  });

  it('[R4] a screen without a clock finds back to what it showed last', async () => {
    reader.facts.set(SHOWING_FACT, next.entry);
    await openAt(0);
    expect(shownId()).toBe('r-next');
  });

  it('[R4] a screen without a clock and without a past shows the oldest rotation', async () => {
    await openAt(0);
    expect(shownId()).toBe('r-now');
  });
});

describe('the calendar', () => {
  it('[R1] the next rotation is due at midnight in Jakarta, without anything new in the store', async () => {
    await openAt(MIDNIGHT - 1000);
    await clock.advance(999);
    expect(content.isStale()).toBe(false);
    await clock.advance(1);
    expect(content.isStale()).toBe(true);
    await content.refresh();
    expect([shownId(), content.isStale()]).toEqual(['r-next', false]);
  });

  it('[R2] a rotation that is not complete is not switched to; the old one plays on', async () => {
    reader.hold(feed([now, next]), [now]);
    await openAt(MIDNIGHT - 1000);
    await clock.advance(1000);
    await content.refresh();
    expect(shownId()).toBe('r-now');
    reader.hold(feed([now, next]));
    content.markStale();
    await content.refresh();
    expect(shownId()).toBe('r-next');
  });

  it('[R3] after the last rotation the last one stays', async () => {
    await openAt(jakarta('2027-03-01T12:00:00'));
    expect(shownId()).toBe('r-next');
  });

  it('[R4] a clock that is not trusted switches nothing and lets nothing expire', async () => {
    await openAt(MIDNIGHT - 1000);
    clock.remember(MIDNIGHT + 86_400_000);
    await clock.advance(1000);
    expect(content.today()).toBeUndefined();
    await content.refresh();
    expect(shownId()).toBe('r-now');
  });

  it('[T2] a device clock that jumps over midnight switches nothing', async () => {
    await openAt(MIDNIGHT - 3_600_000);
    clock.setDeviceClock(MIDNIGHT + 3_600_000);
    await clock.advance(1000);
    expect([content.isStale(), content.today()]).toEqual([false, '2026-11-29']);
  });
});

describe('a refresh', () => {
  it('[R10] takes the newer feed only when it is asked to', async () => {
    await openAt(MIDNIGHT);
    const edited = await rotation('r-next', '2026-11-30', '2026-12-13', [await card({ id: 'baru' })]);
    reader.hold(feed([now, edited], { revision: 1_795_000_001 }));
    content.markStale();
    expect([content.isStale(), content.showing.peek()?.feed.revision]).toEqual([true, 1_795_000_000]);
    await content.refresh();
    expect(content.showing.peek()).toMatchObject({ feed: { revision: 1_795_000_001 }, order: [{ id: 'baru' }] });
  });

  it('[S3] a rotation that is damaged on disk leaves on the screen what is there', async () => {
    await openAt(MIDNIGHT - 1000);
    reader.damaged.add(next.entry.sha256);
    await clock.advance(1000);
    await content.refresh();
    expect(shownId()).toBe('r-now');
    reader.damaged.clear();
    content.markStale();
    await content.refresh();
    expect(shownId()).toBe('r-next');
  });

  it('[S3] a boot that finds the current rotation damaged shows the one before it', async () => {
    reader.damaged.add(next.entry.sha256);
    await openAt(MIDNIGHT + 1000);
    expect(shownId()).toBe('r-now');
  });

  it('[D7] a store that throws leaves what is there and is asked again', async () => {
    await openAt(MIDNIGHT);
    const before = content.showing.peek();
    reader.fault = new Error('disk');
    content.markStale();
    await expect(content.refresh()).rejects.toThrow('disk');
    expect([content.showing.peek(), content.isStale()]).toEqual([before, true]);
    reader.fault = undefined;
    await content.refresh();
    expect(content.isStale()).toBe(false);
  });

  it('[S1] what arrives while it reads is read at the next one', async () => {
    await openAt(MIDNIGHT);
    content.markStale();
    const refreshing = content.refresh();
    content.markStale();
    await refreshing;
    expect(content.isStale()).toBe(true);
  });

  it('[R2] an unchanged rotation keeps its very cards, so that what is prepared from them may stay', async () => {
    await openAt(MIDNIGHT);
    const before = content.showing.peek();
    reader.hold(feed([now, next], { revision: 1_795_000_001 }));
    content.markStale();
    await content.refresh();
    expect(content.showing.peek()?.order).toBe(before?.order);
  });

  it('[R3] a feed without any rotation keeps the one on the screen', async () => {
    await openAt(MIDNIGHT);
    reader.hold(feed([], { revision: 1_795_000_001 }));
    content.markStale();
    await content.refresh();
    expect(shownId()).toBe('r-next');
  });
});

describe('the cards of today', () => {
  const food = (validUntil: string) =>
    card({ id: 'keripik', halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil } });

  it('[C2] food stays through the day its halal certificate ends and leaves at midnight, offline too', async () => {
    now = await rotation('r-now', '2026-11-16', '2026-11-29', [await food('2026-11-24'), await card()]);
    reader.hold(feed([now]));
    await openAt(jakarta('2026-11-24T23:59:59'));
    expect(content.allowed().map(({ id }) => id)).toContain('keripik');
    await clock.advance(1000);
    expect(content.allowed().map(({ id }) => id)).toEqual(['sambal-bawang']);
    expect(content.isStale()).toBe(true);
  });

  it('[R4][C2] without a trusted clock nothing expires', async () => {
    now = await rotation('r-now', '2026-11-16', '2026-11-29', [await food('2026-01-01')]);
    reader.hold(feed([now]));
    await openAt(0);
    expect(content.allowed()).toHaveLength(1);
  });

  it('[S2] during the very first fill only the ready ones', async () => {
    const [first, second] = (now.cards as Card[]).map(({ id }) => id);
    reader.hold(feed([now]), []);
    reader.filling = { sha256: now.entry.sha256, readyCardIds: new Set([first ?? '']) };
    await openAt(jakarta('2026-11-24T12:00:00'));
    expect(content.allowed().map(({ id }) => id)).toEqual([first]);
    // The place of a card does not move while the others arrive.
    expect(content.showing.peek()?.order).toHaveLength(12);

    reader.filling = { sha256: now.entry.sha256, readyCardIds: new Set([first ?? '', second ?? '']) };
    content.markStale();
    await content.refresh();
    expect(content.allowed().map(({ id }) => id)).toEqual([first, second]);

    reader.hold(feed([now]));
    reader.filling = undefined;
    content.markStale();
    await content.refresh();
    expect(content.allowed()).toHaveLength(12);
  });

  it('[S2] a rotation that is being filled shows nothing before its first card is ready', async () => {
    reader.hold(feed([now]), []);
    reader.filling = { sha256: now.entry.sha256, readyCardIds: new Set() };
    await openAt(jakarta('2026-11-24T12:00:00'));
    expect(content.allowed()).toEqual([]);
  });
});

describe('the times of the screen', () => {
  it.each([
    ['0', 0, 1000],
    ['-5', -5, 1000],
    ['9999999999999', 9_999_999_999_999, 3_600_000],
    ['Infinity', Infinity, 3_600_000],
    ['NaN', Number.NaN, 12_000],
    ['text', 'sebentar', 12_000],
    ['null', null, 12_000],
    ['missing', undefined, 12_000],
  ])('[D3] slides of %s seconds end inside their bounds', async (_, slideSeconds, slideMs) => {
    const { screen, ...rest } = gallery();
    reader.hold(feed([now], { gallery: { ...rest, screen: { ...screen, slideSeconds } } }));
    await openAt(jakarta('2026-11-24T12:00:00'));
    expect(content.showing.peek()?.times.slideMs).toBe(slideMs);
  });

  it('[D3] the idle time and the polling have bounds of their own', async () => {
    const { screen, ...rest } = gallery();
    reader.hold(feed([now], { gallery: { ...rest, screen: { ...screen, idleSeconds: 0, pollSeconds: 1e308 } } }));
    await openAt(jakarta('2026-11-24T12:00:00'));
    expect(content.showing.peek()?.times).toMatchObject({ idleMs: 5000, pollMs: 86_400_000 });
  });

  it('[T1] today is the date in the gallery’s own zone', async () => {
    const { screen, ...rest } = gallery();
    reader.hold(feed([now], { gallery: { ...rest, screen: { ...screen, timeZone: 'Asia/Jayapura' } } }));
    // 22:30 in Jakarta is half past midnight in Jayapura.
    await openAt(jakarta('2026-11-24T22:30:00'));
    expect(content.today()).toBe('2026-11-25');
  });
});

it('[P4] a rotation that was committed again with more photos is read anew, and its cards stay the cards they were', async () => {
  await openAt(jakarta('2026-11-24T12:00:00'));
  const before = content.showing.peek();
  reader.rotation = async (sha256) => ({
    entry: now.entry,
    cards: structuredClone(before?.rotation.cards ?? []),
    quarantinedIds: [],
    photoDigests: new Set(['small', sha256]),
  });
  await content.refresh();
  expect(content.showing.peek()?.rotation.photoDigests).toBe(before?.rotation.photoDigests);
  content.markStale();
  await content.refresh();
  const after = content.showing.peek();
  expect([...(after?.rotation.photoDigests ?? [])]).toEqual(['small', now.entry.sha256]);
  expect(after?.order[0]).toBe(before?.order[0]);
});
