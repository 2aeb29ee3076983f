import { describe, expect, it } from 'vitest';
import { formatDay, formatTime, preparing, zoneName } from '../../src/display/format-time.ts';
import { formatPrice, keepHyphens, textIn } from '../../src/display/format.ts';

const JOINER = '\u2060';

describe('prices', () => {
  it.each([
    [1, 'Rp1'],
    [999, 'Rp999'],
    [35_000, 'Rp35.000'],
    [1_250_000, 'Rp1.250.000'],
    [1_000_000_000, 'Rp1.000.000.000'],
  ])('%d rupiah have dots and no space', (idr, text) => {
    expect(formatPrice(idr)).toBe(text);
  });
});

describe('times', () => {
  it.each([
    [0, '00.00', '00:00'],
    [450, '07.30', '07:30'],
    [1439, '23.59', '23:59'],
    [1440, '00.00', '00:00'],
  ])('minute %d has a dot in Indonesian and a colon in English', (minutes, id, en) => {
    expect([formatTime('id', minutes), formatTime('en', minutes)]).toEqual([id, en]);
  });

  it('the three zones of Indonesia have their names, others none', () => {
    expect(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin'].map(zoneName)).toEqual([
      'WIB',
      'WITA',
      'WIT',
      '',
    ]);
  });

  it('a day of this week is its name, a later one has its date too', () => {
    expect(formatDay('id', '2026-11-30', 6)).toBe('Senin');
    expect(formatDay('id', '2027-01-04', 7)).toBe('Senin, 4 Januari');
    expect(formatDay('en', '2026-11-30', 1)).toBe('Monday');
  });
});

describe('hyphens', () => {
  it.each([
    ['Ondel-ondel', `Ondel${JOINER}-${JOINER}ondel`],
    ['P-IRT', `P${JOINER}-${JOINER}IRT`],
    ['Kue-kué', `Kue${JOINER}-${JOINER}kué`],
    ['Oleh-oleh-ku', `Oleh${JOINER}-${JOINER}oleh${JOINER}-${JOINER}ku`],
  ])('[D10] “%s” never breaks at its hyphen', (text, kept) => {
    expect(keepHyphens(text)).toBe(kept);
  });

  it.each(['2020-2026', 'Tas - besar', '-awal', 'akhir-', 'seri A-1', 'tanpa'])(
    '“%s” has no hyphen between letters and stays as it is',
    (text) => {
      expect(keepHyphens(text)).toBe(text);
    },
  );
});

describe('a text in two languages', () => {
  it('comes in the language asked for', () => {
    expect(textIn('en', { id: 'Batik', en: 'Batik cloth' })).toEqual({ text: 'Batik cloth', lang: 'en' });
    expect(textIn('id', { id: 'Batik', en: 'Batik cloth' })).toEqual({ text: 'Batik', lang: 'id' });
  });

  it('comes in Indonesian, and says so, where English is missing', () => {
    expect(textIn('en', { id: 'Batik' })).toEqual({ text: 'Batik', lang: 'id' });
  });
});

it('the first start counts products', () => {
  expect(preparing('id', 14, 36)).toBe('Menyiapkan 14 dari 36 produk');
});
