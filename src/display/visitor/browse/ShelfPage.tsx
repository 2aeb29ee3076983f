/** One page of products. The page that was left stays for a moment under the next one, out of reach, and fades. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Card } from '../../../contract/feed.ts';
import { prefersReducedMotion } from '../../motion.ts';
import { visitorWord } from '../visitor-words.ts';
import type { Grid } from './cards-per-page.ts';
import { ProductTile, type ProductTileProps } from './ProductTile.tsx';
import styles from './ShelfPage.module.css';

const FADE_MS = 120;

export type Travel = 'none' | 'onward' | 'back';

export interface ShelfPageProps extends Omit<ProductTileProps, 'card'> {
  readonly cards: readonly Card[];
  readonly grid: Grid;
  readonly travel: Travel;
  /** Set on the page that was left; called when it has faded. */
  readonly onGone?: (() => void) | undefined;
}

export function ShelfPage({ cards, grid, travel, onGone, ...tile }: ShelfPageProps) {
  const list = useRef<HTMLUListElement>(null);
  const isLeft = onGone !== undefined;
  useLayoutEffect(() => {
    if (onGone === undefined) return undefined;
    if (list.current?.animate === undefined || prefersReducedMotion()) {
      onGone();
      return undefined;
    }
    const fading = list.current.animate([{ opacity: 1 }, { opacity: 0 }], FADE_MS);
    fading.addEventListener('finish', onGone);
    return () => fading.removeEventListener('finish', onGone);
  }, [isLeft]);

  return (
    <ul
      ref={list}
      class={styles.page}
      data-travel={travel}
      data-left={isLeft}
      inert={isLeft}
      aria-label={visitorWord(tile.language, 'products')}
      style={{ '--columns': grid.columns, '--rows': grid.rows }}
    >
      {cards.map((card, index) => (
        <li key={card.id} style={{ '--place': index }}>
          <ProductTile {...tile} card={card} />
        </li>
      ))}
    </ul>
  );
}
