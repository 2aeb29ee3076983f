/** Ceilings of what screens may ask of the server. Units stand in the names. */

const MINUTE_MS = 60_000;

/**
 * Requests per address. A whole city's screens may stand behind one proxy that nobody has declared, each with a report a
 * minute and one for every visitor; what is beyond waits a minute and loses nothing.
 */
export const REPORTS_RATE = { max: 3000, timeWindow: MINUTE_MS } as const;
/** Heavier: each is a transaction. */
export const PLAYS_RATE = { max: 1500, timeWindow: MINUTE_MS } as const;
export const EVENTS_RATE = { max: 3000, timeWindow: MINUTE_MS } as const;
export const RATE_ADDRESSES = 5000;

/** One per screen, and some room for those whose old line nobody has noticed to be dead. */
export const LISTENERS_MAX = 2500;
/** Screens take a line for dead after three of them; a socket on which nothing moves for two minutes is closed. */
export const HEARTBEAT_MS = 25_000;
export const LOOK_EVERY_MS = 2000;
/** A thousand screens that ask in the same instant would wait for each other; each takes its turn within so long. */
export const SPREAD_PER_LISTENER_MS = 4;
export const SPREAD_FROM_LISTENERS = 10;
export const SPREAD_MAX_MS = 10_000;

/** Asked to come again after this long while the database is not open, or the list is full. */
export const RETRY_AFTER_SECONDS = 30;
