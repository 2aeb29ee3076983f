/** Putting a backup back replaces everything, so it is asked for by typing. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { RESTORE_WORD, type BackupState } from '../../api/backup.ts';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { upload } from '../upload.ts';
import styles from './RestoreDialog.module.css';

interface RestoreDialogProps {
  readonly onClose: () => void;
  readonly onStaged: (state: BackupState) => void;
}

const LOST = 'Sambungan terputus; belum ada yang berubah. Coba lagi.';

export function RestoreDialog({ onClose, onStaged }: RestoreDialogProps) {
  const file = useSignal<File | undefined>(undefined);
  const typed = useSignal('');
  const isTried = useSignal(false);
  const share = useSignal<number | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const picker = useRef<HTMLInputElement>(null);
  const isBusy = share.value !== undefined;
  const hasWord = typed.value.trim().toUpperCase() === RESTORE_WORD;

  async function restore(): Promise<void> {
    isTried.value = true;
    if (file.value === undefined || !hasWord || isBusy) return;
    failure.value = undefined;
    share.value = 0;
    try {
      const state = await upload(routes.stageRestore, {
        params: undefined,
        query: { word: RESTORE_WORD },
        files: [file.value],
        onProgress: (sent) => (share.value = sent),
        lost: LOST,
      });
      onStaged(state);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
    } finally {
      share.value = undefined;
    }
  }

  return (
    <Dialog
      title="Pulihkan dari cadangan"
      sub="Semua produk, rotasi, pengaturan, akun, dan riwayat diganti dengan isi cadangan saat server dimulai ulang."
      size="small"
      isBusy={isBusy}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={isBusy} onPress={onClose}>
            Batal
          </Button>
          <Button kind="danger" isBusy={isBusy} onPress={() => void restore()}>
            Siapkan pemulihan
          </Button>
        </>
      }
    >
      <form
        class={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void restore();
        }}
      >
        <div class={styles.file}>
          <Button isDisabled={isBusy} onPress={() => picker.current?.click()}>
            {file.value === undefined ? 'Pilih berkas cadangan' : 'Ganti berkas'}
          </Button>
          <span>{file.value?.name}</span>
          <input
            ref={picker}
            class="hidden-label"
            type="file"
            accept=".zip"
            tabIndex={-1}
            aria-label="Pilih berkas cadangan"
            onChange={({ currentTarget }) => {
              file.value = currentTarget.files?.[0];
            }}
          />
        </div>
        {isTried.value && file.value === undefined && (
          <ProblemLine tone="err">Pilih berkas cadangan (.zip) dahulu.</ProblemLine>
        )}
        <TextInput
          label={`Ketik ${RESTORE_WORD} untuk melanjutkan`}
          isRequired
          value={typed.value}
          onInput={(next) => (typed.value = next)}
          problems={
            isTried.value && !hasWord ? [{ severity: 'error', sentence: `Ketik ${RESTORE_WORD} di sini.` }] : []
          }
        />
        {share.value !== undefined && (
          <ProgressBar
            label={share.value < 1 ? 'Mengirim cadangan' : 'Memeriksa setiap berkas'}
            share={share.value < 1 ? share.value : undefined}
          />
        )}
        <div role="alert">{failure.value !== undefined && <ProblemLine tone="err">{failure.value}</ProblemLine>}</div>
      </form>
    </Dialog>
  );
}
