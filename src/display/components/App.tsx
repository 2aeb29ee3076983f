/** One face per mode. */
import type { ReadonlySignal } from '@preact/signals';
import type { ScreenMode } from '../../rotation/screen-mode.ts';
import type { FeedGallery } from '../../contract/gallery.ts';
import type { Viewport } from '../viewport.ts';
import type { VisitorLink } from '../visitor-link.ts';
import styles from './App.module.css';
import { lazy } from '../lazy.tsx';
import { Eave } from './Eave.tsx';
import type { Filling } from './Empty.tsx';
import type { SleepingFaceProps } from './SleepingFace.tsx';
import { progressOf, Stage, type StageState } from './Stage.tsx';

export interface AppProps {
  readonly mode: ReadonlySignal<ScreenMode>;
  /** Undefined before the first feed. */
  readonly gallery: ReadonlySignal<FeedGallery | undefined>;
  readonly stage: ReadonlySignal<StageState>;
  readonly filling: ReadonlySignal<Filling | undefined>;
  readonly sleep: Pick<SleepingFaceProps, 'clock' | 'hours'>;
  readonly viewport: ReadonlySignal<Viewport>;
  readonly visitor: VisitorLink;
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

function Face(props: AppProps) {
  const { mode, gallery, filling, sleep, viewport, visitor } = props;
  const language = visitor.language.value;
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
      return gallery.value === undefined ? null : <House {...props} gallery={gallery.value} />;
  }
}

/** The eave, and under it the loop; a visitor's views come between the two. */
function House({ gallery, stage, viewport, visitor }: Omit<AppProps, 'gallery'> & { gallery: FeedGallery }) {
  const { beam, face, language } = visitor;
  const Visitor = face.value;
  const { teeth } = viewport.value;
  const { current } = stage.value;
  const isVisited = beam.value !== undefined;
  return (
    <>
      <Eave
        gallery={gallery}
        language={language.value}
        teeth={teeth}
        colour={beam.value ?? (current && (current.card?.commodity ?? 'all'))}
        progress={isVisited ? undefined : progressOf(current, teeth)}
        isHeading={!isVisited}
      />
      <Stage stage={stage} gallery={gallery} language={language.value} viewport={viewport} isCovered={isVisited} />
      {Visitor && <Visitor />}
    </>
  );
}
