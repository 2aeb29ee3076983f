/**
 * One product, looked at closely: its photos, what there is to know, and codes for the visitor's phone. It decides
 * nothing: what is shown comes in, what is wanted goes out. Nothing in it is a link, because nothing here navigates.
 */
import { useSignal } from '@preact/signals';
import type { FeedGallery } from '../../../contract/gallery.ts';
import type { Viewport } from '../../viewport.ts';
import { DetailBar, type DetailBarProps } from './DetailBar.tsx';
import styles from './DetailView.module.css';
import { Facts, PRODUCT_NAME_ID, type FactsProps } from './Facts.tsx';
import { PhotoGallery, type PhotoGalleryProps } from './PhotoGallery.tsx';
import { ScanBand, type ScanBandProps } from './ScanBand.tsx';

export interface DetailViewProps
  extends
    FactsProps,
    Omit<DetailBarProps, 'gallery'>,
    Pick<PhotoGalleryProps, 'photoIndex' | 'digests' | 'photos' | 'onPhoto'>,
    Pick<ScanBandProps, 'onQrShown'> {
  readonly gallery: FeedGallery;
  readonly viewport: Viewport;
}

export function DetailView(props: DetailViewProps) {
  const { card } = props;
  return (
    <main class={styles.view} data-view="detail" data-card={card.id} data-commodity={card.commodity}>
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
  const { card, language, viewport } = props;
  const turn = useSignal(0);
  return (
    <section class={styles.product} aria-labelledby={PRODUCT_NAME_ID}>
      <div class={styles.photo}>
        <PhotoGallery {...props} uPx={viewport.uPx} />
      </div>
      <div class={styles.column}>
        <Facts {...props} />
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
