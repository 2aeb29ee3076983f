/**
 * The account of turns: which Suku Dinas was shown how long, and inside it which product. Plain JSON, so that it
 * survives a restart as it is (R6). Who is next is decided in choose-next.ts. One slot of the loop:
 *
 *     const choice = chooseNext(cards, turns, slideMs);
 *     … show choice.card …
 *     turns = bookShown(choice.turns, choice.card, shownMs);
 */
import type { Commodity, SudinKey } from '../contract/places.ts';
import { credit, type Standing } from './standings.ts';

/** What turns need to know of a card. */
export interface TurnCard {
  readonly id: string;
  readonly sudin: SudinKey;
  readonly commodity: Commodity;
}

export const TURNS_VERSION = 1;

export interface Turns {
  readonly version: typeof TURNS_VERSION;
  /** The units that had a card at the last choice, the one that has waited longest first. */
  readonly units: readonly Standing<SudinKey>[];
  /** The same for the products of each of these units. */
  readonly products: { readonly [Sudin in SudinKey]?: readonly Standing[] };
  /** What the next slide must not repeat; null when nothing was shown yet, or a visitor's touch lies between. */
  readonly last: Pick<TurnCard, 'id' | 'commodity'> | null;
  /** Sums since the account was opened, for the status overlay; no choice depends on them. */
  readonly totals: { readonly [Sudin in SudinKey]?: Total };
}

export interface Total {
  readonly shownMs: number;
  readonly touchMs: number;
}

export const emptyTurns: Turns = { version: TURNS_VERSION, units: [], products: {}, last: null, totals: {} };

/** [R5] Books a slide that was painted; one cut short by a touch counts for as long as it stood. */
export function bookShown(turns: Turns, card: TurnCard, shownMs: number): Turns {
  const ms = wholeMs(shownMs);
  return {
    ...turns,
    units: credit(turns.units, card.sudin, ms),
    products: { ...turns.products, [card.sudin]: credit(turns.products[card.sudin] ?? [], card.id, ms) },
    last: { id: card.id, commodity: card.commodity },
    totals: withTotal(turns, card.sudin, { shownMs: ms, touchMs: 0 }),
  };
}

/**
 * [R9] Books the time a visitor held a card, 0 for a touch that only opened the browser: nobody's turn. What follows a
 * visitor follows nothing, so a product whose slide was cut short may be given the rest of its turn.
 */
export function bookTouch(turns: Turns, card: TurnCard, heldMs: number): Turns {
  return { ...turns, last: null, totals: withTotal(turns, card.sudin, { shownMs: 0, touchMs: wholeMs(heldMs) }) };
}

function withTotal(turns: Turns, sudin: SudinKey, more: Total): Turns['totals'] {
  const { shownMs, touchMs } = turns.totals[sudin] ?? { shownMs: 0, touchMs: 0 };
  return { ...turns.totals, [sudin]: { shownMs: shownMs + more.shownMs, touchMs: touchMs + more.touchMs } };
}

/** Whole milliseconds add up exactly; nonsense counts as nothing. */
const wholeMs = (ms: number): number => (Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : 0);
