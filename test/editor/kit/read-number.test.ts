import { describe, expect, it } from 'vitest';
import { readRupiah, readWhole, writeRupiah, writeWhole } from '../../../src/editor/kit/read-number.ts';

describe('a price as people type it', () => {
  it.each([
    ['35000', 35_000],
    ['35.000', 35_000],
    ['Rp35.000', 35_000],
    ['Rp 35.000', 35_000],
    ['rp. 35.000', 35_000],
    ['IDR 35000', 35_000],
    ['35.000,00', 35_000],
    ['35.000,-', 35_000],
    [' 1.250.000 ', 1_250_000],
    ['35 000', 35_000],
    ['0', 0],
  ])('%j is %d', (text, value) => {
    expect(readRupiah(text)).toEqual({ value });
  });

  it.each(['', '   '])('%j is no price', (text) => {
    expect(readRupiah(text)).toEqual({ value: undefined });
  });

  it.each(['35,000', '35.00', '35.000,50', '3.5000', '35rb', 'Rp', '-35000', '35.000.00', '1e5', '1'.repeat(40), '٣٥'])(
    '%j can be read two ways or none, and is refused',
    (text) => {
      expect(readRupiah(text)).toEqual({ fault: 'not-a-number' });
    },
  );

  it('is shown again without the blank of Intl, and reads as itself', () => {
    expect(writeRupiah(35_000)).toBe('Rp35.000');
    expect(readRupiah(writeRupiah(1_234_567))).toEqual({ value: 1_234_567 });
    expect(writeRupiah(undefined)).toBe('');
  });
});

describe('a whole number', () => {
  it('may have groups of three, and nothing else', () => {
    expect([readWhole('12'), readWhole('1.200'), readWhole('')]).toEqual([
      { value: 12 },
      { value: 1200 },
      { value: undefined },
    ]);
    for (const text of ['1,5', '12 detik', '1.20', '-1']) expect(readWhole(text)).toEqual({ fault: 'not-a-number' });
    expect(writeWhole(1200)).toBe('1.200');
  });
});
