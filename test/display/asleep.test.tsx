import { signal } from '@preact/signals';
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GalleryHours } from '../../src/contract/gallery.ts';
import { Asleep, type SleepFace } from '../../src/display/components/Asleep.tsx';
import { SleepingFace } from '../../src/display/components/SleepingFace.tsx';
import { english } from '../../src/display/words.en.ts';
import { learn } from '../../src/display/words.ts';
import { handClock, jakarta, type HandClock } from './hand-clock.ts';

// English is fetched when somebody asks for it.
beforeAll(() => learn(english));
afterEach(cleanup);

const night: SleepFace = {
  nowMinutes: 130,
  zone: 'WIB',
  reason: undefined,
  opens: { date: '2026-11-25', minutes: 540, daysAhead: 1 },
  place: { x: 0.25, y: 0.75 },
  isVisible: true,
};
const show = (face: Partial<SleepFace>, language: 'id' | 'en' = 'id') =>
  render(<Asleep face={signal({ ...night, ...face })} language={language} />).container.textContent;

describe('the face of closed hours', () => {
  it('[D9] is a clock and the next opening', () => {
    expect(show({})).toBe('02.10Galeri tutupBuka kembali Rabu pukul 09.00 WIB');
    expect(screen.getByRole('heading').textContent).toBe('02.10');
  });

  it('[D9] before opening on the same day says today', () => {
    expect(show({ opens: { date: '2026-11-24', minutes: 450, daysAhead: 0 } })).toContain(
      'Buka kembali hari ini pukul 07.30 WIB',
    );
  });

  it('[D9] a week or more away says the date too', () => {
    expect(show({ opens: { date: '2027-01-04', minutes: 540, daysAhead: 10 } })).toContain(
      'Buka kembali Senin, 4 Januari pukul 09.00 WIB',
    );
  });

  it('[D9] says why, where there is a reason', () => {
    expect(show({ reason: { id: 'Idul Fitri', en: 'Eid' } })).toContain('Galeri tutup · Idul Fitri');
  });

  it('[D9] promises no opening where none is in sight', () => {
    expect(show({ opens: undefined })).toBe('02.10Galeri tutup');
  });

  it('[D9] in English', () => {
    expect(show({ reason: { id: 'Idul Fitri', en: 'Eid' } }, 'en')).toBe(
      '02:10Gallery closed · EidOpens again Wednesday at 09:00 WIB',
    );
    cleanup();
    expect(show({ opens: { date: '2026-11-24', minutes: 450, daysAhead: 0 } }, 'en')).toContain(
      'Opens again today at 07:30 WIB',
    );
  });

  it('[D9] a reason without English is given in Indonesian', () => {
    expect(show({ reason: { id: 'Idul Fitri' } }, 'en')).toContain('Gallery closed · Idul Fitri');
  });
});

describe('the sleeping screen', () => {
  const nineToFive = { opens: '09:00', closes: '17:00' };
  const hours: GalleryHours = {
    weekly: {
      mon: nineToFive,
      tue: nineToFive,
      wed: nineToFive,
      thu: nineToFive,
      fri: nineToFive,
      sat: null,
      sun: null,
    },
    exceptions: [{ from: '2026-11-30', until: '2026-11-30', reason: { id: 'Hari Guru' }, closed: true }],
  };
  const sleeping = { hours, timeZone: 'Asia/Jakarta' };
  const hoursNow = () => sleeping;

  function sleepAt(local: string, of: () => typeof sleeping | undefined = hoursNow) {
    const clock = handClock(jakarta(local));
    const { container, unmount } = render(<SleepingFace clock={clock} hours={of} language="id" />);
    const text = () => container.querySelector<HTMLElement>('[data-visible]');
    return { clock, text, unmount, says: () => container.textContent };
  }
  const advance = (clock: HandClock, ms: number) => act(() => clock.advance(ms));

  it('[D9] goes with the minutes and names the next opening of the calendar', async () => {
    // A Friday evening: the weekend is closed, and the Monday after it is a holiday.
    const { clock, says } = sleepAt('2026-11-27T22:58:30');
    await advance(clock, 0);
    expect(says()).toBe('22.58Galeri tutupBuka kembali Selasa pukul 09.00 WIB');
    await advance(clock, 30_000);
    expect(says()).toContain('22.59');
    await advance(clock, 60_000);
    expect(says()).toContain('23.00');
  });

  it('[D9] gives the reason on the day it holds for', async () => {
    const { clock, says } = sleepAt('2026-11-30T10:00:00');
    await advance(clock, 0);
    expect(says()).toBe('10.00Galeri tutup · Hari GuruBuka kembali Selasa pukul 09.00 WIB');
  });

  it('[D9] never moves what can be seen: faded out, moved, faded in, so that no pixel wears', async () => {
    const { clock, text } = sleepAt('2026-11-27T22:58:30');
    await advance(clock, 0);
    const places = new Set<string>();
    for (let minute = 0; minute < 5; minute++) {
      const place = text()?.style.left ?? '';
      expect(text()?.dataset['visible']).toBe('true');
      await advance(clock, (minute === 0 ? 30_000 : 60_000) - 2000);
      expect([text()?.dataset['visible'], text()?.style.left]).toEqual(['false', place]);
      await advance(clock, 2000);
      places.add(place);
    }
    expect(places.size).toBe(5);
  });

  it('leaves no timer behind when it wakes', async () => {
    const { clock, unmount } = sleepAt('2026-11-27T22:58:30');
    await advance(clock, 0);
    expect(clock.pending).toBe(1);
    await act(() => void unmount());
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });

  it('[D7] shows nothing rather than a wrong clock while the hours are unknown', async () => {
    const { clock, text } = sleepAt('2026-11-27T22:58:30', () => undefined);
    await advance(clock, 0);
    expect(text()?.dataset['visible']).toBe('false');
  });
});
