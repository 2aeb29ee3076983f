import { describe, expect, it } from 'vitest';
import { countWord, dateInWords } from '../../src/contract/indonesian.ts';

describe('Indonesian for staff', () => {
  it('counts up to ten are words, beyond they are digits', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(countWord)).toEqual([
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
      '11',
    ]);
  });

  it.each([
    ['2024-03-12', '12 Maret 2024'],
    ['2029-05-01', '1 Mei 2029'],
    ['2026-01-31', '31 Januari 2026'],
    ['2026-12-31', '31 Desember 2026'],
  ])('%s is %s', (date, words) => {
    expect(dateInWords(date)).toBe(words);
  });

  it.each(['besok', '2026-13-01', '2026-00-01', '', '2026-1-1'])('%j is no date and stays as it is', (text) => {
    expect(dateInWords(text)).toBe(text);
  });
});
