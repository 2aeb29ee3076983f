import { describe, expect, it } from 'vitest';
import { epochOf, localNow } from '../../src/rotation/calendar.ts';

const JAKARTA = 'Asia/Jakarta';

describe('wall time of the gallery', () => {
  it('[T1] reads Jakarta time whatever the zone of the device', () => {
    expect(localNow(Date.parse('2026-11-24T02:25:59Z'), JAKARTA)).toEqual({
      date: '2026-11-24',
      weekday: 'tue',
      minutes: 9 * 60 + 25,
    });
  });

  it('[T1] turns the day at 17.00 UTC, not a second earlier', () => {
    expect(localNow(Date.parse('2026-12-31T16:59:59.999Z'), JAKARTA)).toMatchObject({
      date: '2026-12-31',
      minutes: 1439,
    });
    expect(localNow(Date.parse('2026-12-31T17:00:00Z'), JAKARTA)).toEqual({
      date: '2027-01-01',
      weekday: 'fri',
      minutes: 0,
    });
  });

  it('[T1] reads a clock that stands in 1970, and one before it', () => {
    expect(localNow(0, JAKARTA)).toEqual({ date: '1970-01-01', weekday: 'thu', minutes: 7 * 60 });
    expect(localNow(-86_400_000, JAKARTA).date).toBe('1969-12-31');
  });

  it('[T1] finds the instant of a local minute, and 1440 is the next midnight', () => {
    expect(epochOf('2026-11-24', 7 * 60 + 30, JAKARTA)).toBe(Date.parse('2026-11-24T00:30:00Z'));
    expect(epochOf('2026-11-24', 1440, JAKARTA)).toBe(epochOf('2026-11-25', 0, JAKARTA));
  });

  it.each([JAKARTA, 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia'])(
    '[T1] local time and instant belong together around every midnight of a year in %s',
    (timeZone) => {
      for (let day = 0; day < 366; day++) {
        const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        expect(localNow(epochOf(date, 0, timeZone), timeZone)).toMatchObject({ date, minutes: 0 });
        expect(localNow(epochOf(date, 0, timeZone) - 1, timeZone).minutes).toBe(1439);
      }
    },
  );

  it('[T1] a minute that daylight saving repeats is its first, one that it skips lies behind the gap', () => {
    expect(epochOf('2026-10-25', 150, 'Europe/Berlin')).toBe(Date.parse('2026-10-25T00:30:00Z'));
    expect(epochOf('2026-03-29', 150, 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:30:00Z'));
    expect(localNow(Date.parse('2026-03-29T01:30:00Z'), 'Europe/Berlin').minutes).toBe(210);
  });
});
