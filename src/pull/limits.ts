/** How long a pull waits, and for what. Units stand in the names. */

/** Nothing arrives for this long: the connection is half open (a router that lost its table keeps it so for ever). */
export const REQUEST_SILENCE_MS = 20_000;
/** Even a line that drips gets this much for one file: a photo of 300 KB at 10 kbit/s needs four minutes. */
export const REQUEST_MAX_MS = 5 * 60_000;
/** A pull that has not ended by then is given up; what it downloaded waits in the HTTP cache for the next one. */
export const PULL_MAX_MS = 15 * 60_000;
/** After giving up, so long for the pull to notice, before the next one may start without it. */
export const PULL_GRACE_MS = 5000;

/** P2: the ceiling doubles with each failure, from the first to the last. */
export const BACKOFF_FIRST_MS = 10_000;
export const BACKOFF_MAX_MS = 5 * 60_000;
export const BACKOFF_FLOOR_MS = 1000;
/** P2: a server may ask for patience, not for silence. */
export const RETRY_AFTER_MAX_MS = 60 * 60_000;
/** Share of the interval by which polls are spread, so that a thousand screens switched on by one power cut do not beat together. */
export const POLL_JITTER = 0.1;

/** The server lets the line be heard every 25 s; after three times nothing it is dead. */
export const EVENTS_SILENCE_MS = 80_000;

/** More would only share the same lobby line among more half-done photos. */
export const PHOTOS_AT_ONCE = 4;
