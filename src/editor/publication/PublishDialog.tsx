/** The last look before the screens change: now, or at a moment that is chosen. What is published is exactly what is seen here. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Preview, Progress } from '../../api/publications.ts';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { PublicationProgress } from './PublicationProgress.tsx';
import { Segment } from '../kit/Segment.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { laterOnPage, nowMs } from '../page-clock.ts';
import { ChangeGroups } from './change-groups.tsx';
import { atJakarta, MomentInput, nextMorning } from './MomentInput.tsx';
import styles from './PublishPage.module.css';
import { countChanges } from './PublishPage.tsx';
import { createPublishing } from './publishing.ts';

interface PublishDialogProps {
  readonly preview: Preview;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function PublishDialog({ preview, onClose, onChanged }: PublishDialogProps) {
  const { session, sudinName, tell, today } = useEditor();
  const publishing = useMemo(() => createPublishing({ session, later: laterOnPage }), [session]);
  useEffect(() => () => publishing.stop(), [publishing]);
  const when = useSignal<'now' | 'later'>('now');
  const moment = useSignal(nextMorning(today));
  const note = useSignal('');
  const failure = useSignal<string | undefined>(undefined);
  const isScheduling = useSignal(false);
  const isBusy = publishing.isWorking.value || isScheduling.value;

  async function attempt(act: () => Promise<void>): Promise<void> {
    failure.value = undefined;
    try {
      await act();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
      if (error.code === 'changed-meanwhile') onChanged();
    }
  }

  const publishNow = () =>
    attempt(async () => {
      const end = await publishing.run(() =>
        session.ask(routes.publish, { body: { digest: preview.digest, note: note.value.trim() } }),
      );
      if (end.state === 'published' || end.state === 'unchanged') {
        tell(outcomeInWords(end));
        onClose();
        onChanged();
      } else failure.value = end.sentence ?? 'Penerbitan gagal. Layar tetap menayangkan versi sebelumnya.';
    });

  const scheduleIt = () =>
    attempt(async () => {
      const atMs = atJakarta(moment.value);
      if (atMs === undefined || atMs <= nowMs()) {
        failure.value = 'Pilih tanggal dan jam yang akan datang.';
        return;
      }
      isScheduling.value = true;
      try {
        await session.ask(routes.schedule, { body: { atMs, note: note.value.trim() } });
      } finally {
        isScheduling.value = false;
      }
      tell('Penerbitan dijadwalkan.');
      onClose();
      onChanged();
    });

  const count = countChanges(preview);
  return (
    <Dialog
      title={`Terbitkan ${count} perubahan ke layar lobi?`}
      sub={`Layar mengganti isi pada pergantian produk berikutnya, tanpa layar kosong.${
        preview.current === undefined ? '' : ` Versi ${preview.current.version} tetap tersimpan.`
      }`}
      isBusy={isBusy}
      onClose={onClose}
      beside={
        <Segment
          label="Waktu terbit"
          choices={[
            { value: 'now', title: 'Sekarang' },
            { value: 'later', title: 'Jadwalkan' },
          ]}
          value={when.value}
          onChange={(value) => (when.value = value)}
        />
      }
      actions={
        <>
          <Button isDisabled={isBusy} onPress={onClose}>
            Batal
          </Button>
          {when.value === 'now' ? (
            <Button kind="primary" isBusy={isBusy} onPress={() => void publishNow()}>
              Terbitkan sekarang
            </Button>
          ) : (
            <Button kind="primary" isBusy={isBusy} onPress={() => void scheduleIt()}>
              Jadwalkan
            </Button>
          )}
        </>
      }
    >
      <ChangeGroups changes={preview.changes} withheld={preview.withheld} sudinName={sudinName} />
      <div class={styles.fields}>
        {when.value === 'later' && <MomentInput value={moment.value} onChange={(next) => (moment.value = next)} />}
        <TextInput
          label="Catatan untuk riwayat"
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

export const outcomeInWords = ({ state, version }: Progress): string =>
  state === 'unchanged' ? 'Tidak ada yang berubah di layar.' : `Versi ${version ?? ''} terbit.`;
