/** A loop without a screen: catalogues of units and products, and a driver that keeps its own account of what was shown. */
import * as fc from 'fast-check';
import { COMMODITIES, SUDIN_KEYS, type Commodity, type SudinKey } from '../../src/contract/places.ts';
import { chooseNext } from '../../src/rotation/choose-next.ts';
import { parseTurns } from '../../src/rotation/stored-turns.ts';
import { bookShown, bookTouch, emptyTurns, type TurnCard, type Turns } from '../../src/rotation/turns.ts';

export const SLIDE_MS = 12_000;

export const turnCard = (sudin: SudinKey, n: number, commodity: Commodity = 'kriya'): TurnCard => ({
  id: `${sudin}-${n}`,
  sudin,
  commodity,
});

/** One unit per entry; the letters of "krf" name the commodity of each of its products. */
export const catalogue = (...units: string[]): TurnCard[] =>
  units.flatMap((letters, unitIndex) =>
    letters.split('').map((letter, n) => {
      const commodity = { k: 'kuliner', r: 'kriya', f: 'fesyen' }[letter] as Commodity;
      return turnCard(SUDIN_KEYS[unitIndex] as SudinKey, n, commodity);
    }),
  );

/** 1–6 units of 1–30 products each. */
export const catalogues = fc
  .uniqueArray(fc.constantFrom(...SUDIN_KEYS), { minLength: 1 })
  .chain((units) =>
    fc.tuple(
      ...units.map((sudin) =>
        fc
          .array(fc.constantFrom(...COMMODITIES), { minLength: 1, maxLength: 30 })
          .map((commodities) => commodities.map((commodity, n) => turnCard(sudin, n, commodity))),
      ),
    ),
  )
  .map((units) => units.flat());

export type Step =
  /** A slide; `share` of its time, less than 1 when it is cut short. */
  | { readonly type: 'slide'; readonly share: number }
  /** A slide cut short by a visitor, who then holds a card. */
  | { readonly type: 'touch'; readonly share: number; readonly heldMs: number }
  | { readonly type: 'restart' }
  | { readonly type: 'feed'; readonly cards: readonly TurnCard[] };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const slide = fc.constant<Step>({ type: 'slide', share: 1 });
const touch = fc.record({ type: fc.constant('touch' as const), share, heldMs: fc.nat(600_000) });
const restart = fc.constant<Step>({ type: 'restart' });
const feed = fc.record({ type: fc.constant('feed' as const), cards: catalogues });

/** What happens to a screen: mostly whole slides, now and then visitors, restarts and new feeds. */
export const histories = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: slide },
    { weight: 4, arbitrary: touch },
    { weight: 2, arbitrary: restart },
    { weight: 1, arbitrary: feed },
  ),
  { minLength: 20, maxLength: 200, size: 'max' },
);

/** The same without a visitor, but slides may still be cut short. */
export const unattended = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: slide },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('slide' as const), share }) },
    { weight: 1, arbitrary: restart },
    { weight: 1, arbitrary: feed },
  ),
  { minLength: 20, maxLength: 200, size: 'max' },
);

export interface Shown {
  readonly card: TurnCard;
  readonly shownMs: number;
  /** Shown directly after the one before: no visitor in between. */
  readonly follows: TurnCard | undefined;
  readonly cards: readonly TurnCard[];
  /** Shown time of every unit since the units last changed, this slide included. */
  readonly account: ReadonlyMap<SudinKey, number>;
  readonly turns: Turns;
}

export function* play(first: readonly TurnCard[], steps: Iterable<Step>, start: Turns = emptyTurns): Generator<Shown> {
  let cards = first;
  let turns = start;
  let account = new Map<SudinKey, number>();
  let follows: TurnCard | undefined;
  for (const step of steps) {
    if (step.type === 'restart') turns = parseTurns(JSON.parse(JSON.stringify(turns)));
    else if (step.type === 'feed') cards = step.cards;
    else {
      const choice = chooseNext(cards, turns, SLIDE_MS);
      if (choice === undefined) throw new Error('no card was chosen');
      const { card } = choice;
      const units = new Set(cards.map(({ sudin }) => sudin));
      if (units.size !== account.size || [...units].some((unit) => !account.has(unit))) {
        account = new Map([...units].map((unit) => [unit, 0]));
      }
      const shownMs = Math.round(step.share * SLIDE_MS);
      account = new Map(account).set(card.sudin, (account.get(card.sudin) ?? 0) + shownMs);
      turns = bookShown(choice.turns, card, shownMs);
      if (step.type === 'touch') turns = bookTouch(turns, card, step.heldMs);
      yield { card, shownMs, follows, cards, account, turns };
      follows = step.type === 'touch' ? undefined : card;
    }
  }
}

export const wholeSlides = (count: number): Step[] =>
  Array.from({ length: count }, () => ({ type: 'slide', share: 1 }));

/** How far the unit furthest from its equal share is from it. */
export function deviationMs(account: ReadonlyMap<unknown, number>): number {
  const values = [...account.values()];
  const mean = values.reduce((total, ms) => total + ms, 0) / values.length;
  return Math.max(...values.map((ms) => Math.abs(ms - mean)));
}

export const commodityRepeats = (shown: Iterable<{ card: TurnCard }>): number => {
  let repeats = 0;
  let last: Commodity | undefined;
  for (const { card } of shown) {
    if (card.commodity === last) repeats++;
    last = card.commodity;
  }
  return repeats;
};
