/** [V1] A choice that leaves nothing: it says what there is none of, what there is instead, and the way out is one press. */
import { COMMODITIES, type Commodity } from '../../../contract/places.ts';
import type { FeedGallery } from '../../../contract/gallery.ts';
import { noFilters, type FilterCounts, type Filters } from '../../../visit/shelf.ts';
import { word, type Language } from '../../words.ts';
import { Button } from '../controls/Button.tsx';
import { visitorWord } from '../visitor-words.ts';
import { GiantTeeth } from './GiantTeeth.tsx';
import styles from './NoResult.module.css';

interface NothingProps {
  readonly gallery: Pick<FeedGallery, 'sudin'>;
  readonly language: Language;
  readonly filters: Filters;
  readonly counts: FilterCounts;
}

interface NoResultProps extends NothingProps {
  readonly isPortrait: boolean;
  /** The bar stands higher: less room above it. */
  readonly isLifted: boolean;
  readonly onFilters: (filters: Filters) => void;
}

export function NoResult(props: NoResultProps) {
  const { language, filters, counts, isPortrait, isLifted, onFilters } = props;
  const { commodity, sudin } = filters;
  // In the commodity's colour only where it has products to show.
  const offered = sudin !== undefined && counts.anySudin > 0 ? commodity : undefined;
  const isFiltered = commodity !== undefined || sudin !== undefined;
  return (
    <div class={styles.nothing} data-commodity={commodity} data-lifted={isLifted}>
      <div class={styles.teeth}>
        <GiantTeeth isPortrait={isPortrait} isSmall={isLifted} />
      </div>
      <div class={styles.words}>
        <h1 class={styles.title}>{nothingTitle(props)}</h1>
        {isFiltered && <p class={styles.hint}>{hint(props, offered)}</p>}
        <div class={styles.ways}>
          {offered !== undefined && (
            <Button kind="commodity" onPress={() => onFilters({ commodity: offered, sudin: undefined })}>
              {visitorWord(language, 'seeAllOf', { commodity: inText(language, offered) })}
            </Button>
          )}
          {isFiltered && (
            <Button kind={offered === undefined ? 'primary' : 'secondary'} onPress={() => onFilters(noFilters)}>
              {visitorWord(language, 'clearFilters')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** "Belum ada fesyen dari Sudin KPKP" */
export function nothingTitle({ gallery, language, filters }: Omit<NothingProps, 'counts'>): string {
  const sudin = sudinName(gallery, filters);
  const commodity = filters.commodity && inText(language, filters.commodity);
  if (commodity === undefined) return visitorWord(language, sudin === '' ? 'nothingHere' : 'nothingFrom', { sudin });
  return visitorWord(language, sudin === '' ? 'nothingOf' : 'nothingOfFrom', { commodity, sudin });
}

function hint({ gallery, language, filters, counts }: NothingProps, offered: Commodity | undefined): string {
  const has = COMMODITIES.filter((commodity) => filters.sudin !== undefined && counts.commodities[commodity] > 0);
  const list = new Intl.ListFormat(language).format(has.map((commodity) => inText(language, commodity)));
  return [
    has.length > 0 ? visitorWord(language, 'sudinHas', { sudin: sudinName(gallery, filters), list }) : '',
    offered === undefined
      ? visitorWord(language, 'clearToSeeAll')
      : visitorWord(language, 'seeAllOrClear', { commodity: inText(language, offered) }),
  ]
    .join(' ')
    .trim();
}

const sudinName = ({ sudin }: Pick<FeedGallery, 'sudin'>, filters: Filters): string =>
  sudin.find(({ key }) => key === filters.sudin)?.short ?? '';

/** Inside a sentence, not on a chip. */
const inText = (language: Language, commodity: Commodity): string => word(language, commodity).toLowerCase();
