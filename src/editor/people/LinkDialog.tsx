/** A one-time link, shown once. It is handed on by whatever way the office trusts: no mail server is needed. */
import type { FreshLink } from '../../api/people.ts';
import { momentInSentence } from '../clock-words.ts';
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
  const { today, tell } = useEditor();
  const address = new URL(`/staf/tautan/${link.token}`, location.origin).href;
  return (
    <Dialog
      title={`Tautan untuk ${forWhom}`}
      sub={`Salin dan teruskan tautan ini. Berlaku satu kali, sampai ${momentInSentence(link.expiresAtMs, today)}. Tautan tidak ditampilkan lagi.`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Selesai</Button>
          <Button
            kind="primary"
            onPress={() =>
              void copy(address).then(
                () => tell('Tautan disalin.'),
                // Without leave, or over plain HTTP: the link stands there and can be marked by hand.
                () => tell('Peramban tidak mengizinkan; salin tautan di atas dengan tangan.'),
              )
            }
          >
            Salin tautan
          </Button>
        </>
      }
    >
      <TextInput label="Tautan" isLabelHidden isReadOnly value={address} onInput={() => undefined} />
    </Dialog>
  );
}

/** Missing where the page came over plain HTTP. */
const copy = async (text: string): Promise<void> => {
  if (!('clipboard' in navigator)) throw new Error('no clipboard');
  await navigator.clipboard.writeText(text);
};
