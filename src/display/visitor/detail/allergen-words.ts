/** What food may contain, as the label law names it. */
import type { ALLERGENS } from '../../../contract/product.ts';
import type { Language } from '../../words.ts';

type Allergen = (typeof ALLERGENS)[number];

const ALLERGEN_WORDS: Readonly<Record<Allergen, Readonly<Record<Language, string>>>> = {
  gluten: { id: 'gluten', en: 'gluten' },
  telur: { id: 'telur', en: 'egg' },
  ikan: { id: 'ikan', en: 'fish' },
  'kacang-tanah': { id: 'kacang tanah', en: 'peanut' },
  kedelai: { id: 'kedelai', en: 'soy' },
  susu: { id: 'susu', en: 'milk' },
  'kacang-pohon': { id: 'kacang pohon', en: 'tree nuts' },
  sulfit: { id: 'sulfit', en: 'sulphite' },
};

/** "gluten, telur" */
export const allergenList = (language: Language, allergens: readonly Allergen[]): string =>
  allergens.map((allergen) => ALLERGEN_WORDS[allergen][language]).join(', ');
