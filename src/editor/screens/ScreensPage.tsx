/** "Layar": which screens there are, how each is, and what is on it now. Looks again by itself while somebody is there. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { routes } from '../../api/routes.ts';
import type { ScreenView } from '../../api/screens.ts';
import { CallError } from '../call.ts';
import { useEditor } from '../context.ts';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { Loaded } from '../Loaded.tsx';
import { createCovers } from './covers.ts';
import { ScreenPanel } from './ScreenPanel.tsx';
import { countInWords } from './screen-words.ts';
import styles from './ScreensPage.module.css';

export function ScreensPage() {
  const { session, screens } = useEditor();
  const covers = useMemo(() => createCovers(session), [session]);
  const forgetting = useSignal<ScreenView | undefined>(undefined);
  useEffect(() => {
    // Somebody has come for it: here a session that has ended may ask for the password.
    session.ask(routes.listScreens, {}).then(
      (answer) => {
        screens.list.set(answer);
        return screens.look();
      },
      (error: unknown) => {
        if (!(error instanceof CallError)) throw error;
        return screens.look();
      },
    );
  }, [session, screens]);
  const list = screens.list.value.value;
  const mayForget = session.may('manage-screens');
  return (
    <>
      <PageHeader title="Layar" sub={list && list.screens.length > 0 ? countInWords(list.screens) : undefined} />
      <PageBody>
        <Loaded resource={screens.list}>
          {(value) =>
            value.screens.length === 0 ? (
              <EmptyState
                title="Belum ada layar yang melapor"
                text="Layar muncul di sini dengan sendirinya, paling lambat satu menit setelah galeri dibuka di layar lobi dari server ini."
              />
            ) : (
              <div class={styles.list}>
                {value.screens.map((screen) => (
                  <ScreenPanel
                    key={screen.id}
                    screen={screen}
                    versions={screens.versions.value}
                    covers={covers}
                    onForget={mayForget ? () => (forgetting.value = screen) : undefined}
                  />
                ))}
              </div>
            )
          }
        </Loaded>
        {forgetting.value !== undefined && (
          <ForgetDialog screen={forgetting.value} onClose={() => (forgetting.value = undefined)} />
        )}
      </PageBody>
    </>
  );
}

interface ForgetDialogProps {
  readonly screen: Pick<ScreenView, 'id' | 'name'>;
  readonly onClose: () => void;
}

function ForgetDialog({ screen: { id, name }, onClose }: ForgetDialogProps) {
  const { session, screens, tell } = useEditor();
  const isBusy = useSignal(false);
  async function forget(): Promise<void> {
    isBusy.value = true;
    try {
      await session.ask(routes.forgetScreen, { params: { screenId: id } });
      tell(`${name} dikeluarkan dari daftar.`);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      tell(error.message);
    }
    onClose();
    await screens.look();
  }
  return (
    <ConfirmDialog
      title={`Lupakan layar ${name}?`}
      text="Layar keluar dari daftar ini. Catatan tayangnya tetap terhitung dalam laporan; bila layar melapor lagi, ia kembali ke daftar."
      confirm="Lupakan layar"
      kind="danger"
      isBusy={isBusy.value}
      onConfirm={() => void forget()}
      onCancel={onClose}
    />
  );
}
