import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalDateSchema } from '../../src/contract/date-schema.ts';
import { addDays, daysBetween, weekdayOf, WEEKDAYS } from '../../src/contract/dates.ts';

describe('local dates', () => {
  it.each(['2026-11-24', '2028-02-29', '2000-02-29', '2026-12-31'])('[C9] %s is a date', (date) => {
    expect(LocalDateSchema.safeParse(date).success).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '24-11-2026',
    '',
    20261124,
  ])('[C9] %j is none', (date) => {
    expect(LocalDateSchema.safeParse(date).success).toBe(false);
  });

  it('[C9] days are counted over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-11-24', '2026-11-24')).toBe(0);
    expect(daysBetween('2026-11-24', '2027-11-24')).toBe(365);
    expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1);
  });

  it('[C9] weeks start on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe('mon');
    expect(weekdayOf('2026-11-24')).toBe('tue');
    expect(weekdayOf('2026-11-29')).toBe('sun');
    expect(weekdayOf('1969-12-31')).toBe('wed');
  });

  it('[C9] adding and counting agree, weekdays follow each other, and string order is time order', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: 0, max: 5000 }), (start, days) => {
        const from = addDays('1970-01-01', start);
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(from <= to).toBe(true);
        expect(weekdayOf(to)).toBe(WEEKDAYS[(WEEKDAYS.indexOf(weekdayOf(from)) + days) % 7]);
      }),
    );
  });
});
