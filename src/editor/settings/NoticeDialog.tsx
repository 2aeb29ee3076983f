/** One notice: its words, its days, how often it comes. */
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { NoticeBody, NoticeView } from '../../api/gallery.ts';
import { routes } from '../../api/routes.ts';
import { addDays } from '../../contract/dates.ts';
import { EVERY_SLIDES, NOTICE_TEXT_MAX_CHARS, NOTICE_TITLE_MAX_CHARS } from '../../contract/limits.ts';
import { LINK_KINDS, type LinkKind } from '../../contract/links.ts';
import { CallError, urlOf } from '../call.ts';
import { ConflictDialog } from '../conflict/ConflictDialog.tsx';
import type { MergeField } from '../conflict/merge.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { DateInput } from '../kit/DateInput.tsx';
import { NumberInput } from '../kit/NumberInput.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { Select } from '../kit/Select.tsx';
import { TextArea } from '../kit/TextArea.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { FieldRow } from '../kit/Page.tsx';
import { LINK_WORDS } from '../product/link-words.ts';
import { settingInWords } from './gallery-fields.ts';
import { NoticePhoto } from './NoticePhoto.tsx';
import { bindSettings } from './settings-binder.ts';
import { createSettingsForm, type Stored } from './settings-form.ts';
import styles from './SettingsPage.module.css';

const FIELDS: readonly MergeField[] = [
  { path: 'title', label: 'Judul' },
  { path: 'text', label: 'Isi' },
  { path: 'starts', label: 'Mulai tayang' },
  { path: 'ends', label: 'Selesai tayang' },
  { path: 'everySlides', label: 'Muncul setiap' },
  { path: 'link', label: 'Tautan' },
  { path: 'photo', label: 'Foto' },
  { path: 'sample', label: 'Contoh data' },
];

const storedOf = ({ etag, notice, problems }: NoticeView): Stored<NoticeBody> => {
  const { $schema: _, ...value } = (notice ?? {}) as Record<string, unknown>;
  return { etag, value: value as NoticeBody, problems };
};

interface NoticeDialogProps {
  /** Undefined: a new one. */
  readonly view: NoticeView | undefined;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function NoticeDialog({ view, onClose, onChanged }: NoticeDialogProps) {
  const { session, today, tell } = useEditor();
  const isRemoving = useSignal(false);
  const form = useMemo(() => {
    const blank: Stored<NoticeBody> = {
      etag: '',
      value: { title: { id: '' }, text: { id: '' }, starts: today, ends: addDays(today, 29), everySlides: 12 },
      problems: [],
    };
    return createSettingsForm(view === undefined ? blank : storedOf(view), {
      fields: FIELDS,
      send: async (body, ifMatch) =>
        storedOf(
          view === undefined
            ? await session.ask(routes.addNotice, { body })
            : await session.ask(routes.saveNotice, { params: { id: view.id }, ifMatch, body }),
        ),
      storedOf: (current) => storedOf(current as NoticeView),
    });
  }, []);
  const bind = bindSettings(form, false);
  const conflict = form.conflict.value;
  const linkKind = bind.value('link.kind');

  async function save(): Promise<void> {
    if (!(await form.save())) return;
    tell('Pengumuman tersimpan. Terbitkan agar tampil di layar.');
    onChanged();
  }

  async function remove(own: NoticeView): Promise<void> {
    isRemoving.value = true;
    try {
      await session.ask(routes.deleteNotice, { params: { id: own.id }, ifMatch: own.etag });
      onChanged();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      tell(error.message);
    } finally {
      isRemoving.value = false;
    }
  }

  if (conflict !== undefined) {
    return (
      <ConflictDialog
        title="Pengumuman ini juga diubah orang lain"
        who={undefined}
        fields={conflict}
        inWords={settingInWords}
        onSettle={async (choices) => (await form.settle(choices)) && onChanged()}
      />
    );
  }
  return (
    <Dialog
      title={view === undefined ? 'Tambah pengumuman' : 'Ubah pengumuman'}
      isBusy={form.isSaving.value}
      onClose={onClose}
      beside={
        view !== undefined && (
          <Button kind="link" isBusy={isRemoving.value} onPress={() => void remove(view)}>
            Hapus pengumuman
          </Button>
        )
      }
      actions={
        <>
          <Button onPress={onClose}>Batal</Button>
          <Button kind="primary" isBusy={form.isSaving.value} onPress={() => void save()}>
            Simpan
          </Button>
        </>
      }
    >
      <div class={styles.notice}>
        <FieldRow sixths={[3, 3]}>
          <TextInput
            label="Judul"
            isRequired
            isSpellChecked
            {...bind.text('title.id')}
            help={`Paling banyak ${NOTICE_TITLE_MAX_CHARS} karakter.`}
          />
          <TextInput label="Judul dalam bahasa Inggris" note="opsional" lang="en" {...bind.text('title.en')} />
        </FieldRow>
        <TextArea label="Isi" isRequired countToChars={NOTICE_TEXT_MAX_CHARS} {...bind.text('text.id')} />
        <TextArea
          label="Isi dalam bahasa Inggris"
          note="opsional"
          lang="en"
          countToChars={NOTICE_TEXT_MAX_CHARS}
          {...bind.text('text.en')}
        />
        <FieldRow sixths={[2, 2, 2]}>
          <DateInput label="Mulai tayang" isRequired {...bind.date('starts')} />
          <DateInput label="Selesai tayang" isRequired {...bind.date('ends')} />
          <NumberInput
            label="Muncul setiap"
            suffix="produk"
            {...bind.number('everySlides')}
            help={`${EVERY_SLIDES.min} sampai ${EVERY_SLIDES.max} produk.`}
          />
        </FieldRow>
        <FieldRow sixths={[3, 3]}>
          <Select<LinkKind | 'none'>
            label="Tautan"
            options={[
              { value: 'none', title: 'Tanpa tautan' },
              ...LINK_KINDS.map((value) => ({ value, title: LINK_WORDS[value] })),
            ]}
            value={LINK_KINDS.find((kind) => kind === linkKind) ?? 'none'}
            onChange={(kind) =>
              bind.set('link', kind === 'none' ? undefined : { kind, url: bind.text('link.url').value })
            }
            problems={bind.problemsAt('link')}
          />
          {linkKind !== undefined && (
            <TextInput
              label="Alamat tautan"
              type="url"
              inputMode="url"
              placeholder="https://"
              {...bind.text('link.url')}
            />
          )}
        </FieldRow>
        <NoticePhoto
          bind={bind}
          photoUrl={(file) => urlOf(routes.readNoticePhoto, { params: { file }, query: { width: '960' } })}
        />
        <div role="alert">
          {form.failure.value !== undefined && <ProblemLine tone="err">{form.failure.value}</ProblemLine>}
        </div>
      </div>
    </Dialog>
  );
}
