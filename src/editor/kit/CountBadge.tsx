/** How many wait for somebody. Nothing waits: nothing is shown. */
import styles from './CountBadge.module.css';

export interface CountBadgeProps {
  readonly count: number;
  /** What is counted, read after the number: "menunggu kurasi". */
  readonly label?: string | undefined;
}

/** A hundred and more would not fit, and nobody counts them. */
const MOST = 99;

export function CountBadge({ count, label }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <span class={styles.badge}>
      {count > MOST ? `${MOST}+` : count}
      {label !== undefined && <span class="hidden-label"> {label}</span>}
    </span>
  );
}
