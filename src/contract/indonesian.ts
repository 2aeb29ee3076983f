/** How counts and dates are written for staff. Plain text in and out: a local date has no zone, so none can shift it. */
import type { LocalDate } from './dates.ts';

const UP_TO_TEN = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
] as const;

/** "satu" … "sepuluh", and digits beyond. */
export const countWord = (count: number): string => UP_TO_TEN[count] ?? String(count);

/** By their number, less one. */
export const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

/** "12 Maret 2024"; what is no date stays as somebody wrote it. */
export function dateInWords(date: LocalDate): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}
