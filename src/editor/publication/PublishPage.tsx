/** What would go to the screens now, and the step that sends it there. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Preview } from '../../api/publications.ts';
import { routes } from '../../api/routes.ts';
import { momentInSentence } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { createResource } from '../resource.ts';
import { OnScreens } from '../screens/OnScreens.tsx';
import { ChangeGroups } from './change-groups.tsx';
import styles from './PublishPage.module.css';
import { PublishDialog } from './PublishDialog.tsx';
import { ScheduledPanel } from './ScheduledPanel.tsx';

export function PublishPage() {
  const { session } = useEditor();
  const preview = useMemo(() => createResource(() => session.ask(routes.preview, {})), [session]);
  useEffect(() => void preview.reload(), [preview]);
  return (
    <Loaded resource={preview}>
      {(value) => <Look preview={value} isLooking={preview.isLoading.value} reload={() => preview.reload()} />}
    </Loaded>
  );
}

export const countChanges = ({ changes }: Pick<Preview, 'changes'>): number =>
  changes.added.length + changes.changed.length + changes.removed.length;

interface LookProps {
  readonly preview: Preview;
  readonly isLooking: boolean;
  readonly reload: () => Promise<void>;
}

function Look({ preview, isLooking, reload }: LookProps) {
  const { session, today, sudinName } = useEditor();
  const isAsking = useSignal(false);
  const count = countChanges(preview);
  const { blockers, warnings, current } = preview;
  return (
    <>
      <PageHeader
        title="Terbitkan"
        sub={
          current === undefined
            ? 'Belum pernah diterbitkan'
            : `Versi ${current.version} tayang sejak ${momentInSentence(current.publishedAtMs, today)}`
        }
        actions={
          <>
            <Button isBusy={isLooking} onPress={() => void reload()}>
              Lihat ulang
            </Button>
            {session.may('publish') && (
              <Button
                kind="primary"
                isDisabled={blockers.length > 0 || (count === 0 && current !== undefined)}
                disabledReason={
                  blockers.length > 0
                    ? 'Perbaiki dahulu yang menahan penerbitan.'
                    : 'Tidak ada perubahan untuk diterbitkan.'
                }
                onPress={() => (isAsking.value = true)}
              >
                Terbitkan
              </Button>
            )}
          </>
        }
      />
      <PageBody>
        <div class={styles.parts}>
          {blockers.length > 0 && (
            <Panel tone="err" title={`${blockers.length} masalah menahan penerbitan`}>
              {blockers.map(({ file, field, sentence }) => (
                <ProblemLine
                  key={`${file} ${field} ${sentence}`}
                  tone="err"
                  detail={field === '' ? file : `${file}, ${field}`}
                >
                  {sentence}
                </ProblemLine>
              ))}
            </Panel>
          )}
          <Panel title={count === 0 ? 'Tidak ada perubahan' : `${count} perubahan belum diterbitkan`}>
            <ChangeGroups changes={preview.changes} withheld={preview.withheld} sudinName={sudinName} />
          </Panel>
          {current !== undefined && <OnScreens revision={current.revision} />}
          <ScheduledPanel />
          {warnings.length > 0 && (
            <Panel title="Boleh terbit, tetapi perlu dilihat" sub={`${warnings.length} hal`}>
              <details>
                <summary>Tampilkan semua</summary>
                <div class={styles.warnings}>
                  {warnings.map(({ file, field, severity, sentence }) => (
                    <ProblemLine
                      key={`${file} ${field} ${sentence}`}
                      tone={toneOf(severity)}
                      detail={`${file}, ${field}`}
                    >
                      {sentence}
                    </ProblemLine>
                  ))}
                </div>
              </details>
            </Panel>
          )}
        </div>
        {isAsking.value && (
          <PublishDialog preview={preview} onClose={() => (isAsking.value = false)} onChanged={() => void reload()} />
        )}
      </PageBody>
    </>
  );
}
