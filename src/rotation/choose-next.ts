/**
 * Whose turn is next. Each slot goes to a Suku Dinas, however many products it has (R5, R6), and inside it to its
 * least-shown product (R7); what was last on the screen is not followed by more of the same (R8).
 */
import type { SudinKey } from '../contract/places.ts';
import { bySudin } from './by-sudin.ts';
import { keepsFair } from './fair-share.ts';
import { levelled, rollCall, type Standing } from './standings.ts';
import type { TurnCard, Turns } from './turns.ts';

export interface Choice<C extends TurnCard> {
  readonly card: C;
  /** The account this choice was made in, brought up to date with the cards; the slide is booked here. */
  readonly turns: Turns;
}

/** What a unit would show, were it its turn. */
interface Offer<C extends TurnCard> {
  readonly card: C;
  readonly aheadMs: number;
  /** Whether everybody stays within one slide of its share when this unit has the slot. */
  readonly isFair: boolean;
  readonly changesCommodity: boolean;
  /** How many commodities the unit can choose from now. */
  readonly commodities: number;
}

/**
 * The card of the next slot, or undefined when there is none. Pure, so the slide after can be chosen and decoded while
 * this one stands: `chooseNext(cards, bookShown(choice.turns, choice.card, slideMs), slideMs)`; after a touch, anew.
 * @param cards those that may be shown now; a card that cannot be decoded is left out by the caller
 * @param slideMs how long a slide is meant to stand
 */
export function chooseNext<C extends TurnCard>(
  cards: readonly C[],
  before: Turns,
  slideMs: number,
): Choice<C> | undefined {
  const cardsOf = bySudin(cards);
  const turns = upToDate(before, cardsOf, slideMs);
  const shownMs = turns.units.map(({ aheadMs }) => aheadMs);
  const offers = turns.units.flatMap(({ key, aheadMs }, index): Offer<C>[] => {
    const due = dueProducts(cardsOf.get(key) ?? [], turns.products[key] ?? [], turns.last, slideMs);
    const card = due.find(({ commodity }) => commodity !== turns.last?.commodity) ?? due[0];
    if (card === undefined) return [];
    return [
      {
        card,
        aheadMs,
        isFair: keepsFair(shownMs, index, slideMs),
        changesCommodity: card.commodity !== turns.last?.commodity,
        commodities: new Set(due.map(({ commodity }) => commodity)).size,
      },
    ];
  });
  const best = bestOf(offers, turns.last);
  return best === undefined ? undefined : { card: best.card, turns };
}

function upToDate(turns: Turns, cardsOf: ReadonlyMap<SudinKey, readonly TurnCard[]>, slideMs: number): Turns {
  const units = rollCall(turns.units, new Set(cardsOf.keys()), slideMs);
  const before = new Set(turns.units.map(({ key }) => key));
  const isSameCompany = units.length === before.size && units.every(({ key }) => before.has(key));
  const products: { [Sudin in SudinKey]?: readonly Standing[] } = {};
  for (const [sudin, cards] of cardsOf) {
    products[sudin] = rollCall(turns.products[sudin] ?? [], new Set(cards.map(({ id }) => id)), slideMs);
  }
  // R6: when a unit joins or leaves, every share changes; all start level, and nobody is paid for the time before.
  return { ...turns, units: isSameCompany ? units : levelled(units), products };
}

/** [R7] The unit's least-shown products, without the one that was last on the screen while there is another. */
function dueProducts<C extends TurnCard>(
  cards: readonly C[],
  standings: readonly Standing[],
  last: Turns['last'],
  slideMs: number,
): C[] {
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const others = standings.filter(({ key }) => key !== last?.id);
  const candidates = others.length > 0 ? others : standings;
  // Less than half a slide apart counts as level, or the jitter of timers would freeze the order of the products.
  const limit = Math.min(...candidates.map(({ aheadMs }) => aheadMs)) + slideMs / 2;
  return candidates
    .filter(({ aheadMs }) => aheadMs < limit)
    .toSorted((a, b) => a.aheadMs - b.aheadMs)
    .flatMap(({ key }) => cardOf.get(key) ?? []);
}

function bestOf<C extends TurnCard>(offers: readonly Offer<C>[], last: Turns['last']): Offer<C> | undefined {
  // R8: the same product follows itself only where there is no other.
  const fresh = offers.filter(({ card }) => card.id !== last?.id);
  const open = fresh.length > 0 ? fresh : offers;
  const fair = open.filter(({ isFair }) => isFair);
  if (fair.length === 0) return open.toSorted(byDeficit)[0];
  return fair.toSorted(
    (a, b) =>
      // R8: another commodity where fairness allows it; a unit with less choice first, the freer one can wait.
      Number(b.changesCommodity) - Number(a.changesCommodity) || a.commodities - b.commodities || byDeficit(a, b),
  )[0];
}

/** [R5] The largest deficit first. Equals keep their order: who has waited longest. */
const byDeficit = (a: { readonly aheadMs: number }, b: { readonly aheadMs: number }): number => a.aheadMs - b.aheadMs;
