/** What a sheet of ours is called and how its own rows are told from those of products. */
import type { SudinKey } from '../contract/places.ts';

export const ID_TITLE = 'Id';
export const STATUS_TITLE = 'Status';
export const SUDIN_TITLE = 'Suku Dinas';

/** In brackets: no product can have such an id. */
export const HELP_MARK = '(petunjuk)';
export const EXAMPLE_MARK = '(contoh)';
/** In the column of ids of rows that belong to the template. */
export const HELP_MARKS: ReadonlySet<string> = new Set([HELP_MARK, EXAMPLE_MARK]);

export const SHEET_PREFIX = 'Produk ';
/** A sheet that was made for one Suku Dinas does not slip into another's products. */
export const sheetNameOf = (sudin: SudinKey): string => `${SHEET_PREFIX}${sudin.toUpperCase()}`;
export const SHEET_OF_ALL = 'Produk';
export const HELP_SHEET = 'Petunjuk';
