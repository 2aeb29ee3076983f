/** One face per mode. */
import type { ReadonlySignal } from '@preact/signals';
import type { ScreenMode } from '../../rotation/screen-mode.ts';
import type { FeedGallery } from '../../contract/gallery.ts';
import type { Viewport } from '../viewport.ts';
import type { Language } from '../words.ts';
import styles from './App.module.css';
import { lazy } from '../lazy.tsx';
import type { Filling } from './Empty.tsx';
import type { SleepingFaceProps } from './SleepingFace.tsx';
import { Stage, type StageState } from './Stage.tsx';

export interface AppProps {
  readonly mode: ReadonlySignal<ScreenMode>;
  /** Undefined before the first feed. */
  readonly gallery: ReadonlySignal<FeedGallery | undefined>;
  readonly stage: ReadonlySignal<StageState>;
  readonly filling: ReadonlySignal<Filling | undefined>;
  /** Staff see a small mark while pulls keep failing. */
  readonly isStale: ReadonlySignal<boolean>;
  readonly sleep: Pick<SleepingFaceProps, 'clock' | 'hours'>;
  readonly viewport: ReadonlySignal<Viewport>;
  readonly language: Language;
}

const Empty = lazy(async () => (await import('./Empty.tsx')).Empty);
const SleepingFace = lazy(async () => (await import('./SleepingFace.tsx')).SleepingFace);

export function App(props: AppProps) {
  return (
    <div class={styles.app}>
      <Face {...props} />
    </div>
  );
}

function Face({ mode, gallery, stage, filling, isStale, sleep, viewport, language }: AppProps) {
  switch (mode.value) {
    case 'asleep':
      return <SleepingFace {...sleep} language={language} />;
    case 'empty':
      return (
        <Empty
          gallery={gallery.value}
          language={language}
          teeth={viewport.value.teeth}
          isPortrait={viewport.value.isPortrait}
          filling={filling}
        />
      );
    default:
      return gallery.value === undefined ? null : (
        <Stage stage={stage} gallery={gallery.value} language={language} viewport={viewport} isStale={isStale} />
      );
  }
}
