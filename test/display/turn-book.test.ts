import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/contract/feed.ts';
import { createTurnBook, type TurnBook } from '../../src/display/models/turn-book.ts';
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
    expect(after.exposure()).toHaveLength(6);
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
    expect(turns.exposure().map(({ shownMs, share }) => [shownMs, share])).toEqual(
      Array.from({ length: 6 }, () => [SLIDE_MS, 1 / 6]),
    );
  });
});
