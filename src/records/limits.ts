/** Every ceiling of the records, with its unit. */

/**
 * How long SQLite itself waits for a lock. It waits inside the call and so holds up the whole server: short, and what
 * is still locked then is asked again between other work.
 */
export const BUSY_TIMEOUT_MS = 100;
export const BUSY_PAUSE_MS = 25;
/** Changes take milliseconds; who waits longer than this waits for a process that hangs. */
export const BUSY_MAX_MS = 5000;

export const AUDIT_DETAIL_MAX_BYTES = 8 * 1024;
export const AUDIT_PAGE_MAX_LINES = 200;
