/** A product on the shelf. The whole tile is one button; what it says is its name, its price and where it is made. */
import { Check } from 'lucide';
import { badgesOf } from '../../../contract/card-rules.ts';
import type { LocalDate } from '../../../contract/dates.ts';
import type { Card } from '../../../contract/feed.ts';
import { formatPrice, keepHyphens, textIn } from '../../format.ts';
import type { PhotoPool } from '../../photo-pool.ts';
import { word, type Language } from '../../words.ts';
import { Icon } from '../controls/Icon.tsx';
import { visitorWord } from '../visitor-words.ts';
import styles from './ProductTile.module.css';
import { TilePhoto } from './TilePhoto.tsx';

export interface ProductTileProps {
  readonly card: Card;
  readonly language: Language;
  /** Undefined while the clock is not trusted: nothing expires. */
  readonly today: LocalDate | undefined;
  readonly widthPx: number;
  readonly digests: ReadonlySet<string>;
  readonly photos: Pick<PhotoPool, 'get'>;
  readonly onOpen: (cardId: string) => void;
}

export function ProductTile({ card, language, today, widthPx, digests, photos, onOpen }: ProductTileProps) {
  const name = textIn(language, card.name);
  const idr = card.price?.idr;
  const isHalal = badgesOf(card, today).halal;
  const isSample = card.sample === true;
  return (
    <button
      type="button"
      class={styles.tile}
      // The name alone is its name (a promise to scripts and monitors); the rest describes it. As staff wrote it: what keeps
      // a hyphen together is for the eye.
      aria-label={name.text}
      aria-describedby={`facts-${card.id}`}
      lang={name.lang}
      data-card={card.id}
      data-commodity={card.commodity}
      onClick={() => onOpen(card.id)}
    >
      <span class={styles.picture} aria-hidden="true">
        <TilePhoto photo={card.photos[0]} widthPx={widthPx} digests={digests} photos={photos} />
        {isHalal && (
          <span class={styles.halal}>
            <Icon node={Check} />
            Halal
          </span>
        )}
        {isSample && <span class={styles.sample}>{word(language, 'sample')}</span>}
      </span>
      <span class={styles.text}>
        <span class={styles.name} lang={name.lang}>
          {keepHyphens(name.text)}
        </span>
        <span id={`facts-${card.id}`} class={styles.facts} lang={language}>
          <span class={styles.price}>{idr === undefined ? word(language, 'askPrice') : formatPrice(idr)}</span>{' '}
          <span class={styles.place}>{card.producer.kecamatan}</span>
          {isHalal && <span class="hidden-label"> {visitorWord(language, 'halalCertified')}</span>}
          {isSample && <span class="hidden-label"> {word(language, 'sample')}</span>}
        </span>
      </span>
    </button>
  );
}
