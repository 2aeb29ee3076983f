/** How much screens may tell, and how long it is kept. Units stand in the names. */

/** A city's lobbies; what comes beyond is refused, so that a mischief-maker's made-up screens end here. */
export const SCREENS_MAX = 2000;
/** A screen that has not been heard for so long makes room for a new one when the list is full. */
export const FORGETTABLE_AFTER_MS = 30 * 86_400_000;

/** An id that comes again later than this would be counted again: no screen keeps an answer waiting for a season. */
export const PLAY_IDS_KEPT_MS = 90 * 86_400_000;
/** Play ids deleted by one statement: the database holds up the server while it works. */
export const PRUNE_AT_ONCE = 5000;
export const PRUNE_EVERY_MS = 60 * 60_000;

/** A screen's clock may be wrong by this much before its days are not believed. */
export const CLOCK_AHEAD_MAX_MS = 86_400_000;
/** The product did not exist before. */
export const EARLIEST_EPOCH_MS = Date.UTC(2026, 0, 1);

export const WEBHOOK_TIMEOUT_MS = 10_000;
export const WEBHOOK_RETRY_FIRST_MS = 30_000;
export const WEBHOOK_RETRY_MAX_MS = 60 * 60_000;
/** After a power cut of a whole building there is much to tell; the rest comes with the next tick. */
export const WEBHOOK_AT_ONCE = 20;
