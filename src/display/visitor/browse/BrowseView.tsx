/**
 * The shelf a visitor looks through: one page of products under the eave, everything to operate it at the lower edge.
 * It decides nothing: what is chosen comes in, what is wanted goes out. Only the cards of one page are in the document.
 */
import { useRef } from 'preact/hooks';
import type { LocalDate } from '../../../contract/dates.ts';
import type { Card } from '../../../contract/feed.ts';
import type { FeedGallery } from '../../../contract/gallery.ts';
import { filterCounts, noFilters, onShelf, pageOf, type Filters } from '../../../visit/shelf.ts';
import type { PhotoPool } from '../../photo-pool.ts';
import type { Viewport } from '../../viewport.ts';
import type { Language } from '../../words.ts';
import { visitorWord } from '../visitor-words.ts';
import styles from './BrowseView.module.css';
import { gridOf } from './cards-per-page.ts';
import { ControlBar } from './ControlBar.tsx';
import { GiantTeeth } from './GiantTeeth.tsx';
import { NoResult } from './NoResult.tsx';
import { ProductTile } from './ProductTile.tsx';
import { useSwipe } from './swipe.ts';

/** A hand that goes this far across meant to turn the page. */
const SWIPE_U = 8;

export interface BrowseViewProps {
  /** In fair order, and allowed today. */
  readonly cards: readonly Card[];
  readonly gallery: FeedGallery;
  readonly language: Language;
  readonly viewport: Viewport;
  /** Undefined while the clock is not trusted: nothing expires. */
  readonly today: LocalDate | undefined;
  readonly filters: Filters;
  /** From 0. */
  readonly pageIndex: number;
  /** Photos the store holds. */
  readonly digests: ReadonlySet<string>;
  readonly photos: Pick<PhotoPool, 'get'>;
  readonly isLowered: boolean;
  readonly isLargeText?: boolean;
  readonly onFilters: (filters: Filters) => void;
  readonly onPage: (index: number) => void;
  readonly onOpen: (cardId: string) => void;
  readonly onLanguage: (language: Language) => void;
  readonly onClose: () => void;
  readonly onLowered: (isLowered: boolean) => void;
}

export function BrowseView(props: BrowseViewProps) {
  const { cards, language, viewport, filters, onFilters, onPage, isLargeText = false } = props;
  const { isPortrait } = viewport;
  const isLowered = props.isLowered && isPortrait;
  const grid = gridOf(viewport, isLowered, isLargeText);
  const shelf = onShelf(cards, filters);
  const page = pageOf(shelf, grid.columns * grid.rows, props.pageIndex);
  const isEmpty = shelf.length === 0;
  const pageKey = `${filters.commodity}/${filters.sudin}/${page.index}`;
  const travel = useTravel(pageKey, page.index);
  const swipe = useSwipe(SWIPE_U * viewport.uPx, (direction) => {
    const wanted = page.index + direction;
    if (wanted >= 0 && wanted < page.total) onPage(wanted);
  });

  return (
    <main class={styles.view} data-view="browse" data-lowered={isLowered} data-text={isLargeText ? 'large' : undefined}>
      {isLowered && !isEmpty && (
        <div class={styles.field}>
          <GiantTeeth isPortrait={isPortrait} />
        </div>
      )}
      <div class={styles.beam} data-commodity={filters.commodity} />
      <div class={styles.head}>
        {!isEmpty && <h1 class={styles.title}>{visitorWord(language, 'browseTitle')}</h1>}
        <p class={styles.found} role="status" data-empty={isEmpty}>
          {isEmpty
            ? visitorWord(language, 'noResult')
            : visitorWord(language, 'found', { count: shelf.length, index: page.index + 1, total: page.total })}
        </p>
      </div>
      {isEmpty ? (
        <NoResult
          language={language}
          commodity={filters.commodity}
          isPortrait={isPortrait}
          onShowAll={() => onFilters(noFilters)}
        />
      ) : (
        <div class={styles.shelf} {...swipe}>
          <ul
            key={pageKey}
            class={styles.page}
            data-travel={travel}
            aria-label={visitorWord(language, 'products')}
            style={{ '--columns': grid.columns, '--rows': grid.rows }}
          >
            {page.cards.map((card, index) => (
              <li key={card.id} style={{ '--place': index }}>
                <ProductTile
                  card={card}
                  language={language}
                  today={props.today}
                  widthPx={viewport.widthPx / grid.columns}
                  digests={props.digests}
                  photos={props.photos}
                  onOpen={props.onOpen}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      <ControlBar
        {...props}
        isPortrait={isPortrait}
        isLowered={isLowered}
        counts={filterCounts(cards, filters)}
        page={page}
      />
    </main>
  );
}

type Travel = 'none' | 'onward' | 'back';

/** Which way the page came from. It keeps its answer while the page stands, or a mere re-render would move it again. */
function useTravel(pageKey: string, index: number): Travel {
  const last = useRef<{ pageKey: string; index: number; travel: Travel } | undefined>(undefined);
  const from = last.current;
  if (from?.pageKey !== pageKey) {
    const step = from === undefined ? 0 : index - from.index;
    last.current = { pageKey, index, travel: step === 0 ? 'none' : step > 0 ? 'onward' : 'back' };
  }
  return last.current?.travel ?? 'none';
}
