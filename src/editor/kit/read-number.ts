/** Numbers as people type them, and as they are shown again. What can be read two ways is refused, not guessed. */

export type ReadNumber =
  | { readonly value: number | undefined; readonly fault?: undefined }
  /** No number; the text stays as it was typed. */
  | { readonly value?: undefined; readonly fault: 'not-a-number' };

const NOT_A_NUMBER: ReadNumber = { fault: 'not-a-number' };

/** Digits, or digits in groups of three with dots between; an end of ",00" or ",-" says that there are no sen. */
const RUPIAH = /^(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,(?:0{1,2}|-))?$/;
const WHOLE = /^(?:\d+|\d{1,3}(?:\.\d{3})+)$/;

/**
 * "Rp 35.000", "35000" and "35.000,00" are 35000; "" is no price. "35,000" is refused: an English thousand, or thirty-five
 * rupiah and no sen.
 */
export function readRupiah(text: string): ReadNumber {
  const bare = text.replace(/^\s*(?:rp|idr)\.?/i, '').replace(/\s/g, '');
  return bare === '' && text.trim() === '' ? { value: undefined } : readMatching(RUPIAH, bare);
}

/** A whole number, groups of three allowed; "" is none. */
export function readWhole(text: string): ReadNumber {
  const bare = text.replace(/\s/g, '');
  return bare === '' ? { value: undefined } : readMatching(WHOLE, bare);
}

function readMatching(pattern: RegExp, bare: string): ReadNumber {
  if (!pattern.test(bare)) return NOT_A_NUMBER;
  const value = Number(bare.replace(/,.*$/, '').replaceAll('.', ''));
  return Number.isSafeInteger(value) ? { value } : NOT_A_NUMBER;
}

const grouped = new Intl.NumberFormat('id-ID');

/** "Rp35.000", without the blank of Intl's currency style. */
export const writeRupiah = (value: number | undefined): string =>
  value === undefined ? '' : `Rp${grouped.format(value)}`;

export const writeWhole = (value: number | undefined): string => (value === undefined ? '' : grouped.format(value));
