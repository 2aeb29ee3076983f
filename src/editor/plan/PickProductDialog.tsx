/** Which product goes into this place: the unit's approved ones that are not in the rotation yet, the least shown first. */
import { useSignal } from '@preact/signals';
import type { PlanProduct } from '../../api/plan.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { CommodityMark } from '../kit/CommodityMark.tsx';
import { dateInWords } from '../../contract/indonesian.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { Thumb } from '../kit/Thumb.tsx';
import { coverOf } from '../products/cover.ts';
import styles from './PickProductDialog.module.css';
import { productsOf } from './plan-board.ts';
import type { Picking, PlanModel } from './plan-model.ts';

export function PickProductDialog({ model, picking }: { readonly model: PlanModel; readonly picking: Picking }) {
  const { sudinName } = useEditor();
  const search = useSignal('');
  const board = model.board.value;
  const { rotation, sudin } = picking;
  const taken = new Set(productsOf(board, rotation));
  const wanted = search.value.trim().toLowerCase();
  const choices = board.plan.products
    .filter((product) => product.sudin === sudin && !taken.has(product.id))
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .toSorted((a, b) => a.turns - b.turns || (a.name < b.name ? -1 : 1));
  const close = () => (model.picking.value = undefined);
  return (
    <Dialog
      title={`Pilih produk ${sudinName(sudin)}`}
      sub={rotation.title.id}
      onClose={close}
      actions={<Button onPress={close}>Batal</Button>}
    >
      <TextInput label="Cari produk" type="search" value={search.value} onInput={(next) => (search.value = next)} />
      {choices.length === 0 ? (
        <EmptyState title="Tidak ada produk lain yang disetujui" text="Setujui produk lain dari unit ini dahulu." />
      ) : (
        <ul class={styles.choices}>
          {choices.map((product) => {
            const forbidden = forbiddenWhy(product, rotation.ends);
            return (
              <li key={product.id} class={styles.choice}>
                <Thumb src={coverOf(product)} commodity={product.commodity} size="small" />
                <span>
                  <strong>{product.name}</strong>
                  <span class={styles.facts}>
                    <CommodityMark commodity={product.commodity} /> {product.turns} kali tayang
                    {product.hasPirt && ', P-IRT'}
                    {forbidden !== undefined && `. ${forbidden}`}
                  </span>
                </span>
                <Button
                  size="small"
                  label={`Pilih ${product.name}`}
                  isDisabled={forbidden !== undefined}
                  disabledReason={forbidden}
                  onPress={() => model.place(picking, product.id)}
                >
                  Pilih
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}

/** The rule of the check, said before somebody runs into it. */
const forbiddenWhy = ({ showableUntil }: PlanProduct, ends: string): string | undefined =>
  showableUntil !== undefined && showableUntil < ends
    ? `Sertifikat halal berakhir ${dateInWords(showableUntil)}, sebelum rotasi selesai`
    : undefined;
