/**
 * Everything needed to operate, in reach at the lower edge. Two rows in landscape, four in portrait; the order in the
 * document is the order one sees, and `Tutup` is always the last.
 */
import { Megaphone, X } from 'lucide';
import type { FeedGallery } from '../../../contract/gallery.ts';
import { COMMODITIES } from '../../../contract/places.ts';
import type { FilterCounts, Filters } from '../../../visit/shelf.ts';
import { word, type Language } from '../../words.ts';
import { Button } from '../controls/Button.tsx';
import { FilterChip } from '../controls/FilterChip.tsx';
import { LowerIcon } from '../controls/lower-icon.ts';
import { Pager } from '../controls/Pager.tsx';
import { ReadingSegment, type ReadingSegmentProps } from '../controls/ReadingSegment.tsx';
import { visitorWord } from '../visitor-words.ts';
import styles from './ControlBar.module.css';

export interface ControlBarProps extends Pick<ReadingSegmentProps, 'comfort'> {
  readonly gallery: FeedGallery;
  readonly language: Language;
  readonly isPortrait: boolean;
  readonly filters: Filters;
  readonly counts: FilterCounts;
  readonly page: { readonly index: number; readonly total: number };
  readonly isLowered: boolean;
  readonly onFilters: (filters: Filters) => void;
  readonly onPage: (index: number) => void;
  readonly onLanguage: (language: Language) => void;
  readonly onClose: () => void;
  readonly onLowered: (isLowered: boolean) => void;
  /** Missing when the gallery has nothing to say. */
  readonly onNotices?: (() => void) | undefined;
}

export function ControlBar(props: ControlBarProps) {
  const { language, isPortrait, onClose, isLowered, onLowered, onNotices } = props;
  const commodities = <Commodities {...props} />;
  const sudin = <Sudin {...props} />;
  const pages = <Pages {...props} />;
  const reading = <ReadingSegment {...props} />;
  const close = (
    <Button kind="secondary" icon={X} onPress={onClose}>
      {visitorWord(language, 'close')}
    </Button>
  );
  const notices = onNotices && (
    <Button kind="secondary" icon={Megaphone} onPress={onNotices}>
      {visitorWord(language, 'notices')}
    </Button>
  );
  return (
    <div class={styles.bar}>
      {isPortrait ? (
        <>
          {commodities}
          <div class={styles.shared} data-notices={notices !== undefined}>
            {sudin}
            {notices}
          </div>
          <div class={styles.row}>
            <div class={styles.cluster}>
              <Button kind={isLowered ? 'primary' : 'secondary'} icon={LowerIcon} onPress={() => onLowered(!isLowered)}>
                {visitorWord(language, isLowered ? 'raise' : 'lower')}
              </Button>
              {reading}
            </div>
            {pages}
            {close}
          </div>
        </>
      ) : (
        <>
          <div class={styles.row}>
            <div class={styles.cluster}>
              {commodities}
              {notices}
            </div>
            {pages}
          </div>
          <div class={styles.row}>
            {sudin}
            <div class={styles.cluster}>
              {reading}
              {close}
            </div>
          </div>
        </>
      )}
    </div>
  );
}

type RowProps = Pick<ControlBarProps, 'gallery' | 'language' | 'filters' | 'counts' | 'onFilters'>;

function Commodities({ language, filters, counts, onFilters }: RowProps) {
  return (
    <div class={styles.commodities} role="group" aria-label={visitorWord(language, 'commodity')}>
      <FilterChip
        label={visitorWord(language, 'anyCommodity')}
        count={counts.anyCommodity}
        isSelected={filters.commodity === undefined}
        onPress={() => onFilters({ ...filters, commodity: undefined })}
      />
      {COMMODITIES.map((commodity) => (
        <FilterChip
          key={commodity}
          label={word(language, commodity)}
          count={counts.commodities[commodity]}
          commodity={commodity}
          isSelected={filters.commodity === commodity}
          onPress={() => onFilters({ ...filters, commodity })}
        />
      ))}
    </div>
  );
}

/** In a row that says what it chooses, "Sudin" before each of six names would be six words too many. */
const withoutSudin = (short: string): string => short.replace(/^Sudin /, '');

function Sudin({ gallery, language, filters, counts, onFilters }: RowProps) {
  return (
    <div class={styles.sudin} role="group" aria-label={visitorWord(language, 'sudin')}>
      <FilterChip
        label={visitorWord(language, 'anySudin')}
        count={counts.anySudin}
        isCountHidden
        isSelected={filters.sudin === undefined}
        onPress={() => onFilters({ ...filters, sudin: undefined })}
      />
      {gallery.sudin.map(({ key, short }) => (
        <FilterChip
          key={key}
          label={withoutSudin(short)}
          count={counts.sudin[key]}
          isCountHidden
          isSelected={filters.sudin === key}
          onPress={() => onFilters({ ...filters, sudin: key })}
        />
      ))}
    </div>
  );
}

/** One page needs no pager. */
function Pages({ language, page, onPage }: Pick<ControlBarProps, 'language' | 'page' | 'onPage'>) {
  if (page.total <= 1) return null;
  return (
    <Pager
      language={language}
      index={page.index}
      total={page.total}
      onPage={onPage}
      previousLabel={visitorWord(language, 'previousPage')}
      nextLabel={visitorWord(language, 'nextPage')}
    />
  );
}
