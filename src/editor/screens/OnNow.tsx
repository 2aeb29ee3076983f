/** What is on a screen now, as a small card of the product's own photo and names: no screen is ever filmed. */
import { useEffect } from 'preact/hooks';
import type { ScreenView } from '../../api/screens.ts';
import { useEditor } from '../context.ts';
import { CommodityMark } from '../kit/CommodityMark.tsx';
import { Thumb } from '../kit/Thumb.tsx';
import { hrefTo } from '../routes.ts';
import type { Covers } from './covers.ts';
import { MODE_WORDS } from './screen-words.ts';
import styles from './ScreensPage.module.css';

/** Where no product is on. */
const EMPTY_WORDS = {
  ...MODE_WORDS,
  showing: 'Pengumuman',
  asleep: 'Jam dan waktu buka berikutnya',
} as const;

export interface OnNowProps {
  readonly screen: Pick<ScreenView, 'mode' | 'state' | 'onScreen'>;
  readonly covers: Covers;
}

export function OnNow({ screen: { mode, state, onScreen }, covers }: OnNowProps) {
  const { sudinName } = useEditor();
  const product = onScreen?.product;
  const id = onScreen?.productId;
  useEffect(() => {
    if (product !== undefined && id !== undefined) void covers.ask({ sudin: product.sudin, id });
  }, [product?.sudin, id]);
  if (onScreen === undefined || product === undefined || id === undefined) {
    return (
      <div class={styles.now} data-empty="true">
        <p>{onScreen?.productId ?? EMPTY_WORDS[mode]}</p>
      </div>
    );
  }
  const { sudin, commodity, name, producer } = product;
  return (
    <div class={styles.now}>
      <Thumb src={covers.byKey.value.get(`${sudin}/${id}`)} commodity={commodity} size="large" />
      <div class={styles.nowWords}>
        <p class={styles.nowLabel}>{state === 'silent' ? 'Terakhir tayang' : 'Sedang tayang'}</p>
        <p class={styles.nowName}>
          <a href={hrefTo('product', { sudin, id })}>{name}</a>
        </p>
        <p class={styles.nowProducer}>{producer}</p>
        <p class={styles.nowUnit}>
          <CommodityMark commodity={commodity} /> <span>{sudinName(sudin)}</span>
        </p>
      </div>
    </div>
  );
}
