/** Everything in one file, and the way back. */
import { useSignal } from '@preact/signals';
import { Download } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import type { BackupContents, BackupState } from '../../api/backup.ts';
import { routes } from '../../api/routes.ts';
import { CallError, urlOf } from '../call.ts';
import { momentInSentence } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { Loaded } from '../Loaded.tsx';
import { createResource } from '../resource.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import styles from './SettingsPage.module.css';

export function BackupTab() {
  const { session } = useEditor();
  const state = useMemo(() => createResource(() => session.ask(routes.readBackupState, {})), [session]);
  useEffect(() => void state.reload(), [state]);
  return <Loaded resource={state}>{(now) => <Backup state={now} onChange={(next) => state.set(next)} />}</Loaded>;
}

interface BackupProps {
  readonly state: BackupState;
  readonly onChange: (state: BackupState) => void;
}

function Backup({ state, onChange }: BackupProps) {
  const { session, tell } = useEditor();
  const isRestoring = useSignal(false);
  const failure = useSignal<string | undefined>(undefined);

  async function cancel(): Promise<void> {
    try {
      await session.ask(routes.cancelRestore, {});
      onChange({ ...state, staged: null });
      tell('Pemulihan dibatalkan.');
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
    }
  }

  return (
    <div class={styles.cards}>
      {state.staged !== null && (
        <Panel
          tone="note"
          title="Cadangan siap dipulihkan"
          actions={
            <Button size="small" onPress={() => void cancel()}>
              Batalkan pemulihan
            </Button>
          }
        >
          <StagedWords staged={state.staged} />
          {failure.value !== undefined && <ProblemLine tone="err">{failure.value}</ProblemLine>}
        </Panel>
      )}
      <Panel
        title="Unduh cadangan"
        sub="Satu berkas .zip berisi folder konten, isi yang sedang tayang, riwayat penerbitan, dan basis data."
      >
        {state.database === 'server' && (
          <ProblemLine tone="warn">
            Basis data berada di server libSQL dan tidak termasuk; cadangan server itulah yang berlaku.
          </ProblemLine>
        )}
        <p>
          Simpan di tempat yang aman: di dalamnya ada nama akun dan kata sandi yang tersandi. Kunci sesi, sesi yang
          sedang berjalan, dan tautan yang belum dipakai tidak disertakan; setelah dipulihkan, semua orang masuk lagi
          dengan kata sandi yang sama. Produk di tempat sampah juga tidak termasuk.
        </p>
        <Button kind="primary" icon={Download} href={urlOf(routes.downloadBackup, {})} isDownload>
          Unduh cadangan
        </Button>
      </Panel>
      <Panel
        title="Pulihkan dari cadangan"
        sub="Mengganti semua isi galeri dengan isi cadangan. Isi yang sekarang disisihkan, tidak dihapus."
      >
        <p>
          Berkas langsung diperiksa seluruhnya, lalu dipasang ketika server dimulai ulang, karena saat itu basis data
          dan foldernya tidak sedang dipakai. Sampai saat itu tidak ada yang berubah.
        </p>
        <Button onPress={() => (isRestoring.value = true)}>Pulihkan</Button>
      </Panel>
      {isRestoring.value && (
        <RestoreDialog
          onClose={() => (isRestoring.value = false)}
          onStaged={(next) => {
            isRestoring.value = false;
            onChange(next);
          }}
        />
      )}
    </div>
  );
}

const grouped = new Intl.NumberFormat('id-ID');
const MEGABYTE = 1024 * 1024;

function StagedWords({ staged: { madeAtMs, revision, files, bytes } }: { readonly staged: BackupContents }) {
  const { today } = useEditor();
  return (
    <p>
      Dibuat {momentInSentence(madeAtMs, today)}, revisi {revision}, {grouped.format(files)} berkas (
      {grouped.format(Math.ceil(bytes / MEGABYTE))} MB). Mulai ulang server untuk memulihkannya, lalu terbitkan sekali
      agar layar memakainya.
    </p>
  );
}
