/** What the gallery says and when it is open: texts, hours, holidays, screen, units; and its notices. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { GalleryBody, GalleryView } from '../../api/gallery.ts';
import { routes } from '../../api/routes.ts';
import { ConflictDialog } from '../conflict/ConflictDialog.tsx';
import { useEditor } from '../context.ts';
import { ActionBar } from '../kit/ActionBar.tsx';
import { Button } from '../kit/Button.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { createResource } from '../resource.ts';
import { BackupTab } from './BackupTab.tsx';
import { ExceptionsSection } from './ExceptionsSection.tsx';
import { GALLERY_FIELDS, settingInWords } from './gallery-fields.ts';
import { HoursSection } from './HoursSection.tsx';
import { NoticesTab } from './NoticesTab.tsx';
import { ScreenSection } from './ScreenSection.tsx';
import { bindSettings } from './settings-binder.ts';
import { createSettingsForm, type Stored } from './settings-form.ts';
import styles from './SettingsPage.module.css';
import { TextsSection } from './TextsSection.tsx';
import { UnitsSection } from './UnitsSection.tsx';

type TabId = 'texts' | 'hours' | 'holidays' | 'screen' | 'units' | 'notices' | 'backup';

/** Tabs that are no part of the form. */
const BESIDE_THE_FORM: ReadonlySet<TabId> = new Set(['notices', 'backup']);

const TABS = [
  { id: 'texts', title: 'Teks' },
  { id: 'hours', title: 'Jam buka' },
  { id: 'holidays', title: 'Hari libur dan jam khusus' },
  { id: 'screen', title: 'Layar' },
  { id: 'units', title: 'Suku Dinas' },
  { id: 'notices', title: 'Pengumuman' },
] as const satisfies readonly { id: TabId; title: string }[];
const BACKUP_TAB = { id: 'backup', title: 'Cadangan data' } as const;

const storedOf = (view: GalleryView): Stored<GalleryBody> => ({
  etag: view.etag,
  // Somebody may have broken the file by hand; what is missing then is told by the problems.
  value: withoutSchema(view.gallery) as GalleryBody,
  problems: view.problems,
});

function withoutSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return {};
  const { $schema: _, ...rest } = value as Record<string, unknown>;
  return rest;
}

export function SettingsPage() {
  const { session } = useEditor();
  const gallery = useMemo(() => createResource(() => session.ask(routes.readGallery, {})), [session]);
  useEffect(() => void gallery.reload(), [gallery]);
  return <Loaded resource={gallery}>{(view) => <Settings opened={view} />}</Loaded>;
}

function Settings({ opened }: { readonly opened: GalleryView }) {
  const { session, tell } = useEditor();
  const tab = useSignal<TabId>('texts');
  const form = useMemo(
    () =>
      createSettingsForm(storedOf(opened), {
        fields: GALLERY_FIELDS,
        send: async (body, ifMatch) => storedOf(await session.ask(routes.saveGallery, { body, ifMatch })),
        storedOf: (current) => storedOf(current as GalleryView),
      }),
    [],
  );
  const isReadOnly = !session.may('edit-gallery');
  const bind = bindSettings(form, isReadOnly);
  const conflict = form.conflict.value;
  const errors = form.problems.value.filter(({ severity }) => severity === 'error');
  return (
    <>
      <PageHeader title="Pengaturan" sub="Perubahan tampil di layar setelah diterbitkan." />
      <PageBody>
        <Tabs
          label="Bagian pengaturan"
          tabs={session.may('back-up') ? [...TABS, BACKUP_TAB] : TABS}
          current={tab.value}
          onChange={(id) => (tab.value = id)}
        >
          <div class={styles.part}>
            {tab.value === 'texts' && <TextsSection bind={bind} />}
            {tab.value === 'hours' && <HoursSection bind={bind} path="screen.hours.weekly" title="Jam buka mingguan" />}
            {tab.value === 'holidays' && <ExceptionsSection bind={bind} />}
            {tab.value === 'screen' && <ScreenSection bind={bind} />}
            {tab.value === 'units' && <UnitsSection bind={bind} />}
            {tab.value === 'notices' && <NoticesTab />}
            {tab.value === 'backup' && <BackupTab />}
          </div>
        </Tabs>
        {!BESIDE_THE_FORM.has(tab.value) && errors.length > 0 && (
          <div class={styles.problems}>
            {errors.map(({ field, severity, sentence }) => (
              <ProblemLine key={`${field} ${sentence}`} tone={toneOf(severity)} detail={field}>
                {sentence}
              </ProblemLine>
            ))}
          </div>
        )}
        {!isReadOnly && !BESIDE_THE_FORM.has(tab.value) && (
          <ActionBar
            start={
              form.isDirty.value && (
                <Button kind="link" onPress={() => form.undo()}>
                  Buang perubahan
                </Button>
              )
            }
            note={form.failure.value ?? (form.isDirty.value ? 'Perubahan belum disimpan' : undefined)}
            noteTone={form.failure.value === undefined ? 'plain' : 'err'}
          >
            <Button
              kind="primary"
              isBusy={form.isSaving.value}
              isDisabled={!form.isDirty.value}
              disabledReason="Tidak ada perubahan."
              onPress={() => void form.save().then((isSaved) => isSaved && tell('Pengaturan tersimpan.'))}
            >
              Simpan perubahan
            </Button>
          </ActionBar>
        )}
        {conflict !== undefined && (
          <ConflictDialog
            title="Pengaturan juga diubah orang lain"
            who={undefined}
            fields={conflict}
            inWords={settingInWords}
            onSettle={(choices) => form.settle(choices)}
          />
        )}
      </PageBody>
    </>
  );
}
