/** How often a screen speaks, and how much it keeps back. Units stand in the names. */

/** [G5] A report a minute, give or take a tenth: screens switched on by one power cut do not beat together. */
export const REPORT_EVERY_MS = 60_000;
export const JITTER = 0.1;
/** A visitor who taps through the shelf changes the mode many times; one report says where it ended. */
export const REPORT_GAP_MS = 3000;

export const BACKOFF_FIRST_MS = 5000;
export const BACKOFF_MAX_MS = 5 * 60_000;
export const BACKOFF_FLOOR_MS = 500;
/** A host that has no events under this address will hardly get them in the next minutes. */
export const NO_EVENTS_PAUSE_MS = 10 * 60_000;
/** A line that has stood so long was a good one; the next begins without a grudge. */
export const GOOD_LINE_MS = 60_000;

export const UPLOAD_EVERY_MS = 60_000;
/** After a full batch the next follows at once, but not in the same breath. */
export const UPLOAD_NEXT_MS = 1000;
/** The first upload after a start; a thousand screens start with the same power. */
export const UPLOAD_FIRST_MS = 20_000;
/** Where nobody listens the plays are only looked at, so that they do not grow for ever. */
export const NOBODY_LISTENS_MS = 10 * 60_000;
export const VISITS_EVERY_MS = 5 * 60_000;

/** [G4] Two days and a bit of a slide every ten seconds, some 6 MB on the disk. */
export const WAITING_MAX_PLAYS = 20_000;
/** How many stay as they are when the oldest become sums. */
export const WAITING_KEPT_PLAYS = 15_000;
export const ROLL_UP_AT_ONCE = 30_000;
/** So many refusals are no poisoned record but a server that is wrong; then nothing more is offered to it for a while. */
export const PARKED_MAX = 5000;
export const PARKED_FULL_PAUSE_MS = 60 * 60_000;
/** A record that was refused without a word this often, others passing in between, is the poisoned one. */
export const LONE_FAULTS_TO_PARK = 3;
