/**
 * Every word of the visitor's screen. Indonesian is here; English is fetched when somebody asks for it, because the first
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
  preparing: 'Menyiapkan {ready} dari {total} produk',
  closed: 'Galeri tutup',
  closedBecause: 'Galeri tutup · {reason}',
  opensToday: 'Buka kembali hari ini pukul {time} {zone}',
  opensOn: 'Buka kembali {day} pukul {time} {zone}',
};

export type WordKey = keyof typeof indonesian;

export type Words = Readonly<Record<WordKey, string>>;

const known: { id: Words; en?: Words } = { id: indonesian };

/** Resolves when the words of a language are here. @throws when they cannot be fetched */
export async function learn(language: Language): Promise<void> {
  if (language === 'en') known.en = (await import('./words.en.ts')).english;
}

/** The word of a key with its blanks filled; in Indonesian as long as the language has not been learnt. */
export function word(language: Language, key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return (known[language] ?? known.id)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
