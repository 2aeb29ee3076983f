/** Which days a report is about: this week, this month, this rotation, or what somebody has chosen. Pure. */
import type { Period } from '../../api/exposure.ts';
import { addDays, weekdayOf, WEEKDAYS, type LocalDate } from '../../contract/dates.ts';

export const PERIOD_CHOICES = ['week', 'month', 'rotation', 'own'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

export const PERIOD_WORDS: Readonly<Record<PeriodChoice, string>> = {
  week: 'Minggu ini',
  month: 'Bulan ini',
  rotation: 'Rotasi ini',
  own: 'Pilih tanggal',
};

/** From Monday to today: of days to come there is nothing to report. */
export const thisWeek = (today: LocalDate): Period => ({
  from: addDays(today, -WEEKDAYS.indexOf(weekdayOf(today))),
  to: today,
});

export const thisMonth = (today: LocalDate): Period => ({ from: `${today.slice(0, 8)}01`, to: today });

/** The running one, to today; undefined in a gap. */
export function thisRotation(
  rotations: readonly { readonly starts: LocalDate; readonly phase: string }[],
  today: LocalDate,
): Period | undefined {
  const running = rotations.find(({ phase }) => phase === 'running');
  return running && { from: running.starts, to: today };
}
