/** A one-time link, shown once. It is handed on by whatever way the office trusts: no mail server is needed. */
import type { FreshLink } from '../../api/people.ts';
import { momentInWords } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { TextInput } from '../kit/TextInput.tsx';

interface LinkDialogProps {
  readonly link: FreshLink;
  readonly forWhom: string;
  readonly onClose: () => void;
}

export function LinkDialog({ link, forWhom, onClose }: LinkDialogProps) {
  const { today } = useEditor();
  const address = new URL(`/staf/tautan/${link.token}`, location.origin).href;
  return (
    <Dialog
      title={`Tautan untuk ${forWhom}`}
      sub={`Salin dan teruskan tautan ini. Berlaku satu kali, sampai ${momentInWords(link.expiresAtMs, today)}. Tautan tidak ditampilkan lagi.`}
      onClose={onClose}
      actions={
        <Button kind="ink" onPress={onClose}>
          Sudah disalin
        </Button>
      }
    >
      <TextInput label="Tautan" isLabelHidden isReadOnly value={address} onInput={() => undefined} />
    </Dialog>
  );
}
