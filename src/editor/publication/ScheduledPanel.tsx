/** Publications that will happen by themselves. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { momentInSentence, momentInWords } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import { createResource } from '../resource.ts';
import styles from './PublishPage.module.css';

export function ScheduledPanel() {
  const { session, today, tell } = useEditor();
  const list = useMemo(() => createResource(() => session.ask(routes.listScheduled, {})), [session]);
  useEffect(() => void list.reload(), [list]);
  const busy = useSignal<string | undefined>(undefined);
  const waiting = list.value.value?.scheduled.filter(({ state }) => state === 'waiting') ?? [];
  if (waiting.length === 0) return null;

  async function cancel(id: string): Promise<void> {
    busy.value = id;
    try {
      await session.ask(routes.cancelScheduled, { params: { id } });
      await list.reload();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      tell(error.message);
    } finally {
      busy.value = undefined;
    }
  }

  return (
    <Panel title="Terjadwal" sub="Yang diterbitkan adalah isi yang disetujui pada saat itu.">
      <ul class={styles.list}>
        {waiting.map(({ id, atMs, by, note }) => (
          <li key={id}>
            <span>
              <strong>{momentInWords(atMs, today)}</strong>, oleh {by}
              {note !== '' && `: ${note}`}
            </span>
            {session.may('publish') && (
              <Button
                size="small"
                label={`Batalkan penerbitan ${momentInSentence(atMs, today)}`}
                isBusy={busy.value === id}
                onPress={() => void cancel(id)}
              >
                Batalkan
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
