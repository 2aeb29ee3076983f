/** A number that says how things stand. In a `StatRow` with its neighbours, where a `Panel` may stand, too. */
import type { ComponentChildren } from 'preact';
import styles from './StatTile.module.css';

export interface StatTileProps {
  readonly value: number;
  /** "tayang di layar lobi" */
  readonly title: string;
  /** Leads to what is counted. */
  readonly href?: string | undefined;
}

const grouped = new Intl.NumberFormat('id-ID');

export function StatTile({ value, title, href }: StatTileProps) {
  const inside = (
    <>
      <p class={styles.value}>{grouped.format(value)}</p>
      <p class={styles.title}>{title}</p>
    </>
  );
  return href === undefined ? (
    <div class={styles.tile}>{inside}</div>
  ) : (
    <a class={styles.tile} href={href}>
      {inside}
    </a>
  );
}

export function StatRow({ children }: { readonly children: ComponentChildren }) {
  return <div class={styles.row}>{children}</div>;
}
