import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/contract/dates.ts';
import type { RotationEntry } from '../../src/contract/feed.ts';
import { rotationsToKeep, rotationToShow } from '../../src/rotation/calendar.ts';

const entry = (id: string, starts: string, ends: string, edition = 1): RotationEntry => ({
  id,
  title: { id },
  starts,
  ends,
  sha256: `${id}/${edition}`,
  bytes: 1,
});

const october = entry('october', '2026-10-01', '2026-10-31');
const november = entry('november', '2026-11-01', '2026-11-30');
/** After a gap of four days. */
const december = entry('december', '2026-12-05', '2026-12-20');
const spring = entry('spring', '2027-03-01', '2027-03-31');
const all = [december, spring, october, november];

const complete =
  (...entries: RotationEntry[]) =>
  (sha256: string): boolean =>
    entries.some((each) => each.sha256 === sha256);

const show = (
  today: string | undefined,
  isComplete: (sha256: string) => boolean,
  showing?: RotationEntry,
  entries: readonly RotationEntry[] = all,
) => rotationToShow({ entries, today, isComplete, showing });

const keep = (today: string): string[] => rotationsToKeep(all, today).map(({ id }) => id);

describe('which rotations a screen keeps', () => {
  it('[P4] the current one first, then the next, then what starts within 30 days', () => {
    expect(keep('2026-10-15')).toEqual(['october', 'november']);
    expect(keep('2026-11-15')).toEqual(['november', 'december']);
  });

  it('[P4] looks 30 days ahead, to the day', () => {
    expect(keep('2026-11-05')).toEqual(['november', 'december']);
    const crowded = [...all, entry('fair', '2026-12-21', '2026-12-24'), entry('year-end', '2026-12-25', '2026-12-31')];
    expect(rotationsToKeep(crowded, '2026-11-21').map(({ id }) => id)).toEqual(['november', 'december', 'fair']);
  });

  it('[P4] in a gap and after the end the one that started last is kept', () => {
    expect(keep('2026-12-02')).toEqual(['november', 'december']);
    expect(keep('2027-05-01')).toEqual(['spring']);
  });

  it('[P4] before the first one only what comes is kept', () => {
    expect(keep('2026-08-01')).toEqual(['october']);
    expect(rotationsToKeep([], '2026-08-01')).toEqual([]);
  });
});

describe('which rotation is shown', () => {
  const everything = complete(...all);

  it('[R1] the rotation of today, from its first day to its last', () => {
    expect(show('2026-11-01', everything)).toBe(november);
    expect(show('2026-11-30', everything)).toBe(november);
    expect(show('2026-12-05', everything, november)).toBe(december);
  });

  it('[R1] in a gap the previous one stays', () => {
    expect(show('2026-12-03', everything, november)).toBe(november);
    expect(show('2026-12-03', everything)).toBe(november);
  });

  it('[R1] one that has not started is not shown, even when nothing else is here', () => {
    expect(show('2026-09-01', everything)).toBeUndefined();
    expect(show('2026-11-15', complete(december, spring))).toBeUndefined();
  });

  it('[R2] an incomplete rotation lets the one before it play on, and takes over once it is complete', () => {
    expect(show('2026-11-02', complete(october), october)).toBe(october);
    expect(show('2026-11-02', complete(october))).toBe(october);
    expect(show('2026-11-02', complete(october, november), october)).toBe(november);
  });

  it('[R2] what is showing does not fall back because one of its photos was found damaged', () => {
    expect(show('2026-11-02', complete(october), november)).toBe(november);
  });

  it('[R2] a new edition of the rotation is waited for, without a detour over the rotation before it', () => {
    const mended = entry('november', '2026-11-01', '2026-11-30', 2);
    const feed = [october, mended, december];
    expect(show('2026-11-10', complete(october, november), november, feed)).toBe(november);
    expect(show('2026-11-10', complete(october, november, mended), november, feed)).toBe(mended);
  });

  it('[R2] a new edition that was moved into the future gives way to the rotation before it', () => {
    const moved = entry('november', '2026-11-20', '2026-11-30', 2);
    expect(show('2026-11-10', complete(october, november, moved), november, [october, moved])).toBe(october);
  });

  it('[R2] a withdrawn rotation leaves as soon as another one is complete, and not before', () => {
    expect(show('2026-11-10', complete(november), november, [october, december])).toBe(november);
    expect(show('2026-11-10', complete(november, october), november, [october, december])).toBe(october);
    expect(show('2026-11-10', complete(november), november, [])).toBe(november);
  });

  it('[R3] after the last one the last one stays', () => {
    expect(show('2029-01-01', everything, spring)).toBe(spring);
    expect(show('2029-01-01', everything)).toBe(spring);
  });

  it('[R3] a screen that was offline for months switches from what it holds, date by date', () => {
    const dates = ['2026-10-31', '2026-11-01', '2026-12-04', '2026-12-05', '2027-02-28', '2027-03-01', '2028-01-01'];
    const seen: (string | undefined)[] = [];
    let showing: RotationEntry | undefined;
    for (const today of dates) {
      showing = show(today, everything, showing);
      seen.push(showing?.id);
    }
    expect(seen).toEqual(['october', 'november', 'november', 'december', 'december', 'spring', 'spring']);
  });

  it('[R4] with an untrusted clock what is showing stays, and its new edition may replace it', () => {
    expect(show(undefined, everything, november)).toBe(november);
    const mended = entry('november', '2026-11-01', '2026-11-30', 2);
    const feed = [october, mended, december];
    expect(show(undefined, complete(october, november), november, feed)).toBe(november);
    expect(show(undefined, complete(october, mended), november, feed)).toBe(mended);
  });

  it('[R4] with an untrusted clock and no memory the oldest complete one is shown, for a later one may not have started', () => {
    expect(show(undefined, complete(november, december))).toBe(november);
    expect(show(undefined, complete(december))).toBe(december);
    expect(show(undefined, () => false)).toBeUndefined();
  });

  it('[R1][R2] whatever is complete, a switch goes only to a complete rotation that has started', () => {
    const calendars = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 8 }).map((spans) => {
      let day = '2026-01-01';
      return spans.map(([gap, length], index) => {
        const starts = addDays(day, gap);
        const ends = addDays(starts, length);
        day = addDays(ends, 1);
        return entry(`r${index}`, starts, ends);
      });
    });
    const day = fc.option(
      fc.nat(360).map((days) => addDays('2025-12-15', days)),
      { nil: undefined },
    );
    fc.assert(
      fc.property(calendars, day, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), fc.nat(8), (...drawn) => {
        const [entries, today, flags, showingIndex] = drawn;
        const isComplete = (sha256: string) => flags[entries.findIndex((each) => each.sha256 === sha256)] === true;
        const showing = entries[showingIndex];
        const chosen = rotationToShow({ entries, today, isComplete, showing });
        if (chosen === showing) return;
        expect(isComplete(chosen?.sha256 ?? '')).toBe(true);
        if (today !== undefined) expect(chosen && chosen.starts <= today).toBe(true);
      }),
    );
  });
});
