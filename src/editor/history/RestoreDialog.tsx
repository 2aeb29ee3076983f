/** Back to an earlier publication, under a new version; what is approved now stays as drafts. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { PublicationEntry } from '../../api/publications.ts';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { PublicationProgress } from '../publication/PublicationProgress.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { laterOnPage } from '../page-clock.ts';
import { outcomeInWords } from '../publication/PublishDialog.tsx';
import { createPublishing } from '../publication/publishing.ts';
import styles from './HistoryPage.module.css';

interface RestoreDialogProps {
  readonly entry: PublicationEntry;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function RestoreDialog({ entry, onClose, onChanged }: RestoreDialogProps) {
  const { session, tell } = useEditor();
  const publishing = useMemo(() => createPublishing({ session, later: laterOnPage }), [session]);
  useEffect(() => () => publishing.stop(), [publishing]);
  const note = useSignal('');
  const failure = useSignal<string | undefined>(undefined);
  const isBegun = useSignal(false);

  async function restore(): Promise<void> {
    isBegun.value = true;
    failure.value = undefined;
    try {
      const end = await publishing.run(() =>
        session.ask(routes.restore, { params: { revision: entry.revision }, body: { note: note.value.trim() } }),
      );
      if (end.state === 'published' || end.state === 'unchanged') {
        tell(outcomeInWords(end));
        onChanged();
      } else failure.value = end.sentence ?? 'Versi lama belum dapat dikembalikan. Layar tetap seperti semula.';
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
    } finally {
      isBegun.value = false;
    }
  }

  return (
    <Dialog
      title={`Kembalikan isi versi ${entry.version}?`}
      sub="Isinya terbit sebagai versi baru. Isi yang disetujui sekarang tetap tersimpan sebagai draf."
      size="small"
      isBusy={isBegun.value}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={isBegun.value} onPress={onClose}>
            Batal
          </Button>
          <Button kind="primary" isBusy={isBegun.value} onPress={() => void restore()}>
            Kembalikan
          </Button>
        </>
      }
    >
      <div class={styles.compare}>
        <TextInput
          label="Alasan, untuk riwayat"
          note="opsional"
          isSpellChecked
          value={note.value}
          onInput={(next) => (note.value = next)}
        />
        <PublicationProgress progress={publishing.progress.value} />
        {failure.value !== undefined && <ProblemLine tone="err">{failure.value}</ProblemLine>}
      </div>
    </Dialog>
  );
}
