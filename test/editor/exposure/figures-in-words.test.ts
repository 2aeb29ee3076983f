import { describe, expect, it } from 'vitest';
import { deviation, duration, timeTile } from '../../../src/editor/exposure/figures-in-words.ts';

const MINUTE_MS = 60_000;

describe('figures in words', () => {
  it.each([
    [0, '0 detik'],
    [44_600, '45 detik'],
    [59_999, '60 detik'],
    [12 * MINUTE_MS, '12 menit'],
    [59.6 * MINUTE_MS, '1 jam'],
    [200 * MINUTE_MS, '3 jam 20 menit'],
    [60_000 * MINUTE_MS, '1.000 jam'],
  ])('%d ms is %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it.each([
    [-0.1873, '−18,7 %'],
    [0.031, '+3,1 %'],
    [0.0004, '0 %'],
    [-1, '−100 %'],
  ])('a deviation of %d is %s', (part, words) => {
    expect(deviation(part)).toBe(words);
  });

  it('a tile says the largest unit alone', () => {
    expect([timeTile(7_300_000), timeTile(130_000), timeTile(9_000)]).toEqual([
      { value: 2, unit: 'jam' },
      { value: 2, unit: 'menit' },
      { value: 9, unit: 'detik' },
    ]);
  });
});
