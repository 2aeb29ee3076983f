/** A step of curation that owes somebody a reason. */
import { useSignal } from '@preact/signals';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { TextArea } from '../kit/TextArea.tsx';

interface ReasonDialogProps {
  readonly title: string;
  readonly sub: string;
  readonly confirm: string;
  readonly kind: 'primary' | 'danger';
  readonly isBusy: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

const LEAST_CHARS = 3;
const MOST_CHARS = 500;

export function ReasonDialog({ title, sub, confirm, kind, isBusy, onConfirm, onCancel }: ReasonDialogProps) {
  const reason = useSignal('');
  const isTried = useSignal(false);
  const isTooShort = reason.value.trim().length < LEAST_CHARS;
  return (
    <Dialog
      title={title}
      sub={sub}
      size="small"
      isBusy={isBusy}
      onClose={onCancel}
      actions={
        <>
          <Button isDisabled={isBusy} onPress={onCancel}>
            Batal
          </Button>
          <Button
            kind={kind}
            isBusy={isBusy}
            onPress={() => {
              isTried.value = true;
              if (!isTooShort) onConfirm(reason.value.trim());
            }}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <TextArea
        label="Catatan kurator"
        isRequired
        value={reason.value}
        onInput={(next) => (reason.value = next)}
        countToChars={MOST_CHARS}
        problems={
          isTried.value && isTooShort
            ? [{ severity: 'error', sentence: 'Tulis alasannya agar pengusul tahu apa yang harus diperbaiki.' }]
            : []
        }
      />
    </Dialog>
  );
}
