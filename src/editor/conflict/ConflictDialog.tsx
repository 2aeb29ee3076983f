/** Two people changed one thing: both versions beside each other, field by field. Nothing is lost (E7). */
import { useSignal } from '@preact/signals';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { SegmentField } from '../kit/Segment.tsx';
import styles from './ConflictDialog.module.css';
import type { FieldMerge, Side } from './merge.ts';

interface ConflictDialogProps {
  /** "Produk ini juga diubah orang lain" */
  readonly title: string;
  /** Who saved the other version, where that is known. */
  readonly who: string | undefined;
  readonly fields: readonly FieldMerge[];
  /** A value of a field in words. */
  readonly inWords: (path: string, value: unknown) => string;
  readonly onSettle: (choices: ReadonlyMap<string, Side>) => Promise<unknown>;
}

export function ConflictDialog({ title, who, fields, inWords, onSettle }: ConflictDialogProps) {
  const choices = useSignal<ReadonlyMap<string, Side>>(new Map());
  const isBusy = useSignal(false);
  const open = fields.filter(({ path, settled }) => settled === undefined && !choices.value.has(path)).length;

  async function settle(): Promise<void> {
    isBusy.value = true;
    await onSettle(choices.value);
    isBusy.value = false;
  }

  return (
    <Dialog
      title={title}
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
        {fields.map(({ path, label, mine, theirs, settled }) => (
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
              <strong>Versi saya</strong> {inWords(path, mine)}
            </p>
            <p class={styles.version}>
              <strong>Versi lain</strong> {inWords(path, theirs)}
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
