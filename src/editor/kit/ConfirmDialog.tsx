/** Asks once more before something is done that many would regret. */
import type { ComponentChildren } from 'preact';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  /** The question: "Hapus produk ini?" */
  readonly title: string;
  /** What happens then. */
  readonly text?: ComponentChildren | undefined;
  /** The way on, by what it does: "Hapus produk". */
  readonly confirm: string;
  /** The way out; "Batal" unless said otherwise. */
  readonly cancel?: string | undefined;
  /** Danger takes something away. Primary unless said otherwise. */
  readonly kind?: 'primary' | 'danger' | undefined;
  readonly isBusy?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirm, cancel = 'Batal', kind = 'primary', isBusy, onConfirm, onCancel } = props;
  return (
    <Dialog
      title={title}
      sub={text}
      size="small"
      isBusy={isBusy}
      onClose={onCancel}
      actions={
        <>
          <Button isDisabled={isBusy} onPress={onCancel}>
            {cancel}
          </Button>
          <Button kind={kind} isBusy={isBusy} onPress={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    />
  );
}
