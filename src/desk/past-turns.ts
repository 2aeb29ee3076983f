/** What was before the rotations to fill, as turns: what screens have shown where they told, else what was planned. Pure. */
import type { LocalDate } from '../contract/dates.ts';
import { shownTurns, type PlannedRotation, type ShownTime } from '../rotation/propose.ts';

/**
 * A rotation that has ended counts by its screens' records, also when its file is gone. One that is running or coming has
 * its turns still before it and counts as planned; so does one from before the first screen reported.
 * @param fill ids of the rotations to fill; what starts with the first of them or later is for the proposal to count
 * @returns turns by product; undefined where no screen has told anything of use: then the plan is all there is
 */
export function turnsBefore(
  fill: readonly string[],
  rotations: readonly PlannedRotation[],
  times: readonly ShownTime[],
  today: LocalDate,
): ReadonlyMap<string, number> | undefined {
  const planned = new Map(rotations.map((rotation) => [rotation.id, rotation]));
  const measured = [...shownTurns(times)].filter(([id]) => hasEnded(planned.get(id), today));
  if (measured.length === 0) return undefined;
  const first = fill.map((id) => planned.get(id)?.starts ?? '').toSorted()[0] ?? '';
  const isMeasured = new Set(measured.map(([id]) => id));
  const unmeasured = rotations.filter(({ id, starts }) => starts < first && !isMeasured.has(id));
  const turns = new Map<string, number>();
  const add = (product: string, more: number) => turns.set(product, (turns.get(product) ?? 0) + more);
  for (const [, ofRotation] of measured) for (const [product, more] of ofRotation) add(product, more);
  for (const { products } of unmeasured) for (const product of new Set(products)) add(product, 1);
  return turns;
}

/** One without a file was shown, so it is over. */
const hasEnded = (rotation: PlannedRotation | undefined, today: LocalDate): boolean =>
  rotation === undefined || rotation.ends < today;
