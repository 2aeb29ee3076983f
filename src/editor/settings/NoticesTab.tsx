/** The gallery's announcements between the products. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { NoticeView } from '../../api/gallery.ts';
import { routes } from '../../api/routes.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { Loaded } from '../Loaded.tsx';
import { spanInWords } from '../plan/span-words.ts';
import { createResource } from '../resource.ts';
import { getIn } from '../conflict/field-path.ts';
import { NoticeDialog } from './NoticeDialog.tsx';
import styles from './SettingsPage.module.css';

export function NoticesTab() {
  const { session } = useEditor();
  const list = useMemo(() => createResource(() => session.ask(routes.listNotices, {})), [session]);
  useEffect(() => void list.reload(), [list]);
  const editing = useSignal<NoticeView | 'new' | undefined>(undefined);
  const mayEdit = session.may('edit-gallery');
  return (
    <Loaded resource={list}>
      {({ notices }) => (
        <div class={styles.cards}>
          {mayEdit && (
            <div>
              <Button kind="primary" onPress={() => (editing.value = 'new')}>
                Tambah pengumuman
              </Button>
            </div>
          )}
          {notices.length === 0 && (
            <EmptyState
              title="Belum ada pengumuman"
              text="Pengumuman tampil di antara produk, dan bukan giliran siapa pun."
            />
          )}
          {notices.map((view) => (
            <NoticePanel key={view.id} view={view} onEdit={mayEdit ? () => (editing.value = view) : undefined} />
          ))}
          {editing.value !== undefined && (
            <NoticeDialog
              view={editing.value === 'new' ? undefined : editing.value}
              onClose={() => (editing.value = undefined)}
              onChanged={() => {
                editing.value = undefined;
                void list.reload();
              }}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}

function NoticePanel({ view, onEdit }: { readonly view: NoticeView; readonly onEdit: (() => void) | undefined }) {
  const textAt = (path: string): string => {
    const value = getIn(view.notice, path);
    return typeof value === 'string' ? value : '';
  };
  const [starts, ends] = [textAt('starts'), textAt('ends')];
  return (
    <Panel
      title={textAt('title.id') || view.id}
      sub={starts !== '' && ends !== '' ? spanInWords(starts, ends) : undefined}
      actions={
        onEdit !== undefined && (
          <Button size="small" label={`Ubah pengumuman ${textAt('title.id')}`} onPress={onEdit}>
            Ubah
          </Button>
        )
      }
    >
      <p>{textAt('text.id')}</p>
      {view.problems.map(({ field, severity, sentence }) => (
        <ProblemLine key={`${field} ${sentence}`} tone={toneOf(severity)}>
          {sentence}
        </ProblemLine>
      ))}
    </Panel>
  );
}
