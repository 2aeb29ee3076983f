/** Where nothing is yet, or nothing any more: says so, and what to do. */
import type { ComponentChildren } from 'preact';
import { TeethRow } from '../../ui/GigiBalang.tsx';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  /** "Belum ada produk" */
  readonly title: string;
  readonly text?: ComponentChildren | undefined;
  /** What can be done about it. */
  readonly actions?: ComponentChildren | undefined;
}

export function EmptyState({ title, text, actions }: EmptyStateProps) {
  return (
    <div class={styles.empty}>
      <span class={styles.teeth}>
        <TeethRow count={3} />
      </span>
      <p class={styles.title}>{title}</p>
      {text !== undefined && <p class={styles.text}>{text}</p>}
      <div class={styles.actions}>{actions}</div>
    </div>
  );
}
