import { describe, expect, it } from 'vitest';
import type { DayHours, GalleryHours, WeeklyHours } from '../../src/contract/gallery.ts';
import { openingAt } from '../../src/rotation/calendar.ts';

const JAKARTA = 'Asia/Jakarta';
const at = (local: string): number => Date.parse(`${local}:00+07:00`);
const opening = (hours: GalleryHours, local: string) => openingAt(hours, at(local), JAKARTA);

const office: DayHours = { opens: '07:30', closes: '16:00' };
const week = (day: DayHours, overrides: Partial<WeeklyHours> = {}): WeeklyHours => ({
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: day,
  sat: day,
  sun: day,
  ...overrides,
});
const officeWeek = week(office, { fri: { opens: '07:30', closes: '16:30' }, sat: null, sun: null });
const hours = (weekly: WeeklyHours, ...exceptions: GalleryHours['exceptions']): GalleryHours => ({
  weekly,
  exceptions,
});

const christmas = { from: '2026-12-24', until: '2026-12-25', reason: { id: 'Libur Natal' }, closed: true as const };
const ramadan = {
  from: '2027-02-08',
  until: '2027-03-09',
  reason: { id: 'Jam khusus Ramadan' },
  weekly: week({ opens: '08:00', closes: '15:00' }, { sat: null, sun: null }),
};

describe('opening hours', () => {
  it('[R11] opens at the first minute and closes at the last, in the gallery’s zone', () => {
    // Tuesday 24 November 2026
    expect(opening(hours(officeWeek), '2026-11-24T07:29').open).toBe(false);
    expect(opening(hours(officeWeek), '2026-11-24T07:30')).toEqual({
      open: true,
      closesAtEpochMs: at('2026-11-24T16:00'),
    });
    expect(opening(hours(officeWeek), '2026-11-24T15:59').open).toBe(true);
    expect(opening(hours(officeWeek), '2026-11-24T16:00').open).toBe(false);
  });

  it('[R11] while closed it tells the next opening, over the weekend too', () => {
    expect(opening(hours(officeWeek), '2026-11-24T05:00')).toEqual({
      open: false,
      opensAt: { epochMs: at('2026-11-24T07:30'), date: '2026-11-24', weekday: 'tue', minutes: 450 },
    });
    expect(opening(hours(officeWeek), '2026-11-27T16:30')).toEqual({
      open: false,
      opensAt: { epochMs: at('2026-11-30T07:30'), date: '2026-11-30', weekday: 'mon', minutes: 450 },
    });
  });

  it('[R11] a closed day tells its reason and looks past the whole exception', () => {
    expect(opening(hours(officeWeek, christmas), '2026-12-24T10:00')).toEqual({
      open: false,
      reason: { id: 'Libur Natal' },
      opensAt: { epochMs: at('2026-12-28T07:30'), date: '2026-12-28', weekday: 'mon', minutes: 450 },
    });
    expect(opening(hours(officeWeek, christmas), '2026-12-23T17:00')).not.toHaveProperty('reason');
  });

  it('[R11] other hours replace the weekly table on both of their last days', () => {
    for (const date of ['2027-02-08', '2027-03-09']) {
      expect(opening(hours(officeWeek, ramadan), `${date}T07:45`)).toMatchObject({
        open: false,
        reason: ramadan.reason,
      });
      expect(opening(hours(officeWeek, ramadan), `${date}T14:59`).open).toBe(true);
    }
    expect(opening(hours(officeWeek, ramadan), '2027-03-10T07:45').open).toBe(true);
  });

  it('[R11] of two exceptions the later one in the list wins', () => {
    const closedDay = { from: '2027-03-05', until: '2027-03-05', reason: { id: 'Libur' }, closed: true as const };
    expect(opening(hours(officeWeek, ramadan, closedDay), '2027-03-05T10:00').open).toBe(false);
    expect(opening(hours(officeWeek, closedDay, ramadan), '2027-03-05T10:00').open).toBe(true);
  });

  it('[R11] an exception that says neither leaves the weekly table in force', () => {
    const empty = { from: '2026-11-24', until: '2026-11-24', reason: { id: 'Kosong' } };
    expect(opening(hours(officeWeek, empty), '2026-11-24T10:00').open).toBe(true);
  });

  it('[R11] a day until 24:00 runs on into a day from 00:00', () => {
    const night = week(null, { fri: { opens: '18:00', closes: '24:00' }, sat: { opens: '00:00', closes: '02:00' } });
    expect(opening(hours(night), '2026-11-27T23:59')).toEqual({
      open: true,
      closesAtEpochMs: at('2026-11-28T02:00'),
    });
    const fridayOnly = week(null, { fri: { opens: '18:00', closes: '24:00' } });
    expect(opening(hours(fridayOnly), '2026-11-27T23:59')).toEqual({
      open: true,
      closesAtEpochMs: at('2026-11-28T00:00'),
    });
    expect(opening(hours(fridayOnly), '2026-11-28T00:00').open).toBe(false);
  });

  it('[R11] a gallery that never closes has no closing time, one that never opens no opening', () => {
    expect(opening(hours(week({ opens: '00:00', closes: '24:00' })), '2026-11-24T10:00')).toEqual({ open: true });
    expect(opening(hours(week(null)), '2026-11-24T10:00')).toEqual({ open: false });
  });

  it('[R11] reversed hours, which only a foreign feed can carry, keep the screen lit until midnight', () => {
    const reversed = hours(week({ opens: '16:00', closes: '07:30' }));
    expect(opening(reversed, '2026-11-24T18:00').open).toBe(true);
    expect(opening(reversed, '2026-11-24T10:00').open).toBe(false);
  });

  it('[R11] the hour that daylight saving skips does not lose an opening', () => {
    const night = hours(week({ opens: '02:30', closes: '12:00' }));
    const before = Date.parse('2026-03-29T00:59:00Z');
    const closed = openingAt(night, before, 'Europe/Berlin');
    expect(closed).toMatchObject({ open: false, opensAt: { epochMs: Date.parse('2026-03-29T01:30:00Z') } });
    expect(openingAt(night, Date.parse('2026-03-29T01:30:00Z'), 'Europe/Berlin').open).toBe(true);
  });
});
