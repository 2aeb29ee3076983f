/**
 * The photos: by file picker, by dragging files here, or from a phone's camera; in order by dragging or by buttons. For the
 * chosen one: what it shows in words, and the point that stays in the picture when it is cropped.
 */
import { useSignal } from '@preact/signals';
import { ArrowLeft, ArrowRight, Trash2 } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import type { Draft } from '../../api/draft.ts';
import { PHOTOS_PER_CARD_MAX } from '../../contract/limits.ts';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { ProgressBar } from '../kit/ProgressBar.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import type { FieldBinder } from './field-props.ts';
import { FocusPoint } from './FocusPoint.tsx';
import { FieldRow, FormSection } from '../kit/Page.tsx';
import { moved, withPhotos } from './photo-list.ts';
import styles from './PhotoSection.module.css';
import { createPhotoUpload } from './photo-upload.ts';
import type { ProductForm } from './product-form.ts';

const ACCEPTED = 'image/jpeg,image/png,image/webp';

interface PhotoSectionProps {
  readonly form: ProductForm;
  readonly bind: FieldBinder;
  readonly photoUrl: (file: string) => string;
}

export function PhotoSection({ form, bind, photoUrl }: PhotoSectionProps) {
  const { sudin, id } = form.view.value;
  const sending = useMemo(() => createPhotoUpload({ sudin, id }), [sudin, id]);
  const chosen = useSignal(0);
  const isOver = useSignal(false);
  const picker = useRef<HTMLInputElement>(null);
  const { photos } = form.draft.value;
  const index = Math.min(chosen.value, photos.length - 1);
  const photo = photos[index];

  async function take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const names = await sending.send(files);
    if (names.length > 0) form.set('photos', withPhotos(form.draft.value.photos, names).slice(0, PHOTOS_PER_CARD_MAX));
  }

  return (
    <FormSection title="Foto">
      {/* Files are dropped here by a mouse; the button beside does the same for everybody. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        class={styles.photos}
        data-over={isOver.value}
        data-field="photos"
        tabIndex={-1}
        onDragOver={(event) => {
          if (bind.isReadOnly || event.dataTransfer?.types.includes('Files') !== true) return;
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => (isOver.value = false)}
        onDrop={(event) => {
          isOver.value = false;
          if (event.dataTransfer?.types.includes('Files') !== true) return;
          event.preventDefault();
          void take([...event.dataTransfer.files]);
        }}
      >
        {photos.map(({ file }, position) => (
          <PhotoTile
            key={file}
            file={file}
            position={position}
            isChosen={position === index}
            isReadOnly={bind.isReadOnly}
            url={photoUrl(file)}
            hasProblem={bind.problemsAt(`photos.${position}.file`).length > 0}
            onChoose={() => (chosen.value = position)}
            onDropHere={(from) => {
              form.set('photos', moved(photos, from, position));
              chosen.value = position;
            }}
          />
        ))}
        {!bind.isReadOnly && photos.length < PHOTOS_PER_CARD_MAX && (
          <li>
            <button type="button" class={styles.add} onClick={() => picker.current?.click()}>
              Unggah foto
            </button>
            <input
              ref={picker}
              class="hidden-label"
              type="file"
              accept={ACCEPTED}
              multiple
              tabIndex={-1}
              aria-label="Pilih berkas foto"
              onChange={({ currentTarget }) => {
                void take([...(currentTarget.files ?? [])]);
                currentTarget.value = '';
              }}
            />
          </li>
        )}
        <li class={styles.help}>
          <p>Minimal 1.200 × 1.200 piksel. Seret untuk mengatur urutan; foto pertama menjadi foto utama.</p>
        </li>
      </ul>
      {sending.share.value !== undefined && <ProgressBar label="Mengunggah foto" share={sending.share.value} />}
      {sending.refused.value.map(({ name, sentence }) => (
        <ProblemLine key={name} tone="err" detail={name}>
          {sentence}
        </ProblemLine>
      ))}
      {bind.problemsAt('photos').map(({ severity, sentence }) => (
        <ProblemLine key={sentence} tone={toneOf(severity)}>
          {sentence}
        </ProblemLine>
      ))}
      {photo !== undefined && (
        <PhotoDetail
          form={form}
          bind={bind}
          photo={photo}
          index={index}
          count={photos.length}
          url={photoUrl(photo.file)}
          onMove={(to) => {
            form.set('photos', moved(photos, index, to));
            chosen.value = to;
          }}
        />
      )}
    </FormSection>
  );
}

interface PhotoTileProps {
  readonly file: string;
  readonly position: number;
  readonly isChosen: boolean;
  readonly isReadOnly: boolean;
  readonly url: string;
  readonly hasProblem: boolean;
  readonly onChoose: () => void;
  readonly onDropHere: (from: number) => void;
}

/** Its own kind of drag, so that a file dragged in from outside is never taken for a photo put into order. */
const DRAG_TYPE = 'application/x-galeri-photo';

function PhotoTile({ position, isChosen, isReadOnly, url, hasProblem, onChoose, onDropHere }: PhotoTileProps) {
  return (
    // Dragging is an extra: the buttons below the photos put them into order, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      class={styles.tile}
      draggable={!isReadOnly}
      onDragStart={(event) => event.dataTransfer?.setData(DRAG_TYPE, String(position))}
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes(DRAG_TYPE) === true) event.preventDefault();
      }}
      onDrop={(event) => {
        const from = event.dataTransfer?.getData(DRAG_TYPE) ?? '';
        if (from === '') return;
        event.preventDefault();
        event.stopPropagation();
        onDropHere(Number(from));
      }}
    >
      <button
        type="button"
        class={styles.choose}
        aria-pressed={isChosen}
        aria-label={`Foto ${position + 1}${position === 0 ? ', foto utama' : ''}${hasProblem ? ', ada masalah' : ''}`}
        data-problem={hasProblem}
        onClick={onChoose}
      >
        <img src={url} alt="" loading="lazy" />
        {position === 0 && <span class={styles.main}>Utama</span>}
      </button>
    </li>
  );
}

