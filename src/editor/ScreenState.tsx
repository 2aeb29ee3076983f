/** How the screen in the lobby is, in the foot of the sidebar. */
import styles from './ScreenState.module.css';

export interface ScreenStateProps {
  readonly tone: 'ok' | 'warn' | 'unknown';
  /** "Layar lobi terhubung" */
  readonly title: string;
  /** "Menayangkan versi 41" · "Terakhir sinkron 09.25 WIB" */
  readonly lines?: readonly string[] | undefined;
}

export function ScreenState({ tone, title, lines = [] }: ScreenStateProps) {
  return (
    <div class={styles.state} data-tone={tone}>
      <p class={styles.title}>
        <span class={styles.dot} />
        {title}
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
