/** What a product is, costs, holds, and who made it. Only words: photo and codes stand beside it. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LocalDate } from '../../../contract/dates.ts';
import type { Card } from '../../../contract/feed.ts';
import type { FeedGallery } from '../../../contract/gallery.ts';
import { Tooth } from '../../../ui/GigiBalang.tsx';
import { formatPrice, keepHyphens, textIn, type TextIn } from '../../format.ts';
import { word, type Language } from '../../words.ts';
import { visitorWord } from '../visitor-words.ts';
import { allergenList } from './allergen-words.ts';
import styles from './Facts.module.css';
import { fitFacts } from './fit-facts.ts';
import { Permits } from './Permits.tsx';

export interface FactsProps {
  readonly card: Card;
  readonly gallery: Pick<FeedGallery, 'sudin'>;
  readonly language: Language;
  /** Undefined while the clock is not trusted: nothing expires. */
  readonly today: LocalDate | undefined;
  /** Large words, or a low screen: the description needs the lines that a unit's full name would take. */
  readonly isTight?: boolean | undefined;
}

export function Facts({ card, gallery, language, today, isTight }: FactsProps) {
  const name = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const title = textIn(language, card.name);
  const description = textIn(language, card.description);
  const allergens = card.allergens ?? [];

  // After every rendering: language, window and the height of the codes below all change what fits.
  useLayoutEffect(() => {
    if (name.current !== null && body.current !== null && area.current !== null) {
      fitFacts({ name: name.current, body: body.current, area: area.current });
    }
  });

  return (
    <div ref={area} class={styles.area}>
      <div ref={body} class={styles.body} data-cut="0">
        <p class={styles.commodity}>
          <span class={styles.mark}>
            <Tooth />
          </span>
          {word(language, card.commodity)}
        </p>
        <div class={styles.heading}>
          <h1 ref={name} class={styles.name} lang={title.lang} dir="auto" tabIndex={-1} data-step="0">
            {keepHyphens(title.text)}
          </h1>
          <InIndonesian language={language} of={title} />
        </div>
        <Price card={card} language={language} />
        <p class={styles.description} dir="auto">
          <InIndonesian language={language} of={description} />{' '}
          <span lang={description.lang}>{keepHyphens(description.text)}</span>
        </p>
        {allergens.length > 0 && (
          <p class={styles.allergens}>
            {visitorWord(language, 'allergens', { list: allergenList(language, allergens) })}
          </p>
        )}
        <hr class={styles.rule} />
        <div class={styles.columns}>
          <div class={styles.maker}>
            <p class={styles.producer} dir="auto">
              {card.producer.name}
            </p>
            <p>{word(language, 'district', { name: card.producer.kecamatan })}</p>
            <AssistedBy card={card} gallery={gallery} language={language} isTight={isTight} />
          </div>
          <Permits card={card} language={language} today={today} />
        </div>
      </div>
    </div>
  );
}

/** Says so where English is missing; the text itself carries its language, and finds its direction without this note. */
function InIndonesian({ language, of }: { readonly language: Language; readonly of: TextIn }): ComponentChildren {
  if (of.lang === language) return null;
  return (
    <small class={styles.inIndonesian} dir="ltr">
      ({visitorWord(language, 'inIndonesian')})
    </small>
  );
}

function Price({ card: { price }, language }: Pick<FactsProps, 'card' | 'language'>) {
  const unit = price?.unit === undefined ? undefined : textIn(language, price.unit);
  return (
    <p class={styles.price}>
      <span class={price?.idr === undefined ? styles.ask : styles.amount}>
        {price?.idr === undefined ? word(language, 'askPrice') : formatPrice(price.idr)}
      </span>{' '}
      {unit !== undefined && (
        <span class={styles.unit} lang={unit.lang} dir="auto">
          {unit.text}
        </span>
      )}
    </p>
  );
}

/** The unit's full name, where there is room for it. */
function AssistedBy({ card, gallery, language, isTight = false }: Omit<FactsProps, 'today'>) {
  const unit = gallery.sudin.find(({ key }) => key === card.sudin);
  if (unit === undefined) return null;
  const name = isTight ? textIn(language, { id: unit.short }) : textIn(language, unit.name);
  const [before = '', after = ''] = word(language, 'assistedBy', { name: '|' }).split('|');
  return (
    <p>
      {before}
      <span lang={name.lang}>{name.text}</span>
      {after}
    </p>
  );
}
