/** A notice may have one photo. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { Button } from '../kit/Button.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { Thumb } from '../kit/Thumb.tsx';
import { FieldRow } from '../kit/Page.tsx';
import { upload } from '../upload.ts';
import type { SettingsBinder } from './settings-binder.ts';

interface NoticePhotoProps {
  readonly bind: SettingsBinder;
  readonly photoUrl: (file: string) => string;
}

export function NoticePhoto({ bind, photoUrl }: NoticePhotoProps) {
  const share = useSignal<number | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const picker = useRef<HTMLInputElement>(null);
  const file = bind.value('photo.file');

  async function take(chosen: File): Promise<void> {
    failure.value = undefined;
    share.value = 0;
    try {
      const { results } = await upload(routes.addNoticePhoto, {
        params: undefined,
        files: [chosen],
        onProgress: (sent) => (share.value = sent),
      });
      const [result] = results;
      if (result === undefined) return;
      if ('sentence' in result) failure.value = result.sentence;
      else bind.set('photo', { file: result.photo.file, alt: { id: bind.text('photo.alt.id').value } });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
    } finally {
      share.value = undefined;
    }
  }

  return (
    <>
      <FieldRow sixths={[3, 3]}>
        <div>
          <Thumb
            src={typeof file === 'string' ? photoUrl(file) : undefined}
            commodity="kriya"
            size="large"
            label={typeof file === 'string' ? undefined : 'Tanpa foto'}
          />
          <Button size="small" onPress={() => picker.current?.click()}>
            {typeof file === 'string' ? 'Ganti foto' : 'Unggah foto'}
          </Button>
          {typeof file === 'string' && (
            <Button size="small" kind="link" onPress={() => bind.set('photo', undefined)}>
              Tanpa foto
            </Button>
          )}
          <input
            ref={picker}
            class="hidden-label"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            tabIndex={-1}
            aria-label="Pilih berkas foto pengumuman"
            onChange={({ currentTarget }) => {
              const chosen = currentTarget.files?.[0];
              if (chosen !== undefined) void take(chosen);
              currentTarget.value = '';
            }}
          />
        </div>
        {typeof file === 'string' && (
          <TextInput label="Teks alternatif" isRequired isSpellChecked {...bind.text('photo.alt.id')} />
        )}
      </FieldRow>
      {share.value !== undefined && <ProgressBar label="Mengunggah foto" share={share.value} />}
      {failure.value !== undefined && <ProblemLine tone="err">{failure.value}</ProblemLine>}
    </>
  );
}
