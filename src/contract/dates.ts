/**
 * Local dates ("2026-11-24") as the gallery's calendar knows them: no time, no zone, both ends inclusive.
 * ISO order is string order, so plain `<` compares them. Free of zod: the first card needs dates.
 */
export type LocalDate = string;
export type Weekday = (typeof WEEKDAYS)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const DAY_MS = 86_400_000;

const utcMs = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

/** The date `days` later (or earlier, when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(utcMs(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utcMs(to) - utcMs(from)) / DAY_MS);
}

export function weekdayOf(date: LocalDate): Weekday {
  // Day 0 of getUTCDay() is Sunday; ours starts on Monday.
  return WEEKDAYS[(new Date(utcMs(date)).getUTCDay() + 6) % 7] as Weekday;
}
