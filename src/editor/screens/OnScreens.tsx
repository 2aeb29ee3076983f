/**
 * [H7] "Tayang di layar": which screens show what is published, after a publication one after the other. A screen is said
 * to show it when it has said so itself; one that sleeps or is cut off is not waited for.
 */
import { useEffect } from 'preact/hooks';
import type { ScreenView } from '../../api/screens.ts';
import { useEditor } from '../context.ts';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { everyOnPage } from '../page-clock.ts';
import { stateInWords } from './screen-words.ts';
import styles from './ScreensPage.module.css';

/** A screen reports within seconds of a change; this is only asked while one is waited for. */
const LOOK_AGAIN_MS = 2000;

export interface OnScreensProps {
  /** What is published now. */
  readonly revision: number;
}

export function OnScreens({ revision }: OnScreensProps) {
  const { screens } = useEditor();
  const list = screens.list.value.value?.screens ?? [];
  const isWaiting = list.some((screen) => isPending(screen, revision));
  useEffect(() => void screens.look(), [screens, revision]);
  useEffect(
    () => (isWaiting ? everyOnPage(() => void screens.look(), LOOK_AGAIN_MS) : undefined),
    [screens, isWaiting],
  );
  if (list.length === 0) return null;
  const showing = list.filter((screen) => screen.revision === revision).length;
  return (
    <Panel title="Tayang di layar" sub={`${showing} dari ${list.length} layar menayangkan versi ini.`}>
      <ul class={styles.waiting} aria-live="polite">
        {list.map((screen) => (
          <li key={screen.id}>
            <strong>{screen.name}</strong>
            <Standing screen={screen} revision={revision} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const isPending = ({ state, revision: shown }: ScreenView, revision: number): boolean =>
  state === 'connected' && shown !== revision;

interface StandingProps extends OnScreensProps {
  readonly screen: Pick<ScreenView, 'state' | 'sinceMs' | 'revision'>;
}

function Standing({ screen, revision }: StandingProps) {
  const { today } = useEditor();
  const { state } = screen;
  if (screen.revision === revision) {
    return (
      <ProblemLine tone="ok" isCalm>
        {state === 'asleep' ? 'Siap; tayang saat galeri buka' : 'Tayang'}
      </ProblemLine>
    );
  }
  if (state === 'silent') {
    return <ProblemLine tone="warn">{stateInWords(screen, today)}; menyusul saat terhubung lagi</ProblemLine>;
  }
  return <p class={styles.quiet}>{state === 'asleep' ? 'Tidur; menyusul saat bangun' : 'Sedang diambil layar …'}</p>;
}
