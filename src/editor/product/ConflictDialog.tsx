/** Two people changed one product: both versions beside each other, field by field. Nothing is lost (E7). */
import { useSignal } from '@preact/signals';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { SegmentField } from '../kit/Segment.tsx';
import styles from './ConflictDialog.module.css';
import type { Side } from './merge.ts';
import type { Conflict, ProductForm } from './product-form.ts';
import { valueInWords } from './show-value.ts';

export function ConflictDialog({ form, conflict }: { readonly form: ProductForm; readonly conflict: Conflict }) {
  const choices = useSignal<ReadonlyMap<string, Side>>(new Map());
  const isBusy = useSignal(false);
  const { fields, theirs } = conflict;
  const open = fields.filter(({ path, settled }) => settled === undefined && !choices.value.has(path)).length;
  const who = theirs.saved?.by;

  async function settle(): Promise<void> {
    isBusy.value = true;
    await form.settle(choices.value);
    isBusy.value = false;
  }

  return (
    <Dialog
      title="Produk ini juga diubah orang lain"
      sub={`${who === undefined ? 'Ada versi lain yang lebih baru' : `${who} menyimpan versi lain`}. Pilih isian yang dipakai; tidak ada yang ditimpa sebelum Anda memilih.`}
      size="large"
      isBusy={isBusy.value}
      // There is no way around it: without an answer one of the two would be lost.
      onClose={() => {}}
      beside={open > 0 ? <p role="status">{open} isian belum dipilih</p> : undefined}
      actions={
        <Button
          kind="primary"
          isBusy={isBusy.value}
          isDisabled={open > 0}
          disabledReason="Pilih satu versi untuk setiap isian."
          onPress={() => void settle()}
        >
          Gabungkan dan simpan
        </Button>
      }
    >
      <ul class={styles.fields}>
        {fields.map(({ path, label, mine, theirs: their, settled }) => (
          <li key={path} class={styles.field}>
            <SegmentField<Side>
              label={label}
              choices={[
                { value: 'mine', title: 'Versi saya' },
                { value: 'theirs', title: 'Versi lain' },
              ]}
              value={choices.value.get(path) ?? settled}
              onChange={(side) => (choices.value = new Map([...choices.value, [path, side]]))}
            />
            <p class={styles.version}>
              <strong>Versi saya</strong> {valueInWords(path, mine)}
            </p>
            <p class={styles.version}>
              <strong>Versi lain</strong> {valueInWords(path, their)}
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
