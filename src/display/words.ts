/** Every word of the visitor's screen, in both languages. A key missing in one of them does not compile. */

export type Language = 'id' | 'en';

const indonesian = {
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
  preparing: 'Menyiapkan {ready} dari {total} produk',
  closed: 'Galeri tutup',
  closedBecause: 'Galeri tutup · {reason}',
  opensToday: 'Buka kembali hari ini pukul {time} {zone}',
  opensOn: 'Buka kembali {day} pukul {time} {zone}',
};

export type WordKey = keyof typeof indonesian;

const english: Record<WordKey, string> = {
  touchToExplore: 'Touch the screen to explore',
  featured: 'Featured products',
  positionOf: '{position} of {total}',
  kuliner: 'Food',
  kriya: 'Crafts',
  fesyen: 'Fashion',
  askPrice: 'Ask for the price',
  district: '{name} District',
  assistedBy: 'Assisted by {name}',
  sample: 'Sample data',
  halal: 'Halal certified',
  pirt: 'Has a home-industry food licence',
  preparing: 'Preparing {ready} of {total} products',
  closed: 'Gallery closed',
  closedBecause: 'Gallery closed · {reason}',
  opensToday: 'Opens again today at {time} {zone}',
  opensOn: 'Opens again {day} at {time} {zone}',
};

export const WORDS: Record<Language, Record<WordKey, string>> = { id: indonesian, en: english };

/** The word of a key with its blanks filled. */
export function word(language: Language, key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
