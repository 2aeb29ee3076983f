/** The photos of one product: the current one large, the others as thumbnails on its lower edge. A swipe is an extra. */
import { useRef } from 'preact/hooks';
import type { Card } from '../../../contract/feed.ts';
import { TumpalField } from '../../../ui/TumpalField.tsx';
import type { PhotoPool } from '../../photo-pool.ts';
import { word, type Language } from '../../words.ts';
import { useSwipe } from '../browse/swipe.ts';
import { TilePhoto } from '../browse/TilePhoto.tsx';
import { visitorWord } from '../visitor-words.ts';
import styles from './PhotoGallery.module.css';
import { useMainPhoto } from './use-main-photo.ts';

/** A hand that goes this far across meant the next photo. */
const SWIPE_U = 8;
/** More thumbnails than this are smaller, so that the photo stays to be seen. */
const ONE_ROW = 5;
/** The smallest variant stored is enough for a thumbnail on any screen. */
const SMALLEST = 0;

export interface PhotoGalleryProps {
  readonly card: Pick<Card, 'photos' | 'sample'>;
  readonly language: Language;
  /** One design unit in px. */
  readonly uPx: number;
  /** From 0. */
  readonly photoIndex: number;
  /** What the store holds. */
  readonly digests: ReadonlySet<string>;
  readonly photos: Pick<PhotoPool, 'get'>;
  readonly onPhoto: (index: number) => void;
}

export function PhotoGallery(props: PhotoGalleryProps) {
  const { card, language, uPx, photoIndex, digests, photos, onPhoto } = props;
  const slot = useRef<HTMLDivElement>(null);
  const photo = card.photos[photoIndex] ?? card.photos[0];
  const isMissing = useMainPhoto({ slot, photo, language, digests, photos });
  const swipe = useSwipe(SWIPE_U * uPx, (direction) => {
    const wanted = photoIndex + direction;
    if (wanted >= 0 && wanted < card.photos.length) onPhoto(wanted);
  });

  return (
    <div class={styles.gallery} {...swipe}>
      <div class={styles.main} style={{ backgroundColor: isMissing ? 'var(--tint)' : photo?.color }}>
        {isMissing && <TumpalField />}
        <div ref={slot} class={styles.slot} />
      </div>
      <div class={styles.edge}>
        {card.photos.length > 1 && <Thumbnails {...props} />}
        {card.sample === true && <span class={styles.sample}>{word(language, 'sample')}</span>}
      </div>
    </div>
  );
}

function Thumbnails({ card, language, photoIndex, digests, photos, onPhoto }: PhotoGalleryProps) {
  const total = card.photos.length;
  return (
    <ul class={styles.thumbnails} data-many={total > ONE_ROW} aria-label={visitorWord(language, 'photos')}>
      {card.photos.map((photo, index) => (
        <li key={index}>
          <button
            type="button"
            class={styles.thumbnail}
            aria-label={visitorWord(language, 'photoOf', { index: index + 1, total })}
            aria-current={index === photoIndex ? 'true' : undefined}
            onClick={() => onPhoto(index)}
          >
            <TilePhoto photo={photo} widthPx={SMALLEST} digests={digests} photos={photos} />
          </button>
        </li>
      ))}
    </ul>
  );
}
