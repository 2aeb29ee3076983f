/**
 * [T1] Wall time of the gallery through Intl with an explicit zone; the device's own zone is never asked.
 * Jakarta has no daylight saving, but the zone is data, so a zone that has it must not break a midnight.
 */
import { weekdayOf, type LocalDate, type Weekday } from '../contract/dates.ts';

export interface LocalNow {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** Whole minutes since local midnight, 0–1439. */
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Building a formatter costs about a hundred times as much as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/**
 * Date, weekday and minute of an instant, as a clock on the gallery's wall shows them.
 * @throws {RangeError} for an instant that is no number or a zone that does not exist
 */
export function localNow(epochMs: number, timeZone: string): LocalNow {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(epochMs)) parts[type] = value;
  const date = `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`;
  return { date, weekday: weekdayOf(date), minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

/**
 * The instant at which the gallery's wall clock shows this minute of this date; 1440 is the next midnight.
 * A minute that daylight saving repeats means its first occurrence, a skipped one the minute as far behind the gap.
 */
export function epochOf(date: LocalDate, minutes: number, timeZone: string): number {
  const asUtcMs = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  // A zone changes its offset at most once within two days, so one of these two offsets is in force.
  const offsets = [offsetMs(asUtcMs - DAY_MS, timeZone), offsetMs(asUtcMs + DAY_MS, timeZone)];
  const earlier = asUtcMs - Math.max(...offsets);
  const later = asUtcMs - Math.min(...offsets);
  return earlier + offsetMs(earlier, timeZone) === asUtcMs ? earlier : later;
}

function offsetMs(epochMs: number, timeZone: string): number {
  const { date, minutes } = localNow(epochMs, timeZone);
  const wholeMinuteMs = Math.floor(epochMs / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS - wholeMinuteMs;
}
