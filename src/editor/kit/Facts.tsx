/**
 * Names and what belongs to them, below each other: what a publication changes, what a person is. Old and new are `<del>`
 * and `<ins>`.
 */
import type { ComponentChildren } from 'preact';
import styles from './Facts.module.css';

export interface Fact {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly tone?: 'plain' | 'err' | undefined;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class={styles.facts}>
      {facts.map(({ title, children, tone = 'plain' }) => (
        <div key={title} class={styles.fact} data-tone={tone}>
          <dt>{title}</dt>
          <dd>{children}</dd>
        </div>
      ))}
    </dl>
  );
}
