import { beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../src/display/words.en.ts';
import { indonesian, learn, word, type WordKey } from '../../src/display/words.ts';

const WORDS = { id: indonesian, en: english };

const keys = Object.keys(WORDS.id) as WordKey[];
const blanksOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([blank]) => blank).toSorted();

describe('the words of the screen', () => {
  it('are Indonesian until English has been learnt', () => {
    expect(word('en', 'sample')).toBe('Contoh data');
  });

  describe('once learnt', () => {
    beforeAll(() => learn('en'));

    it('are the same in both languages', () => {
      expect(Object.keys(WORDS.en).toSorted()).toEqual(keys.toSorted());
    });

    it.each(keys)('“%s” has the same blanks in both languages', (key) => {
      expect(blanksOf(WORDS.en[key])).toEqual(blanksOf(WORDS.id[key]));
    });

    it.each(keys)('“%s” says something in both languages', (key) => {
      expect([WORDS.id[key].trim(), WORDS.en[key].trim()]).not.toContain('');
    });

    it('fill their blanks with what they are given', () => {
      expect(word('id', 'preparing', { ready: 14, total: 36 })).toBe('Menyiapkan 14 dari 36 produk');
      expect(word('en', 'positionOf', { position: 7, total: 36 })).toBe('7 of 36');
    });

    it('a blank that nothing is given for is left empty, not in curly brackets', () => {
      expect(word('id', 'district')).toBe('Kecamatan ');
    });

    it('what is filled in is taken as it is', () => {
      expect(word('id', 'assistedBy', { name: '{name} $& $1' })).toBe('Binaan {name} $& $1');
    });
  });
});
