/** A row of controls that belong together: filters over a table, switches over a picture. */
import type { ComponentChildren } from 'preact';
import styles from './Toolbar.module.css';

export interface ToolbarProps {
  /** Names the group for a screen reader: "Saringan". */
  readonly label: string;
  /** Before the controls, as the heading of what lies below. */
  readonly title?: string | undefined;
  readonly children?: ComponentChildren;
  /** At the end of the row. */
  readonly end?: ComponentChildren | undefined;
}

export function Toolbar({ label, title, children, end }: ToolbarProps) {
  return (
    <div class={styles.toolbar} role="group" aria-label={label}>
      {title !== undefined && <h2 class={styles.title}>{title}</h2>}
      {children}
      {end !== undefined && <div class={styles.end}>{end}</div>}
    </div>
  );
}

export interface ToolbarItemProps {
  /** As wide as this where there is room. */
  readonly widthPx: number;
  readonly children: ComponentChildren;
}

/** A field in a toolbar, which by itself would take the whole line. */
export function ToolbarItem({ widthPx, children }: ToolbarItemProps) {
  return (
    <div class={styles.item} style={{ '--width': `${widthPx}px` }}>
      {children}
    </div>
  );
}
