import type { LocalDate } from '../contract/dates.ts';
import { fieldOf } from './field-of.ts';

/** Whether something with an `ends` lies behind us, whatever else is wrong with it. */
export function hasEnded(value: unknown, today: LocalDate): boolean {
  const ends = fieldOf(value, 'ends');
  return typeof ends === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(ends) && ends < today;
}
