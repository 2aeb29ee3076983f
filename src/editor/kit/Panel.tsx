/** A white card on the page, with a title or without. What it holds stands below each other, ten pixels apart. */
import { CircleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import styles from './Panel.module.css';

export interface PanelProps {
  readonly title?: string | undefined;
  /** One quieter line below the title. */
  readonly sub?: ComponentChildren | undefined;
  /** Plain is white; note is turmeric, for what asks for attention; err holds up a publication. */
  readonly tone?: 'plain' | 'note' | 'err' | undefined;
  /** Of its title in the outline of the page; 2 unless said otherwise. */
  readonly level?: 2 | 3 | undefined;
  /** Beside the title. */
  readonly actions?: ComponentChildren | undefined;
  readonly children?: ComponentChildren;
}

export function Panel({ title, sub, tone = 'plain', level = 2, actions, children }: PanelProps) {
  const titleId = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class={styles.panel} data-tone={tone} aria-labelledby={title === undefined ? undefined : titleId}>
      {(title !== undefined || actions !== undefined) && (
        <div class={styles.head}>
          {title !== undefined && (
            <Heading id={titleId} class={styles.title}>
              {tone === 'err' && <Icon node={CircleAlert} />}
              {title}
            </Heading>
          )}
          {actions}
        </div>
      )}
      {sub !== undefined && <p class={styles.sub}>{sub}</p>}
      {children !== undefined && <div class={styles.body}>{children}</div>}
    </section>
  );
}
