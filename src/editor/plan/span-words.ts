/** From one day to another in words: "16–29 November", "30 Nov–13 Des", "28 Des 2026–10 Jan 2027". */
import type { LocalDate } from '../../contract/dates.ts';
import { MONTHS } from '../../contract/indonesian.ts';

const parts = (date: LocalDate) => ({
  year: date.slice(0, 4),
  month: MONTHS[Number(date.slice(5, 7)) - 1] ?? '',
  day: String(Number(date.slice(8))),
});

export function spanInWords(starts: LocalDate, ends: LocalDate): string {
  const [from, to] = [parts(starts), parts(ends)];
  if (starts === ends) return `${from.day} ${from.month}`;
  if (from.year !== to.year) {
    return `${from.day} ${short(from.month)} ${from.year}–${to.day} ${short(to.month)} ${to.year}`;
  }
  if (from.month !== to.month) return `${from.day} ${short(from.month)}–${to.day} ${short(to.month)}`;
  return `${from.day}–${to.day} ${from.month}`;
}

const short = (month: string): string => month.slice(0, 3);
