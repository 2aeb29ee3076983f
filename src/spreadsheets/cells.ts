/** Cells as they come out of a file, and what a spreadsheet program has made of what was typed into them. */
import { LocalDateSchema } from '../contract/date-schema.ts';
import { MONTHS } from '../contract/indonesian.ts';
import { WORDS } from './words.ts';

/** A number as it stands in the file: as a JavaScript number it would have lost digits by now. */
export interface NumberCell {
  readonly digits: string;
}
export type Cell = string | boolean | Date | NumberCell | null;

/** Why a cell cannot be taken; the field stays as it was. */
export interface CellFault {
  readonly sentence: string;
}
export type Read<T> = { readonly value: T | undefined } | CellFault;

const nothing = { value: undefined } as const;

/**
 * One line without what cannot be seen: no-break blanks, line breaks of Alt+Enter, tabs, characters XML has no place for,
 * blanks at the ends.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\u200b\ufeff\ufffe\uffff]|(?!\s)\p{Cc}|\p{Cs}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

export const isNumber = (cell: Cell): cell is NumberCell =>
  typeof cell === 'object' && cell !== null && !(cell instanceof Date);

/** What a cell says, whatever its kind, in one form: two cells with the same are the same to us. "" for an empty one. */
export function plain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return oneLine(cell);
  if (typeof cell === 'boolean') return cell ? 'ya' : 'tidak';
  if (cell instanceof Date) return isoOf(cell);
  return String(Number(cell.digits));
}

/** Words. A number is taken as its digits, a date is not: "1-2" was meant, a day in February came. */
export function readText(cell: Cell, maxChars: number): Read<string> {
  if (cell instanceof Date) return { sentence: WORDS.becameDate };
  const text = plain(cell);
  if (text === '') return nothing;
  return text.length > maxChars ? { sentence: WORDS.tooLong(maxChars) } : { value: text };
}

/** What Excel makes of a long number that was typed or pasted: "1.11318E+14", "1,11318E+14". */
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+?\d+$/i;
/** Excel keeps fifteen digits of a number and makes zeros of the rest. */
const KEPT_DIGITS = 15;

/**
 * The number of a certificate. As a number it is only believed when it can still be whole.
 * @param digitsWanted how many it has when it is right
 */
export function readCertificate(cell: Cell, digitsWanted: number, maxChars: number): Read<string> {
  if (isNumber(cell)) {
    const digits = plain(cell);
    const isWhole = /^\d+$/.test(digits) && digits.length === digitsWanted && digitsWanted <= KEPT_DIGITS;
    return isWhole ? { value: digits } : { sentence: WORDS.numberLost(digits) };
  }
  if (typeof cell === 'string' && SCIENTIFIC.test(oneLine(cell))) return { sentence: WORDS.scientific(oneLine(cell)) };
  return readText(cell, maxChars);
}

/** A day: a date of the program, its number without the format, or written out in one of the ways people write it. */
export function readDate(cell: Cell): Read<string> {
  if (cell === null) return nothing;
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? { sentence: WORDS.noDate('?') } : { value: isoOf(cell) };
  if (isNumber(cell)) return dateOfSerial(cell);
  const text = plain(cell);
  if (text === '') return nothing;
  const date = dateOfText(text);
  return date === undefined ? { sentence: WORDS.noDate(text) } : { value: date };
}

/** 1 January 1980 to 31 December 2099, in days since 30 December 1899. */
const SERIAL_DAYS = { min: 29_221, max: 73_050 };
const EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

function dateOfSerial(cell: NumberCell): Read<string> {
  const days = Math.floor(Number(cell.digits));
  if (!(days >= SERIAL_DAYS.min && days <= SERIAL_DAYS.max)) return { sentence: WORDS.noDate(plain(cell)) };
  return { value: isoOf(new Date(EPOCH_MS + days * DAY_MS)) };
}

const isoOf = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10));

/** Day before month, as people here write. */
function dateOfText(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  if (year !== undefined) return dateOf(year, month, day);
  const [, first, second, third] = /^(\d{1,2})[-/. ](\d{1,2}|[a-z]+)[-/. ](\d{4})$/i.exec(text) ?? [];
  if (third === undefined || second === undefined) return undefined;
  return dateOf(third, /^\d/.test(second) ? second : monthOf(second), first);
}

/** "Agu", "Agustus" and "Agt" are one month. */
function monthOf(word: string): string | undefined {
  const letters = word.toLowerCase().replace(/^agt/, 'agu');
  const index = letters.length < 3 ? -1 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(letters));
  return index < 0 ? undefined : String(index + 1);
}

function dateOf(year: string, month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return LocalDateSchema.safeParse(date).success ? date : undefined;
}

/** Rupiah: a number, or "Rp 35.000", "35.000,00". */
export function readPrice(cell: Cell): Read<number> {
  if (isNumber(cell)) {
    const value = Number(cell.digits);
    return Number.isFinite(value) ? { value } : { sentence: WORDS.noPrice(cell.digits) };
  }
  const text = plain(cell);
  if (text === '') return nothing;
  const digits = text.replace(/^rp\.?\s*/i, '').replace(/,(?:0{1,2}|-)$/, '');
  const isPlain = /^\d+$/.test(digits) || /^\d{1,3}(?:[. ]\d{3})+$/.test(digits);
  return isPlain ? { value: Number(digits.replace(/\D/g, '')) } : { sentence: WORDS.noPrice(text) };
}

const YES = new Set(['ya', 'y', 'x', '✓', '1', 'sudah', 'true', 'benar']);
const NO = new Set(['tidak', 't', '0', 'belum', 'false', 'salah', '-']);

/** @returns undefined for no as for an empty cell: a tick that is not set does not stand in a file */
export function readYesNo(cell: Cell): Read<true> {
  const text = plain(cell).toLowerCase();
  if (YES.has(text)) return { value: true };
  return text === '' || NO.has(text) ? nothing : { sentence: WORDS.noYesNo(text) };
}
