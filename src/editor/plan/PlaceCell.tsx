/** One place of a unit in a rotation: the product that stands in it, or empty. By buttons, or by dragging to another rotation. */
import { X } from 'lucide';
import type { PlanProduct, RotationView } from '../../api/plan.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { Thumb } from '../kit/Thumb.tsx';
import { coverOf } from '../products/cover.ts';
import styles from './PlaceCell.module.css';

const DRAG_TYPE = 'application/x-galeri-place';

interface PlaceCellProps {
  readonly product: PlanProduct | undefined;
  readonly rotation: RotationView;
  readonly why: string | undefined;
  readonly canChange: boolean;
  readonly onPick: () => void;
  readonly onRemove: () => void;
  readonly onDrop: (from: { rotation: string; product: string }) => void;
}

export function PlaceCell({ product, rotation, why, canChange, onPick, onRemove, onDrop }: PlaceCellProps) {
  const where = rotation.title.id;
  return (
    <div
      class={styles.place}
      data-empty={product === undefined}
      draggable={canChange && product !== undefined && why === undefined}
      onDragStart={(event) =>
        product !== undefined &&
        event.dataTransfer?.setData(DRAG_TYPE, JSON.stringify({ rotation: rotation.id, product: product.id }))
      }
      onDragOver={(event) => {
        if (canChange && event.dataTransfer?.types.includes(DRAG_TYPE) === true) event.preventDefault();
      }}
      onDrop={(event) => {
        const from = read(event.dataTransfer?.getData(DRAG_TYPE));
        if (from === undefined) return;
        event.preventDefault();
        onDrop(from);
      }}
    >
      {product === undefined ? (
        canChange ? (
          <button type="button" class={styles.empty} aria-label={`Isi tempat kosong, ${where}`} onClick={onPick}>
            1 tempat kosong
          </button>
        ) : (
          <span class={styles.empty}>1 tempat kosong</span>
        )
      ) : (
        <>
          <button
            type="button"
            class={styles.product}
            aria-label={canChange ? `Ganti ${product.name}, ${where}` : product.name}
            aria-disabled={canChange ? undefined : 'true'}
            title={why}
            onClick={() => canChange && onPick()}
          >
            <Thumb src={coverOf(product)} commodity={product.commodity} size="small" />
            <span class={styles.name}>{product.name}</span>
          </button>
          {why !== undefined && <span class="hidden-label">Usulan. {why}</span>}
          {canChange && (
            <span class={styles.remove}>
              <IconButton
                icon={X}
                kind="bare"
                size="small"
                label={`Keluarkan ${product.name} dari ${where}`}
                onPress={onRemove}
              />
            </span>
          )}
        </>
      )}
    </div>
  );
}

function read(text: string | undefined): { rotation: string; product: string } | undefined {
  if (text === undefined || text === '') return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('rotation' in value) || !('product' in value)) return undefined;
  const { rotation, product } = value;
  return typeof rotation === 'string' && typeof product === 'string' ? { rotation, product } : undefined;
}
