/** The page one is on and, for a moment after it was turned, the one that was left. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Card } from '../../../contract/feed.ts';
import type { Filters, Page } from '../../../visit/shelf.ts';
import { ShelfPage, type ShelfPageProps, type Travel } from './ShelfPage.tsx';

interface ShelfProps extends Omit<ShelfPageProps, 'cards' | 'travel' | 'onGone'> {
  readonly page: Page<Card>;
  readonly filters: Filters;
}

interface Standing {
  readonly props: ShelfProps;
  /** Which way it came. */
  readonly travel: Travel;
}

interface Turn {
  readonly page: Standing;
  readonly left: Standing | undefined;
}

export function Shelf(props: ShelfProps) {
  const turn = useRef<Turn | undefined>(undefined);
  const gone = useSignal<Standing | undefined>(undefined);
  const { page, left } = turned(turn.current, props);
  turn.current = { page, left };
  return (
    <>
      {left !== undefined && left !== gone.value && (
        <ShelfPage key={keyOf(left)} {...partsOf(left)} onGone={() => (gone.value = left)} />
      )}
      <ShelfPage key={keyOf(page)} {...partsOf(page)} />
    </>
  );
}

/** A page that only changes what is on it stays, and does not come in again. */
function turned(last: Turn | undefined, props: ShelfProps): Turn {
  const from = last?.page;
  const isSameShelf = from !== undefined && shelfOf(from.props) === shelfOf(props);
  if (!isSameShelf) return { page: { props, travel: 'none' }, left: undefined };
  const step = props.page.index - from.props.page.index;
  if (step === 0) return { page: { props, travel: from.travel }, left: last?.left };
  // Larger text moves products from page to page: nobody turned one.
  const isTurned = from.props.grid.columns === props.grid.columns && from.props.grid.rows === props.grid.rows;
  if (!isTurned) return { page: { props, travel: 'none' }, left: undefined };
  return { page: { props, travel: step > 0 ? 'onward' : 'back' }, left: from };
}

const shelfOf = ({ filters: { commodity, sudin } }: ShelfProps): string => `${commodity}/${sudin}`;
const keyOf = ({ props }: Standing): string => `${shelfOf(props)}/${props.page.index}`;

function partsOf({ props, travel }: Standing): ShelfPageProps {
  const { page, grid, language, today, widthPx, digests, photos, onOpen } = props;
  return { cards: page.cards, travel, grid, language, today, widthPx, digests, photos, onOpen };
}
