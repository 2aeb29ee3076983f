/**
 * Which rotation is due: what a screen keeps, and what it shows today. Dates are local dates of the gallery, both ends
 * inclusive. Local time and opening hours live in files of their own and are handed on from here.
 */
import { addDays, type LocalDate } from '../contract/dates.ts';
import type { RotationEntry } from '../contract/feed.ts';

export { epochOf, localNow, type LocalNow } from './local-time.ts';
export { openingAt, type Opening, type OpensAt } from './opening-hours.ts';

/** [P4] A rotation that starts within this many days is fetched ahead, so that weeks without network pass unnoticed. */
export const LOOK_AHEAD_DAYS = 30;

/**
 * [P4] The rotations a screen fetches and keeps, in the order it fetches them: the current one (in a gap or after the
 * end the one that started last), the next one, then what starts within the look-ahead.
 */
export function rotationsToKeep(entries: readonly RotationEntry[], today: LocalDate): RotationEntry[] {
  const current = newestFirst(entries).find(({ starts }) => starts <= today);
  const ahead = addDays(today, LOOK_AHEAD_DAYS);
  const coming = newestFirst(entries)
    .toReversed()
    .filter(({ starts }) => starts > today)
    .filter(({ starts }, index) => index === 0 || starts <= ahead);
  return current === undefined ? coming : [current, ...coming];
}

export interface RotationQuestion {
  /** The rotations the accepted feed names. */
  readonly entries: readonly RotationEntry[];
  /** Undefined while the clock is not trusted. */
  readonly today: LocalDate | undefined;
  /** Whether this document is here with all its photos. */
  readonly isComplete: (sha256: string) => boolean;
  /** What is on the screen now; at boot what was on it last, so that a screen without a clock finds back to it. */
  readonly showing: RotationEntry | undefined;
}

/**
 * [R1–R4] The rotation to show, or undefined when there is none. What is showing is handed back unchanged where it is
 * to stay, even when the feed no longer names it: compare `sha256` to learn whether there is anything to switch.
 */
export function rotationToShow({ entries, today, isComplete, showing }: RotationQuestion): RotationEntry | undefined {
  const candidates = today === undefined ? withoutClock(entries, showing) : newestFirst(entries);
  for (const entry of candidates) {
    // R1: one that has not started is never switched to.
    if (today !== undefined && entry.starts > today) continue;
    if (entry.sha256 === showing?.sha256 || isComplete(entry.sha256)) return entry;
    // R2: the new edition of what is showing is not complete yet; the old edition outlasts it, not the rotation before.
    if (entry.id === showing?.id) return showing;
  }
  // Withdrawn, or moved into the future, and nothing else is complete: the picture stays.
  return showing;
}

const newestFirst = (entries: readonly RotationEntry[]): RotationEntry[] =>
  entries.toSorted((a, b) => (a.starts < b.starts ? 1 : -1));

/**
 * R4: the last content stays. Where that is not known, the oldest rotation is tried first: showing one that has ended is
 * what every gap does, showing one that has not started is forbidden, and nobody can tell today which those are.
 */
const withoutClock = (entries: readonly RotationEntry[], showing: RotationEntry | undefined): RotationEntry[] => [
  ...entries.filter(({ id }) => id === showing?.id),
  ...newestFirst(entries).toReversed(),
];