interface PhotoDetailProps {
  readonly form: ProductForm;
  readonly bind: FieldBinder;
  readonly photo: Draft['photos'][number];
  readonly index: number;
  readonly count: number;
  readonly url: string;
  readonly onMove: (to: number) => void;
}

function PhotoDetail({ form, bind, photo, index, count, url, onMove }: PhotoDetailProps) {
  const field = `photos.${index}`;
  return (
    <div class={styles.detail}>
      <FocusPoint
        url={url}
        focus={photo.focus}
        isReadOnly={bind.isReadOnly}
        onChange={(focus) => form.set(`${field}.focus`, focus)}
      />
      <div class={styles.words}>
        <FieldRow sixths={[3, 3]}>
          <TextInput
            label="Teks alternatif"
            isRequired
            isSpellChecked
            {...bind.text(`${field}.alt.id`, `${field}.alt`)}
            help="Apa yang tampak pada foto, untuk yang tidak dapat melihatnya."
          />
          <TextInput
            label="Teks alternatif bahasa Inggris"
            note="opsional"
            lang="en"
            isSpellChecked
            {...bind.text(`${field}.alt.en`)}
          />
        </FieldRow>
        {bind.problemsAt(`${field}.file`).map(({ severity, sentence }) => (
          <ProblemLine key={sentence} tone={toneOf(severity)}>
            {sentence}
          </ProblemLine>
        ))}
        {!bind.isReadOnly && (
          <div class={styles.actions}>
            <IconButton
              icon={ArrowLeft}
              size="small"
              label={`Majukan foto ${index + 1}`}
              isDisabled={index === 0}
              onPress={() => onMove(index - 1)}
            />
            <IconButton
              icon={ArrowRight}
              size="small"
              label={`Mundurkan foto ${index + 1}`}
              isDisabled={index === count - 1}
              onPress={() => onMove(index + 1)}
            />
            <Button
              size="small"
              icon={Trash2}
              label={`Keluarkan foto ${index + 1}`}
              onPress={() => form.set('photos', form.draft.value.photos.toSpliced(index, 1))}
            >
              Keluarkan
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
