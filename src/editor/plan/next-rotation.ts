/** What a new rotation would be called and when it would run: right behind the last, as long, numbered on. */
import type { RotationView } from '../../api/plan.ts';
import { addDays, daysBetween, type LocalDate } from '../../contract/dates.ts';

/** Where there is none before it. */
const USUAL_DAYS = 14;

export function nextRotation(
  rotations: readonly RotationView[],
  today: LocalDate,
): Pick<RotationView, 'title' | 'starts' | 'ends'> {
  const last = rotations.toSorted((a, b) => (a.ends < b.ends ? 1 : -1))[0];
  const starts = last === undefined || last.ends < today ? today : addDays(last.ends, 1);
  const days = last === undefined ? USUAL_DAYS : daysBetween(last.starts, last.ends) + 1;
  return { title: { id: counted(last?.title.id) }, starts, ends: addDays(starts, days - 1) };
}

/** "Rotasi 8" is followed by "Rotasi 9"; a name without a number by "Rotasi baru". */
function counted(before: string | undefined): string {
  const number = before === undefined ? null : /^(.*?)(\d+)$/.exec(before);
  return number === null ? 'Rotasi baru' : `${number[1] ?? ''}${Number(number[2]) + 1}`;
}
