/** Weeks of the loop in a few seconds: the clock is turned by hand, the turns are the real ones. */
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/contract/feed.ts';
import { COMMODITIES, SUDIN_KEYS, type Commodity } from '../../src/contract/places.ts';
import { card } from '../factory.ts';
import { deviationMs } from '../rotation/loop.ts';
import { digestOf, quickPhoto, showingOf } from './fakes.ts';
import { CHANGE_MS, loop, SLIDE_MS } from './loop.ts';

const SLIDES = 5000;

/** Six units with 1, 4, 7, 10, 13 and 16 products. */
async function unequalUnits(edition = ''): Promise<Card[]> {
  const made: Card[] = [];
  for (const [unit, sudin] of SUDIN_KEYS.entries()) {
    for (let n = 0; n <= unit * 3; n++) {
      const id = `${sudin}-${n}${edition}`;
      const commodity = COMMODITIES[(unit + n) % COMMODITIES.length] as Commodity;
      made.push(await card({ id, sudin, commodity, photos: [quickPhoto(id)] }));
    }
  }
  return made;
}

describe('5,000 slides', { timeout: 60_000 }, () => {
  it('[R5][R8] no unit is ever further than one slide from its share, however many products it has', async () => {
    const made = await loop(showingOf(await unequalUnits()));
    await made.clock.advance(SLIDES * SLIDE_MS);
    const account = new Map(SUDIN_KEYS.map((key) => [key, 0]));
    let worstMs = 0;
    let last = '';
    let repeats = 0;
    for (const { sudin, shownMs, productId } of made.ledger.plays) {
      account.set(sudin, (account.get(sudin) ?? 0) + shownMs);
      worstMs = Math.max(worstMs, deviationMs(account));
      if (productId === last) repeats++;
      last = productId;
    }
    expect(made.ledger.plays).toHaveLength(SLIDES);
    expect(worstMs).toBeLessThanOrEqual(SLIDE_MS);
    expect(repeats).toBe(0);
  });

  it('[D6][D7] with failing photos, new feeds, rests and mishaps nothing grows and nothing stops', async () => {
    const made = await loop(showingOf(await unequalUnits()));
    const accountSizes: number[] = [];
    let mostTimers = 0;
    let mostSlides = 0;
    made.show.stage.subscribe(({ previous, current, next }) => {
      mostSlides = Math.max(mostSlides, [previous, current, next].filter((slide) => slide !== undefined).length);
    });
    for (let round = 0; round < SLIDES / 50; round++) {
      const edition = await unequalUnits(round % 10 === 0 ? `-${round}` : '');
      made.content.put(showingOf(edition, { revision: round + 1 }));
      made.photos.broken.clear();
      for (const each of edition.filter((_, index) => index % 7 === round % 7)) made.photos.broken.add(digestOf(each));
      for (let slide = 0; slide < 50; slide++) {
        await made.clock.advance(SLIDE_MS);
        mostTimers = Math.max(mostTimers, made.clock.pending);
      }
      made.boundary = () => {
        made.boundary = () => ({ show: round % 2 === 0, restMs: 1000 });
        throw new Error('no store');
      };
      await made.clock.advance(2 * SLIDE_MS);
      made.boundary = () => ({ show: true });
      accountSizes.push(JSON.stringify(made.ledger.accounts.at(-1)).length);
      made.ledger.accounts.length = 0;
    }
    expect(made.show.mishaps.value).toBe(SLIDES / 50);
    expect(made.show.skippedPhotos.value).toBeGreaterThan(0);
    expect(mostTimers).toBe(1);
    expect(mostSlides).toBe(2);
    // The account of turns goes with the catalogue, not with the time.
    expect(Math.max(...accountSizes.slice(-20))).toBeLessThanOrEqual(Math.max(...accountSizes.slice(0, 20)) + 100);
    made.shown.length = 0;
    await made.clock.advance(10 * SLIDE_MS + CHANGE_MS);
    expect(made.shown.length).toBeGreaterThanOrEqual(9);
  });
});
