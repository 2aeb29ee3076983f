/** What can be done with a form, on the lower edge of the page. The last child of the view. */
import type { ComponentChildren } from 'preact';
import styles from './ActionBar.module.css';

export interface ActionBarProps {
  /** The way out, at the start: "Buang perubahan". */
  readonly start?: ComponentChildren | undefined;
  /** Before the buttons, read out when it changes: "2 masalah harus diperbaiki". */
  readonly note?: string | undefined;
  readonly noteTone?: 'plain' | 'err' | undefined;
  /** The buttons, the way on last. */
  readonly children: ComponentChildren;
}

export function ActionBar({ start, note, noteTone = 'plain', children }: ActionBarProps) {
  return (
    <div class={styles.bar}>
      {start}
      <div class={styles.actions}>
        <p class={styles.note} data-tone={noteTone} role="status">
          {note}
        </p>
        {children}
      </div>
    </div>
  );
}
