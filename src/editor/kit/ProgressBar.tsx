/** How far something has come that takes a while. */
import { useId } from 'preact/hooks';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  /** What is being done: "Mengunggah 2 dari 5 foto". */
  readonly label: string;
  /** From 0 to 1; undefined while nobody knows. */
  readonly share: number | undefined;
}

export function ProgressBar({ label, share }: ProgressBarProps) {
  const id = useId();
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div>
      <p class={styles.words}>
        <span id={id}>{label}</span>
        {percent !== undefined && (
          <span class={styles.share} aria-hidden="true">
            {percent} %
          </span>
        )}
      </p>
      <div
        class={styles.bar}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        data-unknown={percent === undefined}
      >
        <div
          class={styles.done}
          style={percent === undefined ? undefined : { transform: `scaleX(${percent / 100})` }}
        />
      </div>
    </div>
  );
}
