import type { Commodity } from '../contract/places.ts';
import { bySudin } from './by-sudin.ts';
import type { TurnCard } from './turns.ts';

/**
 * The cards of a rotation in one fixed, fair order: round after round each unit that still has cards gives one, and
 * neighbours differ in commodity where the round allows it. Positions ("7 dari 36") and the browse grid use it. It
 * depends on the cards alone, so a position means the same after every restart.
 */
export function fairOrder<C extends TurnCard>(cards: readonly C[]): C[] {
  const ordered: C[] = [];
  const waiting = [...bySudin(cards).values()];
  while (ordered.length < cards.length) {
    const round = waiting.filter((own) => own.length > 0);
    while (round.length > 0) {
      const { unitIndex, cardIndex } = nextIn(round, ordered.at(-1)?.commodity);
      const [unit] = round.splice(unitIndex, 1);
      ordered.push(...(unit?.splice(cardIndex, 1) ?? []));
    }
  }
  return ordered;
}

/** The first unit of the round that can change the commodity, with its first card that does; else simply the first. */
function nextIn(
  round: readonly (readonly TurnCard[])[],
  last: Commodity | undefined,
): { unitIndex: number; cardIndex: number } {
  for (const [unitIndex, own] of round.entries()) {
    const cardIndex = own.findIndex(({ commodity }) => commodity !== last);
    if (cardIndex >= 0) return { unitIndex, cardIndex };
  }
  return { unitIndex: 0, cardIndex: 0 };
}
