/** Ceilings of what a screen and a server tell each other. Free of zod: the screen's code before its first card may know them. */

/** A server that listens says so on feed.json: `Galeri-Reports: 1`. A screen asks nobody else. */
export const REPORTS_HEADER = 'galeri-reports';
export const REPORTS_VERSION = '1';

export const SCREEN_NAME_MAX_CHARS = 60;
export const DEFAULT_SCREEN_NAME = 'Layar';

export const BATCH_MAX_PLAYS = 500;
export const BATCH_MAX_SUMS = 200;
export const BATCH_MAX_VISIT_DAYS = 7;
export const VISIT_DAY_MAX_PRODUCTS = 400;
export const RECORD_ID_MAX_CHARS = 80;

/** Some 350 bytes a play, 300 a sum, 120 a product of a visit day. */
export const BATCH_MAX_BYTES = 768 * 1024;
export const REPORT_MAX_BYTES = 4 * 1024;
export const ANSWER_MAX_BYTES = 256 * 1024;
