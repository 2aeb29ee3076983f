/** A commodity in its word, with a tooth of its colour before it. */
import type { Commodity } from '../../contract/places.ts';
import { word } from '../../display/words.ts';
import styles from './CommodityMark.module.css';

export function CommodityMark({ commodity }: { readonly commodity: Commodity }) {
  return (
    <span class={styles.mark} data-commodity={commodity}>
      <span class={styles.tooth} />
      {word('id', commodity)}
    </span>
  );
}
