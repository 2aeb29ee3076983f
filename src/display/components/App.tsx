/** One face per mode. */
import type { ReadonlySignal } from '@preact/signals';
import type { ScreenMode } from '../../rotation/screen-mode.ts';
import type { FeedGallery } from '../../contract/gallery.ts';
import type { Viewport } from '../viewport.ts';
import type { Language } from '../words.ts';
import styles from './App.module.css';
import { Asleep, type SleepFace } from './Asleep.tsx';
import { Empty, type EmptyGallery, type Filling } from './Empty.tsx';
import { Stage, type StageState } from './Stage.tsx';

export interface AppProps {
  readonly mode: ReadonlySignal<ScreenMode>;
  /** Undefined before the first feed. */
  readonly gallery: ReadonlySignal<FeedGallery | undefined>;
  readonly stage: ReadonlySignal<StageState>;
  readonly filling: ReadonlySignal<Filling | undefined>;
  readonly sleepFace: ReadonlySignal<SleepFace>;
  readonly viewport: ReadonlySignal<Viewport>;
  readonly language: Language;
}

/** What a screen says of itself before it has ever heard from its gallery. */
const UNKNOWN_GALLERY: EmptyGallery = {
  name: { title: 'Galeri JakPreneur', place: 'Jakarta Timur' },
  host: { line: { id: 'Pemerintah Kota Administrasi Jakarta Timur' }, partner: '' },
  intro: {
    id: 'Galeri sedang disiapkan dan segera tampil.',
    en: 'The gallery is being prepared and will open shortly.',
  },
};

export function App(props: AppProps) {
  return (
    <div class={styles.app}>
      <Face {...props} />
    </div>
  );
}

function Face({ mode, gallery, stage, filling, sleepFace, viewport, language }: AppProps) {
  switch (mode.value) {
    case 'asleep':
      return <Asleep face={sleepFace} language={language} />;
    case 'empty':
      return (
        <Empty
          gallery={gallery.value ?? UNKNOWN_GALLERY}
          language={language}
          teeth={viewport.value.teeth}
          isPortrait={viewport.value.isPortrait}
          filling={filling}
        />
      );
    default:
      return gallery.value === undefined ? null : (
        <Stage stage={stage} gallery={gallery.value} language={language} viewport={viewport} />
      );
  }
}
