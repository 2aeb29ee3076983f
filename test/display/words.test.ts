import { beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../src/display/words.en.ts';
import { QUIET_WORDS } from '../../src/display/quiet-words.ts';
import { VISITOR_WORDS } from '../../src/display/visitor/visitor-words.ts';
import { fillBlanks, indonesian, learn, word, type WordKey } from '../../src/display/words.ts';

const WORDS = { id: indonesian, en: english };

const keys = Object.keys(WORDS.id) as WordKey[];
const blanksOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([blank]) => blank).toSorted();

describe('the words of the screen', () => {
  it('are Indonesian until English has been learnt', () => {
    expect(word('en', 'sample')).toBe('Contoh data');
  });

  describe('once learnt', () => {
    beforeAll(() => learn(english));

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
      expect(word('id', 'positionOf', { position: 7, total: 36 })).toBe('7 dari 36');
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

describe.each([
  ['quiet faces', QUIET_WORDS],
  ['visitor', VISITOR_WORDS],
])('the words of the %s', (_, table: Readonly<Record<string, { readonly id: string; readonly en: string }>>) => {
  it.each(Object.keys(table))('“%s” says something in both languages, with the same blanks', (key) => {
    const { id = '', en = '' } = table[key] ?? {};
    expect([id.trim(), en.trim()]).not.toContain('');
    expect(blanksOf(en)).toEqual(blanksOf(id));
  });

  it('are the same sets in both languages, and no other', () => {
    expect(new Set(Object.values(table).map((entry) => Object.keys(entry).join()))).toEqual(new Set(['id,en']));
  });
});

it('a blank filled with a blank is not filled again', () => {
  expect(fillBlanks('{a}{b}', { a: '{b}', b: 1 })).toBe('{b}1');
});
