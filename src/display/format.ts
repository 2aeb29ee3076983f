/** Numbers, prices and times as Indonesian and English readers expect them. */
import type { LocalDate } from '../contract/dates.ts';
import type { LocalText } from '../contract/text.ts';
import { word, type Language } from './words.ts';

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

const rupiah = new Intl.NumberFormat('id-ID');

/** "Rp35.000", without the space Intl's currency style would put in, and the same in both languages. */
export const formatPrice = (idr: number): string => `Rp${rupiah.format(idr)}`;

export interface TextIn {
  readonly text: string;
  /** The language the text is really in: Indonesian where English is missing. */
  readonly lang: Language;
}

export const textIn = (language: Language, text: LocalText): TextIn =>
  language === 'en' && text.en !== undefined ? { text: text.en, lang: 'en' } : { text: text.id, lang: 'id' };

/** "07.30" with a dot in Indonesian, "07:30" in English. `minutes` counts from local midnight. */
export function formatTime(language: Language, minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}${language === 'id' ? '.' : ':'}${two(minutes % 60)}`;
}

const ZONE_NAMES: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** "WIB" for Jakarta; nothing for a zone without an Indonesian name. */
export const zoneName = (timeZone: string): string => ZONE_NAMES[timeZone] ?? '';

/** "Senin", or "Senin, 4 Januari" when it is a week or more away. */
export function formatDay(language: Language, date: LocalDate, daysAhead: number): string {
  const options: Intl.DateTimeFormatOptions =
    daysAhead < 7 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/**
 * Reduplication and "P-IRT" never break at the hyphen: word joiners (U+2060) around it.
 * "Ondel-ondel" broken over two lines reads as two words.
 */
export const keepHyphens = (text: string): string => text.replace(/(?<=\p{L})-(?=\p{L})/gu, '\u2060-\u2060');

/** "Menyiapkan 14 dari 36 produk" */
export const preparing = (language: Language, ready: number, total: number): string =>
  word(language, 'preparing', { ready, total });
