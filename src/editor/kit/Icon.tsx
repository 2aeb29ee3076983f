/** A drawing beside or in place of a word, of the `lucide` package. Never read out: what carries it has a name. */
import type { IconNode } from 'lucide';
import { h } from 'preact';
import styles from './Icon.module.css';

export interface IconProps {
  readonly node: IconNode;
  /** 18 unless said otherwise. */
  readonly sizePx?: number | undefined;
}

export function Icon({ node, sizePx }: IconProps) {
  return (
    <svg
      class={styles.icon}
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={sizePx === undefined ? undefined : { '--icon': `${sizePx}px` }}
    >
      {node.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  );
}
