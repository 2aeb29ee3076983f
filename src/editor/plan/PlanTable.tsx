/** The board as a table: rotations are columns, Suku Dinas are rows, each cell holds the places of one unit in one rotation. */
import { Pencil } from 'lucide';
import type { RotationView } from '../../api/plan.ts';
import { SUDIN_KEYS, type SudinKey } from '../../contract/places.ts';
import { useEditor } from '../context.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { spanInWords } from './span-words.ts';
import { placesOf, type Board } from './plan-board.ts';
import { PlaceCell } from './PlaceCell.tsx';
import styles from './PlanTable.module.css';

interface PlanTableProps {
  readonly board: Board;
  readonly columns: readonly RotationView[];
  readonly mayPlan: boolean;
  readonly onPlace: (rotation: RotationView, sudin: SudinKey, insteadOf: string | undefined) => void;
  readonly onRemove: (rotation: RotationView, product: string) => void;
  readonly onSwap: (
    from: { rotation: RotationView; product: string },
    to: { rotation: RotationView; product: string | undefined },
  ) => void;
  readonly onEdit: (rotation: RotationView) => void;
}

export function PlanTable(props: PlanTableProps) {
  const { board, columns, mayPlan, onEdit } = props;
  const { sudinName } = useEditor();
  return (
    // Moves sideways, and so has to be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class={styles.frame} tabIndex={0} role="region" aria-label="Rencana rotasi, dapat digeser ke samping">
      <table class={styles.table}>
        <caption class="hidden-label">Produk per Suku Dinas dan rotasi</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden-label">Suku Dinas</span>
            </th>
            {columns.map((rotation) => (
              <th key={rotation.id} scope="col" data-phase={rotation.phase}>
                <span class={styles.title}>{rotation.title.id}</span>
                <span class={styles.span}>{spanInWords(rotation.starts, rotation.ends)}</span>
                <span class={styles.state}>{stateOf(board, rotation)}</span>
                {mayPlan && rotation.phase !== 'ended' && (
                  <span class={styles.edit}>
                    <IconButton
                      icon={Pencil}
                      kind="bare"
                      size="small"
                      label={`Ubah tanggal dan nama ${rotation.title.id}`}
                      onPress={() => onEdit(rotation)}
                    />
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SUDIN_KEYS.map((sudin) => {
            const stock = board.plan.products.filter((product) => product.sudin === sudin).length;
            return (
              <tr key={sudin}>
                <th scope="row">
                  <span class={styles.unit}>{sudinName(sudin)}</span>
                  <span class={styles.stock}>{stock} produk</span>
                </th>
                {columns.map((rotation) => (
                  <Cell key={rotation.id} {...props} rotation={rotation} sudin={sudin} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps extends PlanTableProps {
  readonly rotation: RotationView;
  readonly sudin: SudinKey;
}

function Cell({ board, rotation, sudin, mayPlan, onPlace, onRemove, onSwap }: CellProps) {
  const places = placesOf(board, rotation, sudin);
  const isProposed = places.some(({ why }) => why !== undefined);
  const canChange = mayPlan && rotation.phase !== 'ended';
  return (
    <td data-phase={rotation.phase} data-proposed={isProposed}>
      <ul class={styles.places}>
        {places.map(({ product, why }, index) => (
          <li key={product ?? `kosong-${index}`}>
            <PlaceCell
              product={product === undefined ? undefined : board.plan.products.find(({ id }) => id === product)}
              rotation={rotation}
              why={why}
              canChange={canChange}
              onPick={() => onPlace(rotation, sudin, why === undefined ? product : undefined)}
              onRemove={() => product !== undefined && onRemove(rotation, product)}
              onDrop={(from) => {
                const source = board.plan.rotations.find(({ id }) => id === from.rotation);
                const unit = board.plan.products.find(({ id }) => id === from.product)?.sudin;
                if (source !== undefined && unit === sudin) {
                  onSwap({ rotation: source, product: from.product }, { rotation, product });
                }
              }}
            />
          </li>
        ))}
      </ul>
    </td>
  );
}

function stateOf(board: Board, rotation: RotationView): string {
  if (rotation.phase === 'running') return 'Sedang tayang';
  if (rotation.phase === 'ended') return 'Selesai';
  const closed = rotation.closedDays.length;
  const empty = SUDIN_KEYS.flatMap((sudin) => placesOf(board, rotation, sudin)).filter(
    ({ product }) => product === undefined,
  ).length;
  const proposed = board.proposed.get(rotation.id)?.size ?? 0;
  const state = proposed > 0 ? 'Usulan' : empty > 0 ? `${empty} tempat kosong` : 'Siap';
  return closed > 0 ? `${state}, tutup ${closed} hari` : state;
}
