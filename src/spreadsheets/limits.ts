/** Ceilings of a spreadsheet that comes in, with their units. Rows and bytes stand in the API, which the page reads, too. */
import { IMPORT_MAX_MEGABYTES } from '../api/exchange.ts';

const MEGABYTE = 1024 * 1024;
export const IMPORT_MAX_BYTES = IMPORT_MAX_MEGABYTES * MEGABYTE;

/** Two thousand rows with every cell full are 6 MB of XML; the reader holds all of it at once. */
export const UNPACKED_MAX_BYTES = 24 * MEGABYTE;
/** Of a workbook with pictures, themes and printer settings there are some dozens. */
export const ENTRIES_MAX = 400;
/** With the empty rows that a spreadsheet program has once coloured. The reader makes every row up to the last. */
export const SHEET_ROWS_MAX = 20_000;
export const SHEET_COLUMNS_MAX = 256;
