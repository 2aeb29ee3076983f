/** [H6] How a screen is, in words; being asleep is no failure and looks like none. */
import type { ScreenView } from '../../api/screens.ts';
import { useEditor } from '../context.ts';
import { stateInWords } from './screen-words.ts';
import styles from './ScreensPage.module.css';

export function ScreenPill({ screen }: { readonly screen: Pick<ScreenView, 'state' | 'sinceMs'> }) {
  const { today } = useEditor();
  return (
    <span class={styles.pill} data-state={screen.state}>
      <span class={styles.dot} />
      {stateInWords(screen, today)}
    </span>
  );
}
