/** [V10] What is said of a product, in the order it is seen. Numbers are left to the voice, and written as it reads them. */
import { badgesOf } from '../../../contract/card-rules.ts';
import type { LocalDate } from '../../../contract/dates.ts';
import type { Card } from '../../../contract/feed.ts';
import type { Sentence } from '../../../device/speech.ts';
import { textIn } from '../../format.ts';
import { word, type Language } from '../../words.ts';
import { visitorWord } from '../visitor-words.ts';
import { allergenList } from './allergen-words.ts';

/** With the separators of the language: "35.000" is thirty-five to an English voice. */
const NUMBER: Readonly<Record<Language, Intl.NumberFormat>> = {
  id: new Intl.NumberFormat('id-ID'),
  en: new Intl.NumberFormat('en-GB'),
};

/** @param today undefined while the clock is not trusted: nothing expires */
export function sentencesOf(card: Card, language: Language, today: LocalDate | undefined): Sentence[] {
  const { name, price, producer, description, allergens = [] } = card;
  const own = (text: string): Sentence => ({ text, lang: language });
  const sentences = [
    textIn(language, name),
    own(
      price?.idr === undefined
        ? word(language, 'askPrice')
        : visitorWord(language, 'spokenPrice', { amount: NUMBER[language].format(price.idr) }),
    ),
    ...(price?.unit === undefined ? [] : [textIn(language, price.unit)]),
    own(visitorWord(language, 'madeBy', { name: producer.name })),
    own(word(language, 'district', { name: producer.kecamatan })),
    textIn(language, description),
  ];
  if (allergens.length > 0) {
    sentences.push(own(visitorWord(language, 'allergens', { list: allergenList(language, allergens) })));
  }
  if (badgesOf(card, today).halal) sentences.push(own(visitorWord(language, 'halalCertified')));
  return sentences;
}
