import { describe, expect, it } from 'vitest';
import {
  formatPirt,
  halalDoubts,
  halalNumberFault,
  normalizeHalal,
  normalizePirt,
  pirtDoubts,
  pirtNumberFault,
  pirtYear,
  pirtYearAgrees,
} from '../../src/contract/permits.ts';

describe('halal numbers', () => {
  it.each([
    'ID32110001333131122',
    'ID00410000088320221',
    'ID35110026305570825',
    'ID35210025584660825',
    // A suffix that disagrees with the date of issue is normal: a renewed certificate keeps its number.
    'ID00410019459060724',
    'id 3511 0026 3055 70825',
    'ID-3511.0026.3055.70825',
    'ID3511–0026305570825',
  ])('[C12] %s is a certificate number', (number) => {
    expect(halalNumberFault(number)).toBeUndefined();
  });

  it.each(['LPPOM-00160233461223', 'LPPOM 0017 0163 461903', 'MUI-00230049860209', '00160233461223'])(
    '[C12] %s is the number of the MUI decree, and refused by name',
    (number) => {
      expect(halalNumberFault(number)).toBe('halal-decree');
    },
  );

  it.each(['ID112100009882540924', 'ID3511002630557082', '35110026305570825', 'ID3511002630557O825', '', 'ID'])(
    '[C12] %j has the shape of neither',
    (number) => {
      expect(halalNumberFault(number)).toBe('halal-shape');
    },
  );

  it('[C12] is kept without the blanks, dots and dashes people type', () => {
    expect(normalizeHalal(' id 3511.0026-3055–70825 ')).toBe('ID35110026305570825');
  });

  it('[C12] what looks odd is a doubt, never a fault', () => {
    expect(halalDoubts('ID31119999000010324', '2024-03-12')).toEqual([]);
    expect(halalDoubts('ID00119999000010324', '2025-11-19')).toEqual([]);
    expect(halalDoubts('ID99119999000010324', '2024-03-12')).toEqual(['halal-province']);
    expect(halalDoubts('ID31119999000011324', '2024-03-12')).toEqual(['halal-month']);
    expect(halalDoubts('ID31119999000010024', '2024-03-12')).toEqual(['halal-month']);
    expect(halalDoubts('ID31119999000010424', '2024-03-31')).toEqual(['halal-issued-before-number']);
    expect(halalDoubts('ID31119999000010424', '2024-04-01')).toEqual([]);
    expect(halalDoubts('ID99119999000010424', undefined)).toEqual(['halal-province']);
  });

  it.each(['11', '19', '21', '31', '36', '51', '53', '61', '65', '71', '76', '81', '82', '91', '97', '00'])(
    '[C12] %s is a province',
    (province) => {
      expect(halalDoubts(`ID${province}119999000010324`, '2024-03-12')).toEqual([]);
    },
  );

  it.each(['10', '20', '22', '37', '54', '66', '77', '83', '98'])('[C12] %s is no province', (province) => {
    expect(halalDoubts(`ID${province}119999000010324`, '2024-03-12')).toEqual(['halal-province']);
  });
});

describe('P-IRT numbers', () => {
  it.each([
    '111317599990129',
    'P-IRT 1113175999901-29',
    'PIRT No. 1113175999901-29',
    'P-IRT NO: 1113175999901-29',
    'P-IRT NOMOR 1113175999901-29',
    'p-irt nomor: 1113175999901 29',
    'P-IRT: 1113175.999901.29',
    '  P-IRT1113175999901–29',
  ])('[C12] %s is the number 111317599990129', (number) => {
    expect(pirtNumberFault(number)).toBeUndefined();
    expect(normalizePirt(number)).toBe('111317599990129');
    expect(formatPirt(number)).toBe('1113175999901-29');
  });

  it('[C12] the old format of 12 digits is refused by name', () => {
    expect(pirtNumberFault('P-IRT 206317501234')).toBe('pirt-old');
  });

  it.each([
    ['a digit too few', '11131759999012'],
    ['a digit too many', '1113175999901290'],
    ['a packaging that does not exist', '911317599990129'],
    ['no packaging', '011317599990129'],
    ['food group 00', '100317599990129'],
    ['food group 20', '120317599990129'],
    ['a letter', '11131759999O129'],
    ['nothing', ''],
  ])('[C12] %s is no P-IRT number', (_, number) => {
    expect(pirtNumberFault(number)).toBe('pirt-shape');
  });

  it('[C12] both codes of Jakarta Timur are known, others and new food groups are doubts', () => {
    expect(pirtDoubts('111317599990129')).toEqual([]);
    expect(pirtDoubts('P-IRT 1113172999901-29')).toEqual([]);
    expect(pirtDoubts('111327399990129')).toEqual(['pirt-city']);
    expect(pirtDoubts('119317599990129')).toEqual(['pirt-group']);
    expect(pirtDoubts('115317599990129')).toEqual([]);
    expect(pirtDoubts('116327399990129')).toEqual(['pirt-city', 'pirt-group']);
  });

  it('[C12] the last two digits are the year the permit ends', () => {
    expect(pirtYear('P-IRT 1113175999901-29')).toBe('2029');
    expect(pirtYearAgrees('P-IRT 1113175999901-29', '2029-05-20')).toBe(true);
    expect(pirtYearAgrees('P-IRT 1113175999901-29', '2028-05-20')).toBe(false);
  });
});
