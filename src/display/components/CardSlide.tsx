/**
 * A product, as the loop shows it: photo, one flat colour field, the facts. The one component of a card; every later view
 * and the staff preview use it. It knows nothing of the loop: whoever mounts it says what it is and moves its parts.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { badgesOf } from '../../contract/card-rules.ts';
import type { LocalDate } from '../../contract/dates.ts';
import type { Card } from '../../contract/feed.ts';
import { Badge } from '../../ui/Badge.tsx';
import { TeethRow, Tooth } from '../../ui/GigiBalang.tsx';
import kind from '../../ui/Kind.module.css';
import { fitName } from '../fit-name.ts';
import { formatPrice, keepHyphens, textIn } from '../format.ts';
import { lazy } from '../lazy.tsx';
import { word, type Language } from '../words.ts';
import styles from './CardSlide.module.css';

/** The panel's own teeth: about the pitch of the eave's. */
const BLIND_TEETH = { landscape: 14, portrait: 20 };

const TumpalField = lazy(async () => (await import('../../ui/TumpalField.tsx')).TumpalField);

export interface CardSlideProps {
  readonly card: Card;
  readonly language: Language;
  /** Undefined while the clock is not trusted: nothing expires. */
  readonly today: LocalDate | undefined;
  /** The unit's short name: "Sudin PPKUKM". */
  readonly unitName: string;
  readonly isPortrait: boolean;
  /** One design unit in px; the name is fitted again when it changes. */
  readonly uPx: number;
  /** The photo, decoded; without it the tumpal field stands in. */
  readonly photo?: ComponentChildren;
}

export function CardSlide({ card, language, today, unitName, isPortrait, uPx, photo }: CardSlideProps) {
  const name = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const title = textIn(language, card.name);

  useLayoutEffect(() => {
    if (name.current !== null && body.current !== null && area.current !== null) {
      fitName({ name: name.current, body: body.current, area: area.current }, uPx, isPortrait);
    }
  }, [title.text, uPx, isPortrait, language]);

  return (
    <div class={styles.slide} data-commodity={card.commodity}>
      <div class={styles.photo} data-part="photo" style={{ backgroundColor: card.photos[0]?.color ?? 'var(--tint)' }}>
        {photo ?? (
          <div class={styles.tumpal}>
            <TumpalField />
          </div>
        )}
        {card.sample === true && <span class={styles.sample}>{word(language, 'sample')}</span>}
      </div>
      <div class={styles.panel}>
        <div class={styles.blind} data-part="blind">
          <div class={styles.blindTeeth}>
            <TeethRow count={isPortrait ? BLIND_TEETH.portrait : BLIND_TEETH.landscape} />
          </div>
        </div>
        <div ref={area} class={styles.area}>
          <div ref={body} class={styles.body}>
            <p class={kind.kind} data-part="rise">
              <Tooth />
              {word(language, card.commodity)}
            </p>
            <h2 ref={name} class={styles.name} lang={title.lang} data-step="0" data-part="rise">
              {keepHyphens(title.text)}
            </h2>
            <Price card={card} language={language} />
            <hr class={styles.rule} data-part="rise" />
            <div class={styles.facts}>
              <div data-part="rise">
                <p class={styles.producer}>{card.producer.name}</p>
                <p class={styles.place}>{word(language, 'district', { name: card.producer.kecamatan })}</p>
                <p class={styles.place}>{word(language, 'assistedBy', { name: unitName })}</p>
              </div>
              <Badges card={card} language={language} today={today} />
            </div>
          </div>
        </div>
      </div>
      <Invitation language={language} />
    </div>
  );
}

function Price({ card: { price }, language }: Pick<CardSlideProps, 'card' | 'language'>) {
  const unit = price?.unit === undefined ? undefined : textIn(language, price.unit);
  return (
    <p class={styles.price} data-part="rise">
      {price?.idr === undefined ? (
        <span class={styles.ask}>{word(language, 'askPrice')}</span>
      ) : (
        <span class={styles.amount}>{formatPrice(price.idr)}</span>
      )}
      {unit !== undefined && (
        <span class={styles.unit} lang={unit.lang}>
          {unit.text}
        </span>
      )}
    </p>
  );
}

function Badges({ card, language, today }: Pick<CardSlideProps, 'card' | 'language' | 'today'>) {
  const has = badgesOf(card, today);
  if (!has.halal && !has.pirt) return null;
  return (
    <ul class={styles.badges} data-part="rise">
      {has.halal && <Badge word="Halal" label={word(language, 'halal')} />}
      {has.pirt && <Badge word={keepHyphens('P-IRT')} label={word(language, 'pirt')} />}
    </ul>
  );
}

function Invitation({ language }: Pick<CardSlideProps, 'language'>) {
  return (
    <div class={styles.invitation} data-part="invitation">
      <span class={styles.touch} aria-hidden="true">
        <span class={styles.pulse} />
        <span class={styles.ring} />
        <span class={styles.dot} />
      </span>
      <span>{word(language, 'touchToExplore')}</span>
    </div>
  );
}
