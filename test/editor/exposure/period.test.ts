import { describe, expect, it } from 'vitest';
import { periodFault } from '../../../src/api/exposure.ts';
import { thisMonth, thisRotation, thisWeek } from '../../../src/editor/exposure/period.ts';

describe('the days of a report', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-25', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('this week on %s begins on Monday, %s, and ends today', (today, from) => {
    expect(thisWeek(today)).toEqual({ from, to: today });
  });

  it('this month begins on its first', () => {
    expect(thisMonth('2026-11-25')).toEqual({ from: '2026-11-01', to: '2026-11-25' });
  });

  it('this rotation begins with the running one, and is none in a gap', () => {
    const rotations = [
      { starts: '2026-11-02', phase: 'ended' },
      { starts: '2026-11-16', phase: 'running' },
      { starts: '2026-11-30', phase: 'coming' },
    ];
    expect(thisRotation(rotations, '2026-11-25')).toEqual({ from: '2026-11-16', to: '2026-11-25' });
    expect(thisRotation(rotations.slice(0, 1), '2026-11-25')).toBeUndefined();
  });

  it.each([
    ['2026-11-25', '2026-11-25', undefined],
    ['2026-11-25', '2026-11-24', 'Tanggal akhir lebih awal daripada tanggal awal; tukar kedua tanggalnya.'],
    ['2025-01-01', '2026-02-04', undefined],
    ['2025-01-01', '2026-02-05', 'Laporan memuat paling banyak 400 hari; pilih masa yang lebih pendek.'],
  ])('from %s to %s: %s', (from, to, fault) => {
    expect(periodFault({ from, to })).toBe(fault);
  });
});
