/**
 * [R11] When the gallery is open: a weekly table, over it dated exceptions of which the last matching one wins.
 * An untrusted clock knows no hours; whoever calls decides what then (the screen stays awake).
 */
import { addDays, weekdayOf, type LocalDate, type Weekday } from '../contract/dates.ts';
import type { GalleryHours } from '../contract/gallery.ts';
import type { LocalText } from '../contract/text.ts';
import { epochOf, localNow } from './local-time.ts';

/** The next opening, ready to be put into words. */
export interface OpensAt {
  readonly epochMs: number;
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** Since local midnight. */
  readonly minutes: number;
}

export type Opening =
  /** Without `closesAtEpochMs` the gallery stays open as far as the calendar is looked at. */
  | { readonly open: true; readonly closesAtEpochMs?: number }
  /** `reason` is the exception's, where one rules today; without `opensAt` no opening is in sight. */
  | { readonly open: false; readonly reason?: LocalText; readonly opensAt?: OpensAt };

/** Far enough for the longest closure a gallery announces. */
const LOOK_AHEAD_DAYS = 60;
const MIDNIGHT = 24 * 60;

interface DayPlan {
  /** Minutes since local midnight, `from` inclusive, `until` exclusive. */
  readonly hours: { readonly from: number; readonly until: number } | undefined;
  readonly reason: LocalText | undefined;
}

/** Whether the gallery is open at this instant, and when that changes next. */
export function openingAt(hours: GalleryHours, epochMs: number, timeZone: string): Opening {
  const { date, minutes } = localNow(epochMs, timeZone);
  const today = planOf(hours, date);
  if (today.hours !== undefined && today.hours.from <= minutes && minutes < today.hours.until) {
    const closes = nextClosing(hours, date);
    return closes === undefined
      ? { open: true }
      : { open: true, closesAtEpochMs: epochOf(closes.date, closes.minutes, timeZone) };
  }
  const opens = nextOpening(hours, date, minutes);
  return {
    open: false,
    ...(today.reason === undefined ? {} : { reason: today.reason }),
    ...(opens === undefined
      ? {}
      : {
          opensAt: { ...opens, weekday: weekdayOf(opens.date), epochMs: epochOf(opens.date, opens.minutes, timeZone) },
        }),
  };
}

/** Whether no visitor comes in on this date at all. */
export const isClosedOn = (hours: GalleryHours, date: LocalDate): boolean => planOf(hours, date).hours === undefined;

function planOf({ weekly, exceptions }: GalleryHours, date: LocalDate): DayPlan {
  const exception = exceptions.findLast(({ from, until }) => from <= date && date <= until);
  const day = exception?.closed === true ? null : (exception?.weekly ?? weekly)[weekdayOf(date)];
  return { hours: day === null ? undefined : span(day), reason: exception?.reason };
}

function span({ opens, closes }: { opens: string; closes: string }): { from: number; until: number } {
  const from = minutesOf(opens);
  const until = minutesOf(closes);
  // The check refuses reversed hours; should a feed carry them, a lit screen is the smaller mistake.
  return { from, until: until > from ? until : MIDNIGHT };
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** The end of the opening that is running on this date; a day until 24:00 runs on into a day from 00:00. */
function nextClosing(hours: GalleryHours, date: LocalDate): { date: LocalDate; minutes: number } | undefined {
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
    const day = addDays(date, days);
    const until = planOf(hours, day).hours?.until ?? 0;
    const runsOn = until === MIDNIGHT && planOf(hours, addDays(day, 1)).hours?.from === 0;
    if (!runsOn) return { date: day, minutes: until };
  }
  return undefined;
}

function nextOpening(
  hours: GalleryHours,
  date: LocalDate,
  minutes: number,
): { date: LocalDate; minutes: number } | undefined {
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
    const day = addDays(date, days);
    const from = planOf(hours, day).hours?.from;
    if (from !== undefined && (days > 0 || from > minutes)) return { date: day, minutes: from };
  }
  return undefined;
}
