/** Local dates and moments in words, as staff read them. Both are the gallery's, whatever zone the machine is in. */
import type { LocalDate } from '../../contract/dates.ts';

const DAY = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' });

/** "12 Maret 2024" */
export const dateInWords = (date: LocalDate): string => DAY.format(new Date(`${date}T00:00:00Z`));
