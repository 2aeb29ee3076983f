/** "12 Maret 2024", "12 March 2024". */
import type { LocalDate } from '../../../contract/dates.ts';
import type { Language } from '../../words.ts';

const DATE: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  id: new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

export const formatDate = (language: Language, date: LocalDate): string =>
  DATE[language].format(new Date(`${date}T00:00:00Z`));
