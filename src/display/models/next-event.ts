/** The next moment of the wall calendar that a slide must not run over: midnight (rotations, permits) and closing time. */
import { addDays } from '../../contract/dates.ts';
import type { Clock } from '../../device/clock.ts';
import { epochOf, localNow, openingAt } from '../../rotation/calendar.ts';
import type { Showing } from './content.ts';

/** Milliseconds from now; Infinity without a trusted clock or without content. */
export function untilNextEventMs(clock: Clock, showing: Showing | undefined): number {
  const { epochMs, trusted } = clock.wall();
  if (!trusted || showing === undefined) return Infinity;
  const { timeZone } = showing;
  const midnight = epochOf(addDays(localNow(epochMs, timeZone).date, 1), 0, timeZone);
  const opening = openingAt(showing.feed.feed.gallery.screen.hours, epochMs, timeZone);
  const closing = opening.open ? (opening.closesAtEpochMs ?? Infinity) : Infinity;
  return Math.min(midnight, closing) - epochMs;
}
