import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/contract/feed.ts';
import { createTurnBook, type TurnBook } from '../../src/display/models/turn-book.ts';
import { exposure } from '../../src/rotation/exposure.ts';
import { cards } from '../factory.ts';
import { fakeLedger, type FakeLedger } from './fakes.ts';
import { handClock, NOON_MS, type HandClock } from './hand-clock.ts';
import { SLIDE_MS } from './loop.ts';

let clock: HandClock;
let ledger: FakeLedger;
let all: Card[];
let ids: number;

const book = (): TurnBook =>
  createTurnBook({
    clock,
    ledger,
    context: () => ({ rotationId: 'r-now', revision: 7 }),
    newId: () => `play-${++ids}`,
  });

/** A whole slide of whoever is due. */
async function slide(turns: TurnBook, ms = SLIDE_MS): Promise<Card> {
  const card = turns.next(all, undefined, SLIDE_MS);
  if (card === undefined) throw new Error('nobody is due');
  turns.begin(card, all, SLIDE_MS);
  await clock.advance(ms);
  await turns.finish();
  return card;
}

const sudinOf = async (turns: TurnBook, count: number): Promise<string[]> => {
  const units: string[] = [];
  for (let n = 0; n < count; n++) units.push((await slide(turns)).sudin);
  return units;
};

beforeEach(async () => {
  clock = handClock();
  ledger = fakeLedger();
  // All of one commodity: fairness alone decides, so six slides are six units.
  all = (await cards(2)).map((each): Card => Object.assign(each, { commodity: 'kriya' }));
  ids = 0;
});

describe('the book of turns', () => {
  it('[D8] a slide is one play with its turn in the same record', async () => {
    const card = await slide(book());
    expect(ledger.plays).toEqual([
      {
        id: 'play-1',
        productId: card.id,
        sudin: card.sudin,
        commodity: card.commodity,
        rotationId: 'r-now',
        revision: 7,
        startedAt: NOON_MS,
        clockTrusted: true,
        shownMs: SLIDE_MS,
        reason: 'passive',
      },
    ]);
    expect(ledger.accounts).toMatchObject([
      { last: { id: card.id }, totals: { [card.sudin]: { shownMs: SLIDE_MS, touchMs: 0 } } },
    ]);
  });

  it('[T2] the device clock has no say in how long a play was', async () => {
    const turns = book();
    const card = turns.next(all, undefined, SLIDE_MS);
    if (card !== undefined) turns.begin(card, all, SLIDE_MS);
    clock.setDeviceClock(0);
    await clock.advance(4000);
    await turns.finish();
    expect(ledger.plays.map(({ shownMs }) => shownMs)).toEqual([4000]);
  });

  it('[T3] a play under a clock that is not trusted says so', async () => {
    clock = handClock(0);
    await slide(book());
    expect(ledger.plays.map(({ clockTrusted }) => clockTrusted)).toEqual([false]);
  });

  it('[R5] gives every unit its slide before any has a second', async () => {
    expect(new Set(await sudinOf(book(), 6)).size).toBe(6);
  });

  it('[R5] asked ahead while a card stands, it answers as if that card had stood its time', async () => {
    const turns = book();
    const first = turns.next(all, undefined, SLIDE_MS);
    if (first === undefined) throw new Error('nobody is due');
    turns.begin(first, all, SLIDE_MS);
    const ahead = turns.next(all, first, SLIDE_MS);
    await clock.advance(SLIDE_MS);
    await turns.finish();
    expect(ahead?.sudin).not.toBe(first.sudin);
    expect(turns.next(all, first, SLIDE_MS)).toBe(ahead);
  });

  it('[R5] asking changes nothing, however often', async () => {
    const asked = book();
    const quiet = book();
    for (let n = 0; n < 24; n++) {
      for (let often = 0; often < 3; often++) asked.next(all.slice(often), all[often], SLIDE_MS);
      expect((await slide(asked)).id).toBe((await slide(quiet)).id);
    }
  });

  it('[R6] a restart goes on where the account stands', async () => {
    const before = book();
    const served = await sudinOf(before, 3);
    const after = book();
    after.open(JSON.parse(JSON.stringify(ledger.accounts.at(-1))));
    expect(new Set([...served, ...(await sudinOf(after, 3))]).size).toBe(6);
    expect(exposure(after.account())).toHaveLength(6);
  });

  it.each([undefined, null, 'turns', { version: 99 }, { version: 1, units: 'all' }])(
    '[R6] an account that is nonsense (%j) is begun anew',
    async (stored) => {
      const turns = book();
      turns.open(stored);
      expect(new Set(await sudinOf(turns, 6)).size).toBe(6);
    },
  );

  it('[S5] a full disk costs the record, neither the loop nor the account', async () => {
    const turns = book();
    ledger.fault = new DOMException('full', 'QuotaExceededError');
    const unrecorded = await sudinOf(turns, 3);
    ledger.fault = undefined;
    expect(new Set([...unrecorded, ...(await sudinOf(turns, 3))]).size).toBe(6);
    expect(ledger.plays).toHaveLength(3);
    // The first record that is written again knows of the turns that were not.
    expect(Object.keys(ledger.accounts[0]?.totals ?? {})).toHaveLength(4);
  });

  it('[D8] what was never begun has nothing to finish, and nothing is finished twice', async () => {
    const turns = book();
    await turns.finish();
    await slide(turns);
    await turns.finish();
    expect(ledger.plays).toHaveLength(1);
  });

  it('[R5] nobody is due when there is no card', () => {
    expect(book().next([], undefined, SLIDE_MS)).toBeUndefined();
  });

  it('[R5] exposure tells each unit’s shown time and share', async () => {
    const turns = book();
    await sudinOf(turns, 6);
    expect(exposure(turns.account()).map(({ shownMs, share }) => [shownMs, share])).toEqual(
      Array.from({ length: 6 }, () => [SLIDE_MS, 1 / 6]),
    );
  });
});

