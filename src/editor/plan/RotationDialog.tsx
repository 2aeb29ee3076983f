/** Name and days of a rotation; a new one follows the last. */
import { useSignal } from '@preact/signals';
import type { RotationView } from '../../api/plan.ts';
import { routes } from '../../api/routes.ts';
import { addDays } from '../../contract/dates.ts';
import type { Problem } from '../../contract/problems.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { DateInput } from '../kit/DateInput.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { nextRotation } from './next-rotation.ts';
import styles from './RotationDialog.module.css';

interface RotationDialogProps {
  /** Undefined: a new one. */
  readonly rotation: RotationView | undefined;
  readonly rotations: readonly RotationView[];
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function RotationDialog({ rotation, rotations, onClose, onChanged }: RotationDialogProps) {
  const { session, today, tell } = useEditor();
  const given = rotation ?? nextRotation(rotations, today);
  const name = useSignal(given.title.id);
  const english = useSignal(given.title.en ?? '');
  const starts = useSignal<string | undefined>(given.starts);
  const ends = useSignal<string | undefined>(given.ends);
  const problems = useSignal<readonly Problem[]>([]);
  const busy = useSignal<'save' | 'delete' | undefined>(undefined);

  async function attempt(what: 'save' | 'delete', act: () => Promise<unknown>): Promise<void> {
    busy.value = what;
    try {
      await act();
      onChanged();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      problems.value =
        error.problems.length > 0 ? error.problems : [{ severity: 'error', field: '', sentence: error.message }];
    } finally {
      busy.value = undefined;
    }
  }

  const save = () =>
    attempt('save', async () => {
      const body = {
        title: { id: name.value.trim(), ...(english.value.trim() !== '' && { en: english.value.trim() }) },
        starts: starts.value ?? '',
        ends: ends.value ?? '',
        products: [...(rotation?.products ?? [])],
      };
      if (rotation === undefined) await session.ask(routes.addRotation, { body });
      else await session.ask(routes.saveRotation, { params: { id: rotation.id }, ifMatch: rotation.etag, body });
      tell('Rotasi tersimpan.');
    });

  const remove = (own: RotationView) =>
    attempt('delete', () => session.ask(routes.deleteRotation, { params: { id: own.id }, ifMatch: own.etag }));

  const at = (...fields: string[]) => problems.value.filter(({ field }) => fields.includes(field));
  const elsewhere = problems.value.filter(({ field }) => !FIELDS.has(field));
  return (
    <Dialog
      title={rotation === undefined ? 'Tambah rotasi' : 'Ubah rotasi'}
      size="small"
      isBusy={busy.value !== undefined}
      onClose={onClose}
      beside={
        rotation?.phase === 'coming' && (
          <Button kind="link" isBusy={busy.value === 'delete'} onPress={() => void remove(rotation)}>
            Hapus rotasi
          </Button>
        )
      }
      actions={
        <>
          <Button onPress={onClose}>Batal</Button>
          <Button kind="primary" isBusy={busy.value === 'save'} onPress={() => void save()}>
            Simpan
          </Button>
        </>
      }
    >
      <div class={styles.fields}>
        <TextInput
          label="Nama rotasi"
          isRequired
          value={name.value}
          onInput={(next) => (name.value = next)}
          problems={at('title', 'title.id', 'id')}
        />
        <TextInput
          label="Nama dalam bahasa Inggris"
          note="opsional"
          lang="en"
          value={english.value}
          onInput={(next) => (english.value = next)}
          problems={at('title.en')}
        />
        <DateInput
          label="Mulai tayang"
          isRequired
          isReadOnly={rotation?.phase === 'running'}
          value={starts.value}
          onChange={(next) => (starts.value = next)}
          problems={at('starts')}
        />
        <DateInput
          label="Selesai tayang"
          isRequired
          value={ends.value}
          min={starts.value === undefined ? undefined : addDays(starts.value, 1)}
          onChange={(next) => (ends.value = next)}
          problems={at('ends')}
        />
        {elsewhere.map(({ severity, sentence }) => (
          <ProblemLine key={sentence} tone={toneOf(severity)}>
            {sentence}
          </ProblemLine>
        ))}
      </div>
    </Dialog>
  );
}

const FIELDS: ReadonlySet<string> = new Set(['title', 'title.id', 'title.en', 'id', 'starts', 'ends']);
