/** Every length and span of the accounts, with its unit. */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a one-time link opens anything. */
export const LINK_VALID_MS = { setup: 30 * MINUTE_MS, invitation: 7 * DAY_MS, reset: DAY_MS } as const;

export const SESSION_IDLE_MS = 8 * HOUR_MS;
export const SESSION_MAX_MS = 7 * DAY_MS;
/** Being seen is written at most this often: a page that asks every second should not write every second. */
export const SEEN_EVERY_MS = MINUTE_MS;

export const FAILURES_BEFORE_LOCK = 5;
export const LOCK_FIRST_MS = MINUTE_MS;
export const LOCK_MAX_MS = HOUR_MS;
/** Failures older than this are forgotten. */
export const FAILURES_KEPT_MS = DAY_MS;

export const NAME_CHARS = { min: 3, max: 40 } as const;
export const DISPLAY_NAME_MAX_CHARS = 60;
/** NIST SP 800-63B asks for length and for no rule about symbols. */
export const PASSWORD_CHARS = { min: 12, max: 128 } as const;
