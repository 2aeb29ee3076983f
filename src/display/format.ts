/** Prices and texts as Indonesian and English readers expect them; all of it the first card's. */
import type { LocalText } from '../contract/text.ts';
import type { Language } from './words.ts';

export { formatPrice } from '../contract/price.ts';

export interface TextIn {
  readonly text: string;
  /** The language the text is really in: Indonesian where English is missing. */
  readonly lang: Language;
}

export const textIn = (language: Language, text: LocalText): TextIn =>
  language === 'en' && text.en !== undefined ? { text: text.en, lang: 'en' } : { text: text.id, lang: 'id' };

/**
 * Reduplication and "P-IRT" never break at the hyphen: word joiners (U+2060) around it.
 * "Ondel-ondel" broken over two lines reads as two words.
 */
export const keepHyphens = (text: string): string => text.replace(/(?<=\p{L})-(?=\p{L})/gu, '\u2060-\u2060');
