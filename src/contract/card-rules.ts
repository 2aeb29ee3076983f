/**
 * [C-rules a screen keeps itself, every day, online or not.] Free of zod so that the first card pays nothing for them.
 * "Today" is a local date of the gallery; with an untrusted clock it is undefined and nothing expires.
 */
import type { LocalDate } from './dates.ts';
import type { Card } from './feed.ts';

type Permits = Pick<Card, 'commodity' | 'halal' | 'pirt'>;

const runsOn = (validUntil: LocalDate | undefined, today: LocalDate | undefined): boolean =>
  validUntil === undefined || today === undefined || today <= validUntil;

/** [C1][C2] Food needs a halal certificate, and leaves the screen on the day after a printed validity ends. */
export function mayBeShown(card: Permits, today: LocalDate | undefined): boolean {
  return card.commodity !== 'kuliner' || (card.halal !== undefined && runsOn(card.halal.validUntil, today));
}

/** [C2][C3] A badge goes with the permit; an expired P-IRT costs the badge, not the product. */
export function badgesOf(card: Permits, today: LocalDate | undefined): { halal: boolean; pirt: boolean } {
  return {
    halal: card.halal !== undefined && runsOn(card.halal.validUntil, today),
    pirt: card.pirt !== undefined && runsOn(card.pirt.validUntil, today),
  };
}
