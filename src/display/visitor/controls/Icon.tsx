/** A drawing beside or in place of a word. Never read out: the button that carries it has a name. */
import type { IconNode } from 'lucide';
import { h } from 'preact';
import styles from './Icon.module.css';

export function Icon({ node }: { readonly node: IconNode }) {
  return (
    <svg class={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      {node.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  );
}
