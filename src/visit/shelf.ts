/**
 * What lies on the shelf a visitor looks at: the cards of the rotation in their fair order, narrowed by at most one
 * commodity and one unit, in pages. Pure, and as cheap with 500 cards as with 24: a page is cut out, never drawn whole.
 */
import { COMMODITIES, SUDIN_KEYS, type Commodity, type SudinKey } from '../contract/places.ts';
import type { TurnCard } from '../rotation/turns.ts';

export interface Filters {
  /** Undefined is `Semua`. */
  readonly commodity: Commodity | undefined;
  readonly sudin: SudinKey | undefined;
}

export const noFilters: Filters = { commodity: undefined, sudin: undefined };

/** [V1] The cards both rows of filters let through, in the order they came in. */
export function onShelf<C extends TurnCard>(cards: readonly C[], { commodity, sudin }: Filters): C[] {
  return cards.filter(
    (card) =>
      (commodity === undefined || card.commodity === commodity) && (sudin === undefined || card.sudin === sudin),
  );
}

export interface FilterCounts {
  /** How many cards `Semua` of the commodity row leaves. */
  readonly anyCommodity: number;
  readonly commodities: Readonly<Record<Commodity, number>>;
  readonly anySudin: number;
  readonly sudin: Readonly<Record<SudinKey, number>>;
}

/** [V1] The number on a filter is what a visitor would see after pressing it, with the other row as it is. */
export function filterCounts(cards: readonly TurnCard[], { commodity, sudin }: Filters): FilterCounts {
  const ofSudin = onShelf(cards, { commodity: undefined, sudin });
  const ofCommodity = onShelf(cards, { commodity, sudin: undefined });
  return {
    anyCommodity: ofSudin.length,
    commodities: countBy(COMMODITIES, ofSudin, (card) => card.commodity),
    anySudin: ofCommodity.length,
    sudin: countBy(SUDIN_KEYS, ofCommodity, (card) => card.sudin),
  };
}

function countBy<K extends string>(
  keys: readonly K[],
  cards: readonly TurnCard[],
  keyOf: (card: TurnCard) => K,
): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const card of cards) counts[keyOf(card)]++;
  return counts;
}

export interface Page<C> {
  readonly cards: readonly C[];
  /** From 0. */
  readonly index: number;
  /** At least 1: an empty shelf is one page that says so. */
  readonly total: number;
}

/**
 * [V2] One page of the shelf. A page that does not exist (any more) is the nearest one that does: a filter, a larger text
 * or a newer feed may leave fewer pages than the visitor was on.
 */
export function pageOf<C>(cards: readonly C[], perPage: number, wantedIndex: number): Page<C> {
  const total = Math.max(1, Math.ceil(cards.length / perPage));
  const index = Math.min(Math.max(0, wantedIndex), total - 1);
  return { cards: cards.slice(index * perPage, (index + 1) * perPage), index, total };
}

/** [V2] The page a product lies on, or the first one when it is not on this shelf. */
export function pageIndexOf(cards: readonly Pick<TurnCard, 'id'>[], perPage: number, id: string): number {
  const place = cards.findIndex((card) => card.id === id);
  return Math.max(0, Math.floor(place / perPage));
}
