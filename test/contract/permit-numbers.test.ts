import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halalNumberSentence, pirtNumberSentence } from '../../src/contract/permit-numbers.ts';
import { halalNumberFault, pirtNumberFault } from '../../src/contract/permits.ts';
import { say } from '../../src/contract/sentences.ts';

describe('what is wrong with a halal number', () => {
  it.each([
    [
      'ID3111999900001032',
      'Nomor ini kurang satu angka: baru 16 dari 17 angka setelah huruf ID. Lihat kembali sertifikat dari BPJPH.',
    ],
    [
      'id 3111-9999',
      'Nomor ini kurang sembilan angka: baru 8 dari 17 angka setelah huruf ID. Lihat kembali sertifikat dari BPJPH.',
    ],
    [
      'ID311199',
      'Nomor ini kurang 11 angka: baru 6 dari 17 angka setelah huruf ID. Lihat kembali sertifikat dari BPJPH.',
    ],
    [
      'ID112100009882540924',
      'Nomor ini kelebihan satu angka: ada 18 angka setelah huruf ID, seharusnya 17. Lihat kembali sertifikat dari BPJPH.',
    ],
    ['35110026305570825', 'Nomor ini belum diawali huruf ID; tulis ID di depan 17 angkanya.'],
    [
      'id3511002630557o825',
      'Setelah huruf ID hanya boleh ada angka, tetapi di sini tertulis "O". Lihat kembali sertifikat dari BPJPH.',
    ],
    [
      'ID ID35110026305570825',
      'Setelah huruf ID hanya boleh ada angka, tetapi di sini tertulis "ID". Lihat kembali sertifikat dari BPJPH.',
    ],
  ])('[C12] %s', (number, sentence) => {
    expect(halalNumberFault(number)).toBe('halal-shape');
    expect(halalNumberSentence(number)).toEqual({ severity: 'error', sentence });
  });

  it.each(['ID', 'ID menyusul', 'belum ada', 'BPJPH 35110026305570825', '3511002630557'])(
    '[C12] %s hears what a number looks like',
    (number) => {
      expect(halalNumberSentence(number)).toEqual(say('halal-shape'));
    },
  );
});

describe('what is wrong with a P-IRT number', () => {
  it.each([
    ['P-IRT 111317599990-29', 'Nomor ini kurang satu angka: baru 14 dari 15 angka. Lihat kembali sertifikat P-IRT.'],
    [
      '11131759999010229',
      'Nomor ini kelebihan dua angka: ada 17 angka, seharusnya 15. Lihat kembali sertifikat P-IRT.',
    ],
    [
      '11131759999O129',
      'Nomor P-IRT hanya terdiri atas angka, tetapi di sini tertulis "O". Lihat kembali sertifikat P-IRT.',
    ],
    [
      'BPOM RI MD 867028042317',
      'Nomor P-IRT hanya terdiri atas angka, tetapi di sini tertulis "BPOMRIMD". Lihat kembali sertifikat P-IRT.',
    ],
    [
      '911317599990129',
      'Angka pertama nomor P-IRT adalah jenis kemasan, dari 1 sampai 8; di sini tertulis 9. Lihat kembali sertifikat P-IRT.',
    ],
    [
      '120317599990129',
      'Angka ke-2 dan ke-3 nomor P-IRT adalah kelompok pangan, dari 01 sampai 19; di sini tertulis 20. Lihat kembali sertifikat P-IRT.',
    ],
  ])('[C12] %s', (number, sentence) => {
    expect(pirtNumberFault(number)).toBe('pirt-shape');
    expect(pirtNumberSentence(number)).toEqual({ severity: 'error', sentence });
  });

  it('[C12] words in place of a number hear what a number looks like', () => {
    expect(pirtNumberSentence('menyusul')).toEqual(say('pirt-shape'));
  });
});

describe('what is wrong with any number', () => {
  it.each([halalNumberSentence, pirtNumberSentence])('[C12] an empty one is empty: %o', (sentenceOf) => {
    expect(sentenceOf('')).toEqual(say('blank'));
    expect(sentenceOf(' - ')).toEqual(say('blank'));
  });

  it('[C12] what a PDF brings along unseen is named', () => {
    expect(halalNumberSentence('ID3511\u200b0026305570825')).toEqual(say('forbidden-characters'));
    expect(pirtNumberSentence('\u202e111317599990129')).toEqual(say('forbidden-characters'));
  });

  it('[C12] a long text is quoted by its beginning, and no sign of it is cut in two', () => {
    expect(pirtNumberSentence(`1${'😀'.repeat(20)}`)).toEqual(say('pirt-letters', { found: '😀'.repeat(12) }));
  });

  it('[C12] whatever somebody types gets a sentence without a blank in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(ID|P-?IRT)?[\dOl .-]{0,22}$/)), (typed) => {
        if (halalNumberFault(typed) === 'halal-shape') expect(halalNumberSentence(typed).sentence).not.toContain('  ');
        if (pirtNumberFault(typed) === 'pirt-shape') expect(pirtNumberSentence(typed).sentence).not.toContain('  ');
      }),
    );
  });
});
