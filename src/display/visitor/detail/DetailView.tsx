/**
 * One product, looked at closely: its photos, what there is to know, and codes for the visitor's phone. It decides
 * nothing: what is shown comes in, what is wanted goes out. Nothing in it is a link, because nothing here navigates.
 */
import { useSignal } from '@preact/signals';
import type { FeedGallery } from '../../../contract/gallery.ts';
import { textIn } from '../../format.ts';
import type { Viewport } from '../../viewport.ts';
import type { ComfortChoices } from '../controls/Comfort.tsx';
import { DetailBar, type DetailBarProps } from './DetailBar.tsx';
import styles from './DetailView.module.css';
import { Facts, type FactsProps } from './Facts.tsx';
import { isLow } from './is-low.ts';
import { PhotoGallery, type PhotoGalleryProps } from './PhotoGallery.tsx';
import { ScanBand, type ScanBandProps } from './ScanBand.tsx';

export interface DetailViewProps
  extends
    Omit<FactsProps, 'isTight'>,
    Omit<DetailBarProps, 'gallery'>,
    Pick<PhotoGalleryProps, 'photoIndex' | 'digests' | 'photos' | 'onPhoto'>,
    Pick<ScanBandProps, 'onQrShown'> {
  readonly gallery: FeedGallery;
  readonly viewport: Viewport;
  readonly comfort: ComfortChoices;
  /** How far everything touchable stands above the lower edge. */
  readonly liftPx?: number | undefined;
}

export function DetailView(props: DetailViewProps) {
  const { card, comfort, viewport, liftPx = 0 } = props;
  return (
    <main
      class={styles.view}
      data-view="detail"
      data-card={card.id}
      data-commodity={card.commodity}
      data-text={comfort.isLargeText ? 'large' : undefined}
      data-layout={isLow(viewport, comfort.isLargeText, liftPx) ? 'beside' : undefined}
      style={{ '--lift': `${liftPx}px` }}
    >
      <div class={styles.beam} />
      {/* A new product is a new article; the bar stays, and the focus with it. */}
      <Product key={card.id} {...props} />
      <div class={styles.bar}>
        <DetailBar {...props} />
      </div>
    </main>
  );
}

function Product(props: DetailViewProps) {
  const { card, language, viewport, comfort, liftPx = 0 } = props;
  const turn = useSignal(0);
  return (
    <section class={styles.product} aria-label={textIn(language, card.name).text}>
      <div class={styles.photo}>
        <PhotoGallery {...props} uPx={viewport.uPx} />
      </div>
      <div class={styles.column}>
        <Facts {...props} isTight={comfort.isLargeText || liftPx > 0} />
        <ScanBand
          card={card}
          language={language}
          turn={turn.value}
          onTurn={(next) => (turn.value = next)}
          onQrShown={props.onQrShown}
        />
      </div>
    </section>
  );
}
