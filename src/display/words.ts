/**
 * Every word of the visitor's screen. Indonesian is here; English comes with the visitor's part, because the first
 * card of every boot is Indonesian. A key missing in English does not compile.
 */

export type Language = 'id' | 'en';

export const indonesian = {
  touchToExplore: 'Sentuh layar untuk menjelajah',
  featured: 'Produk pilihan',
  positionOf: '{position} dari {total}',
  kuliner: 'Kuliner',
  kriya: 'Kriya',
  fesyen: 'Fesyen',
  askPrice: 'Tanyakan harga',
  district: 'Kecamatan {name}',
  assistedBy: 'Binaan {name}',
  sample: 'Contoh data',
  halal: 'Bersertifikat halal',
  pirt: 'Memiliki P-IRT',
};

export type WordKey = keyof typeof indonesian;

export type Words = Readonly<Record<WordKey, string>>;

const known: { id: Words; en?: Words } = { id: indonesian };

/** From now on `word` speaks English, too. */
export function learn(english: Words): void {
  known.en = english;
}

/** A text with its `{blanks}` filled; one that nothing is given for is left empty. */
export const fillBlanks = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** The word of a key with its blanks filled; in Indonesian as long as the language has not been learnt. */
export const word = (
  language: Language,
  key: WordKey,
  values: Readonly<Record<string, string | number>> = {},
): string => fillBlanks((known[language] ?? known.id)[key], values);
