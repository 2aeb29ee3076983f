/** The point of a photo that must stay visible when it is cropped: by pointer, or with the arrow keys in steps of two percent. */
import type { Draft } from '../../api/draft.ts';
import styles from './FocusPoint.module.css';

type Focus = NonNullable<Draft['photos'][number]['focus']>;

/** As the builder has it when staff say nothing. */
const USUAL: Focus = { x: 50, y: 60 };
const STEP_PERCENT = 2;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP_PERCENT, 0],
  ArrowRight: [STEP_PERCENT, 0],
  ArrowUp: [0, -STEP_PERCENT],
  ArrowDown: [0, STEP_PERCENT],
};

interface FocusPointProps {
  readonly url: string;
  readonly focus: Focus | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (focus: Focus) => void;
}

export function FocusPoint({ url, focus = USUAL, isReadOnly, onChange }: FocusPointProps) {
  const at = `${Math.round(focus.x)}% dari kiri, ${Math.round(focus.y)}% dari atas`;
  return (
    <button
      type="button"
      class={styles.picture}
      aria-label={`Titik fokus: ${at}. Gunakan tombol panah untuk memindahkan.`}
      aria-disabled={isReadOnly ? 'true' : undefined}
      onClick={(event) => {
        // A press of Enter or Space has no place in the picture.
        if (isReadOnly || event.detail === 0) return;
        const box = event.currentTarget.getBoundingClientRect();
        onChange({
          x: percent((event.clientX - box.left) / box.width),
          y: percent((event.clientY - box.top) / box.height),
        });
      }}
      onKeyDown={(event) => {
        const step = KEYS[event.key];
        if (step === undefined || isReadOnly) return;
        event.preventDefault();
        onChange({ x: bounded(focus.x + step[0]), y: bounded(focus.y + step[1]) });
      }}
    >
      <img src={url} alt="" />
      <span class={styles.point} style={{ left: `${focus.x}%`, top: `${focus.y}%` }} />
    </button>
  );
}

const bounded = (value: number): number => Math.min(100, Math.max(0, value));
const percent = (share: number): number => bounded(Math.round(share * 100));
