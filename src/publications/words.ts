/** How staff read days, hours and lists. */
import type { LocalDate } from '../contract/dates.ts';
import { dateInWords } from '../contract/indonesian.ts';

/** "30 November–13 Desember 2026"; the year twice only where it differs. */
export function rangeInWords(starts: LocalDate, ends: LocalDate): string {
  if (starts === ends) return dateInWords(starts);
  const first = dateInWords(starts);
  const year = starts.slice(0, 4);
  const short = ends.startsWith(year) ? first.replace(` ${year}`, '') : first;
  return `${short}–${dateInWords(ends)}`;
}

/** "08.00–16.00", "tutup". */
export function hoursInWords(hours: { readonly opens: string; readonly closes: string } | null): string {
  if (hours === null) return 'tutup';
  const { opens, closes } = hours;
  if (opens === '00:00' && closes === '24:00') return 'sepanjang hari';
  return `${opens.replace(':', '.')}–${closes.replace(':', '.')}`;
}

/** "a; b; dan 3 lainnya". */
export function firstFew(items: readonly string[], most: number): string {
  const left = items.length - most;
  return left > 0 ? [...items.slice(0, most), `dan ${left} lainnya`].join('; ') : items.join('; ');
}

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence as part of another: "Produk ini diarsipkan." becomes "produk ini diarsipkan". */
export const asClause = (sentence: string): string =>
  (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, '');
