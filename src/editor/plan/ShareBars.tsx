/** How the turns in sight are shared: a bar for each, and a red line where the fair share is. They follow every change. */
import { word } from '../../display/words.ts';
import type { RotationView } from '../../api/plan.ts';
import { fairShares, type Share } from '../../rotation/propose.ts';
import { useEditor } from '../context.ts';
import { Panel } from '../kit/Panel.tsx';
import { productsOf, type Board } from './plan-board.ts';
import styles from './ShareBars.module.css';

interface ShareBarsProps {
  readonly board: Board;
  readonly columns: readonly RotationView[];
}

export function ShareBars({ board, columns }: ShareBarsProps) {
  const { sudinName } = useEditor();
  const { products, placesPerSudin } = board.plan;
  const rotations = columns.map((rotation) => ({
    products: [...productsOf(board, rotation), ...(board.proposed.get(rotation.id)?.keys() ?? [])],
  }));
  const { perSudin, perCommodity } = fairShares(
    rotations,
    new Map(products.map((product) => [product.id, product])),
    placesPerSudin,
  );
  const fair = placesPerSudin * columns.length;
  return (
    <>
      <Panel title="Giliran per Sudin" sub={`${columns.length} rotasi ini. Garis merah: jatah adil, ${fair} giliran.`}>
        <Bars shares={perSudin} nameOf={sudinName} />
      </Panel>
      <Panel title="Giliran per komoditas" sub="Jatah mengikuti jumlah produk yang disetujui.">
        <Bars shares={perCommodity} nameOf={(key) => word('id', key)} isCommodity />
      </Panel>
    </>
  );
}

interface BarsProps<Key extends string> {
  readonly shares: readonly Share<Key>[];
  readonly nameOf: (key: Key) => string;
  readonly isCommodity?: boolean;
}

const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

function Bars<Key extends string>({ shares, nameOf, isCommodity = false }: BarsProps<Key>) {
  const most = Math.max(1, ...shares.flatMap(({ turns, fair }) => [turns, fair])) * 1.12;
  return (
    <ul class={styles.bars}>
      {shares.map(({ key, turns, fair }) => (
        <li key={key} class={styles.row}>
          <span>{nameOf(key)}</span>
          <span class={styles.track} aria-hidden="true">
            <span
              class={styles.bar}
              data-commodity={isCommodity ? key : undefined}
              data-short={Math.round(fair - turns) >= 1}
              style={{ width: `${(turns / most) * 100}%` }}
            />
            <span class={styles.fair} style={{ left: `${(fair / most) * 100}%` }} />
          </span>
          <span class={styles.turns}>
            {turns}
            <span class="hidden-label"> giliran, jatah adil {number.format(fair)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
