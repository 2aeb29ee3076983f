/** A new product needs a name and its Suku Dinas; everything else is asked by the form. */
import { useSignal } from '@preact/signals';
import { routes } from '../../api/routes.ts';
import type { SudinKey } from '../../contract/places.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Select } from '../kit/Select.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import styles from './AddProductDialog.module.css';

interface AddProductDialogProps {
  /** Those the person may add to. */
  readonly units: readonly SudinKey[];
  readonly onClose: () => void;
}

export function AddProductDialog({ units, onClose }: AddProductDialogProps) {
  const { session, sudinName, go } = useEditor();
  const name = useSignal('');
  const sudin = useSignal(units.length === 1 ? units[0] : undefined);
  const isTried = useSignal(false);
  const isBusy = useSignal(false);
  const failure = useSignal<string | undefined>(undefined);

  async function add(): Promise<void> {
    isTried.value = true;
    if (name.value.trim() === '' || sudin.value === undefined) return;
    isBusy.value = true;
    try {
      const made = await session.ask(routes.addProduct, {
        params: { sudin: sudin.value },
        body: { name: name.value.trim() },
      });
      go(`/produk/${made.sudin}/${made.id}`);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
    } finally {
      isBusy.value = false;
    }
  }

  const required = [{ severity: 'error' as const, sentence: 'Wajib diisi.' }];
  return (
    <Dialog
      title="Tambah produk"
      size="small"
      isBusy={isBusy.value}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={isBusy.value} onPress={onClose}>
            Batal
          </Button>
          <Button kind="primary" isBusy={isBusy.value} onPress={() => void add()}>
            Tambah produk
          </Button>
        </>
      }
    >
      <form
        class={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label="Nama produk"
          isRequired
          isSpellChecked
          value={name.value}
          onInput={(next) => (name.value = next)}
          problems={
            failure.value !== undefined
              ? [{ severity: 'error', sentence: failure.value }]
              : isTried.value && name.value.trim() === ''
                ? required
                : []
          }
        />
        <Select
          label="Suku Dinas"
          isRequired
          options={units.map((value) => ({ value, title: sudinName(value) }))}
          value={sudin.value}
          onChange={(value) => (sudin.value = value)}
          problems={isTried.value && sudin.value === undefined ? required : []}
          isDisabled={units.length === 1}
        />
      </form>
    </Dialog>
  );
}
