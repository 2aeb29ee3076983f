/**
 * The shelf a visitor looks through: one page of products under the eave, everything to operate it at the lower edge.
 * It decides nothing: what is chosen comes in, what is wanted goes out. Only the cards of one page are in the document.
 */
import type { LocalDate } from '../../../contract/dates.ts';
import type { Card } from '../../../contract/feed.ts';
import type { FeedGallery } from '../../../contract/gallery.ts';
import { filterCounts, onShelf, pageOf, type Filters } from '../../../visit/shelf.ts';
import type { PhotoPool } from '../../photo-pool.ts';
import type { Viewport } from '../../viewport.ts';
import type { Language } from '../../words.ts';
import type { ComfortChoices } from '../controls/Comfort.tsx';
import { visitorWord } from '../visitor-words.ts';
import styles from './BrowseView.module.css';
import { gridOf } from './cards-per-page.ts';
import { ControlBar } from './ControlBar.tsx';
import { GiantTeeth } from './GiantTeeth.tsx';
import { NoResult, nothingTitle } from './NoResult.tsx';
import { Shelf } from './Shelf.tsx';
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
  readonly comfort: ComfortChoices;
  /** How far everything touchable stands above the lower edge. */
  readonly liftPx?: number | undefined;
  readonly onFilters: (filters: Filters) => void;
  readonly onPage: (index: number) => void;
  readonly onOpen: (cardId: string) => void;
  readonly onLanguage: (language: Language) => void;
  readonly onClose: () => void;
  readonly onLowered: (isLowered: boolean) => void;
  /** Missing when the gallery has nothing to say. */
  readonly onNotices?: (() => void) | undefined;
}

export function BrowseView(props: BrowseViewProps) {
  const { cards, gallery, language, viewport, filters, onPage, comfort, liftPx = 0 } = props;
  const { isPortrait } = viewport;
  const { isLargeText } = comfort;
  const isLowered = props.isLowered && isPortrait;
  const grid = gridOf(viewport, { isLowered, isLargeText, liftPx });
  const counts = filterCounts(cards, filters);
  const shelf = onShelf(cards, filters);
  const page = pageOf(shelf, grid.columns * grid.rows, props.pageIndex);
  const isEmpty = shelf.length === 0;
  const swipe = useSwipe(SWIPE_U * viewport.uPx, (direction) => {
    const wanted = page.index + direction;
    if (wanted >= 0 && wanted < page.total) onPage(wanted);
  });

  return (
    <main
      class={styles.view}
      data-view="browse"
      data-lowered={isLowered}
      data-lifted={liftPx > 0}
      data-text={isLargeText ? 'large' : undefined}
      data-tiles={grid.isBeside ? 'beside' : undefined}
      style={{ '--lift': `${liftPx}px` }}
    >
      {isLowered && !isEmpty && (
        <div class={styles.field}>
          <GiantTeeth isPortrait={isPortrait} isSmall={liftPx > 0} />
        </div>
      )}
      <div class={styles.beam} data-commodity={filters.commodity} />
      <div class={styles.head}>
        {!isEmpty && <h1 class={styles.title}>{visitorWord(language, 'browseTitle')}</h1>}
        <p class={styles.found} role="status" data-empty={isEmpty}>
          {isEmpty
            ? nothingTitle({ gallery, language, filters })
            : visitorWord(language, 'found', { count: shelf.length, index: page.index + 1, total: page.total })}
        </p>
      </div>
      {isEmpty ? (
        <NoResult {...props} counts={counts} isPortrait={isPortrait} isLifted={liftPx > 0} />
      ) : (
        <div class={styles.shelf} {...swipe}>
          <Shelf {...props} page={page} grid={grid} widthPx={viewport.widthPx / grid.columns} />
        </div>
      )}
      <ControlBar {...props} isPortrait={isPortrait} isLowered={isLowered} counts={counts} page={page} />
    </main>
  );
}
