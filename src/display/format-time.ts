/** Times, days and counts as Indonesian and English readers expect them: for the faces that are not the first card. */
import type { LocalDate } from '../contract/dates.ts';
import { quietWord } from './quiet-words.ts';
import type { Language } from './words.ts';

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

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

/** "Menyiapkan 14 dari 36 produk" */
export const preparing = (language: Language, ready: number, total: number): string =>
  quietWord(language, 'preparing', { ready, total });
