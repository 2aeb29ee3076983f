/** The words of the faces without a product: first start and closed hours. They come with those faces. */
import { fillBlanks, type Language } from './words.ts';

type Entry = Readonly<Record<Language, string>>;

export const QUIET_WORDS = {
  preparing: { id: 'Menyiapkan {ready} dari {total} produk', en: 'Preparing {ready} of {total} products' },
  closed: { id: 'Galeri tutup', en: 'Gallery closed' },
  closedBecause: { id: 'Galeri tutup · {reason}', en: 'Gallery closed · {reason}' },
  opensToday: { id: 'Buka kembali hari ini pukul {time} {zone}', en: 'Opens again today at {time} {zone}' },
  opensOn: { id: 'Buka kembali {day} pukul {time} {zone}', en: 'Opens again {day} at {time} {zone}' },
} as const satisfies Readonly<Record<string, Entry>>;

/** The word with its blanks filled. */
export const quietWord = (
  language: Language,
  key: keyof typeof QUIET_WORDS,
  values: Readonly<Record<string, string | number>> = {},
): string => fillBlanks(QUIET_WORDS[key][language], values);
