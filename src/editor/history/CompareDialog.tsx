/** What a publication brought, and how it differs from what is on the screens now. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { PublicationEntry } from '../../api/publications.ts';
import { routes } from '../../api/routes.ts';
import { momentInWords } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Segment } from '../kit/Segment.tsx';
import { Loaded } from '../Loaded.tsx';
import { ChangeGroups } from '../publication/change-groups.tsx';
import { createResource } from '../resource.ts';
import styles from './HistoryPage.module.css';

interface CompareDialogProps {
  readonly entry: PublicationEntry;
  readonly live: PublicationEntry | undefined;
  readonly onClose: () => void;
}

export function CompareDialog({ entry, live, onClose }: CompareDialogProps) {
  const { session, sudinName, today } = useEditor();
  const against = useSignal<'before' | 'live'>('before');
  const canCompareLive = live !== undefined && !entry.isLive;
  const other = against.value === 'live' ? live?.revision : undefined;
  const changes = useMemo(
    () =>
      createResource(() =>
        // What is on the screens now against this one: read as "from then to today".
        other === undefined
          ? session.ask(routes.compare, { params: { revision: entry.revision } })
          : session.ask(routes.compare, { params: { revision: other }, query: { with: entry.revision } }),
      ),
    [other],
  );
  useEffect(() => void changes.reload(), [changes]);
  return (
    <Dialog
      title={`Versi ${entry.version}`}
      sub={`${momentInWords(entry.publishedAtMs, today)}, oleh ${entry.by}`}
      onClose={onClose}
      actions={
        <Button kind="ink" onPress={onClose}>
          Tutup
        </Button>
      }
    >
      <div class={styles.compare}>
        {canCompareLive && (
          <Segment
            label="Bandingkan dengan"
            choices={[
              { value: 'before', title: 'Yang dibawanya' },
              { value: 'live', title: 'Sampai yang tayang kini' },
            ]}
            value={against.value}
            onChange={(value) => (against.value = value)}
          />
        )}
        <Loaded resource={changes}>{(value) => <ChangeGroups changes={value} sudinName={sudinName} />}</Loaded>
      </div>
    </Dialog>
  );
}
