/**
 * Time on the screens as turns of a planner. Screens differ in number and in hours, and one that has reported for the last
 * two days of a rotation only has still told how these were shared; so time counts within its rotation and its unit: a
 * product that had its equal part of the unit's time had one turn, one that came in halfway had less, and the others more.
 */
import type { SudinKey } from '../contract/places.ts';

/** How long a product was on in a rotation, on all screens; without what visitors held. */
export interface ShownTime {
  readonly rotation: string;
  readonly sudin: SudinKey;
  /** Id. */
  readonly product: string;
  readonly shownMs: number;
}

/** Finer differences are the loop's own rounding, and must not decide whose turn is next. */
const STEPS_PER_TURN = 4;

/** Of a whole rotation: a screen that was on for some minutes has not shown how its products are shared. */
const ENOUGH_MS = 3_600_000;

/** Turns by product, by rotation; a rotation of which too little is known is not among them. */
export function shownTurns(times: readonly ShownTime[]): Map<string, Map<string, number>> {
  const turns = new Map<string, Map<string, number>>();
  for (const [rotation, ofRotation] of groupedBy(times, (time) => time.rotation)) {
    if (totalMs(ofRotation) < ENOUGH_MS) continue;
    const units = [...groupedBy(ofRotation, ({ sudin }) => sudin).values()];
    turns.set(rotation, new Map(units.flatMap(turnsInUnit)));
  }
  return turns;
}

function turnsInUnit(times: readonly ShownTime[]): [product: string, turns: number][] {
  const shown = times.filter(({ shownMs }) => shownMs > 0);
  const equalMs = totalMs(shown) / shown.length;
  return shown.map(({ product, shownMs }) => [
    product,
    Math.round((shownMs / equalMs) * STEPS_PER_TURN) / STEPS_PER_TURN,
  ]);
}

const totalMs = (times: readonly ShownTime[]): number => times.reduce((sum, { shownMs }) => sum + shownMs, 0);

function groupedBy<Key>(times: readonly ShownTime[], keyOf: (time: ShownTime) => Key): Map<Key, ShownTime[]> {
  const groups = new Map<Key, ShownTime[]>();
  for (const time of times) {
    const key = keyOf(time);
    groups.set(key, [...(groups.get(key) ?? []), time]);
  }
  return groups;
}