describe('a visitor', () => {
  /** A slide that stands. */
  function standing(turns: TurnBook): Card {
    const card = turns.next(all, undefined, SLIDE_MS);
    if (card === undefined) throw new Error('nobody is due');
    turns.begin(card, all, SLIDE_MS);
    return card;
  }

  it('[R9] cuts the slide short: one play of as long as it stood, and what follows follows nothing', async () => {
    const turns = book();
    const card = standing(turns);
    await clock.advance(4000);
    await turns.cut();
    expect(ledger.plays).toMatchObject([{ productId: card.id, shownMs: 4000, reason: 'passive' }]);
    expect(ledger.accounts).toMatchObject([
      { last: null, totals: { [card.sudin]: { shownMs: 4000, touchMs: 0 } }, units: [{}, {}, {}, {}, {}, {}] },
    ]);
    // The loop wakes and finishes the slide it knew; a second touch cuts nothing.
    await turns.finish();
    await turns.cut();
    expect(ledger.plays).toHaveLength(1);
  });

  it('[R9] who touches what is not there cuts nothing', async () => {
    const turns = book();
    const before = turns.account();
    await turns.cut();
    expect([ledger.plays, turns.account()]).toEqual([[], before]);
  });

  it('[R9] holds a product: a play of its own, booked as touch time and nobody’s turn', async () => {
    const turns = book();
    await turns.cut();
    const [card, other] = all as [Card, Card];
    const before = turns.account();
    turns.beginTouch(card);
    await clock.advance(30_000);
    await turns.finishTouch();
    expect(ledger.plays).toEqual([
      {
        id: 'play-1',
        productId: card.id,
        sudin: card.sudin,
        commodity: card.commodity,
        rotationId: 'r-now',
        revision: 7,
        startedAt: NOON_MS,
        clockTrusted: true,
        shownMs: 30_000,
        reason: 'touch',
      },
    ]);
    expect(ledger.accounts).toEqual([
      { ...before, last: null, totals: { [card.sudin]: { shownMs: 0, touchMs: 30_000 } } },
    ]);
    expect(turns.next([card, other], undefined, SLIDE_MS)).toBe(card);
  });

  it('[R9] may finish twice, and before anything began: it is booked once', async () => {
    const turns = book();
    await turns.finishTouch();
    turns.beginTouch(all[0] as Card);
    await Promise.all([turns.finishTouch(), turns.finishTouch()]);
    await turns.finishTouch();
    expect(ledger.plays).toHaveLength(1);
  });

  it('[R9] holds one product at a time', async () => {
    const turns = book();
    const [first, second] = all as [Card, Card];
    turns.beginTouch(first);
    await clock.advance(5000);
    turns.beginTouch(second);
    await clock.advance(7000);
    await turns.finishTouch();
    expect(ledger.plays.map(({ productId, shownMs }) => [productId, shownMs])).toEqual([
      [first.id, 5000],
      [second.id, 7000],
    ]);
  });

  it('[R9] is left alone by a loop that wakes late to finish its slide', async () => {
    const turns = book();
    const slide = standing(turns);
    await clock.advance(2000);
    await turns.cut();
    turns.beginTouch(all[3] as Card);
    await turns.finish();
    await clock.advance(8000);
    await turns.finishTouch();
    expect(ledger.plays.map(({ productId, shownMs, reason }) => [productId, shownMs, reason])).toEqual([
      [slide.id, 2000, 'passive'],
      [all[3]?.id, 8000, 'touch'],
    ]);
  });

  it('[R9] costs no unit its turn, however often a visitor cuts and holds', async () => {
    const turns = book();
    const units: string[] = [];
    for (let n = 0; n < 6; n++) {
      units.push((await slide(turns)).sudin);
      await turns.cut();
      turns.beginTouch(all[0] as Card);
      await clock.advance(60_000);
      await turns.finishTouch();
    }
    expect(new Set(units).size).toBe(6);
  });

  it('[T2] the device clock has no say in how long a product was held', async () => {
    const turns = book();
    turns.beginTouch(all[0] as Card);
    clock.setDeviceClock(0);
    await clock.advance(4000);
    await turns.finishTouch();
    expect(ledger.plays.map(({ shownMs }) => shownMs)).toEqual([4000]);
  });

  it('[S5] a full disk costs the record, neither the visit nor the account', async () => {
    const turns = book();
    ledger.fault = new DOMException('full', 'QuotaExceededError');
    const card = standing(turns);
    await clock.advance(1000);
    await turns.cut();
    turns.beginTouch(card);
    await clock.advance(2000);
    turns.beginTouch(card);
    await clock.advance(3000);
    await turns.finishTouch();
    expect(ledger.plays).toEqual([]);
    expect(exposure(turns.account())).toMatchObject([{ sudin: card.sudin, shownMs: 1000, touchMs: 5000 }]);
  });
});
