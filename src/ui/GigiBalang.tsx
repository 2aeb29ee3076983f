/**
 * The one ornament: gigi balang, the row of teeth under the eave of a Betawi house.
 * A tooth lives in a 100 x 86 box with a drilled hole; straight sides (curved ones looked like lace).
 */
import styles from './GigiBalang.module.css';

export const TOOTH_WIDTH = 100;
export const TOOTH_HEIGHT = 86;
/** A row is drawn in a box a little taller than its teeth, so that they keep their shape in 4.6u. */
const ROW_HEIGHT = 93;
/** Teeth are about this wide; the count follows from the width of the screen. */
export const TOOTH_PITCH_U = 5;

const hole = (x: number): string => `M${x + 41},28.5 a9,9 0 1 0 18,0 a9,9 0 1 0 -18,0 z`;
const tooth = (x: number): string => `M${x},0 h100 l-50,86 z ${hole(x)}`;
/** Small tooth behind each joint: the gap becomes a diamond. */
const backTooth = (x: number): string => `M${x - 27},0 h54 l-27,46 z`;

const row = (count: number, shape: (x: number) => string, from = 0): string =>
  Array.from({ length: count }, (_, index) => shape((index + from) * TOOTH_WIDTH)).join('');

interface RowProps {
  readonly count: number;
}

/** Front teeth over a cream seam; stretched to the width of its box. */
export function TeethRow({ count }: RowProps) {
  return (
    <svg
      class={styles.row}
      viewBox={`0 0 ${count * TOOTH_WIDTH} ${ROW_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path fill-rule="evenodd" d={row(count, tooth)} />
      <path d={`M0,-4 h${count * TOOTH_WIDTH} v5.2 h-${count * TOOTH_WIDTH} z`} />
    </svg>
  );
}

/** The small teeth behind, one on each joint. */
export function BackTeethRow({ count }: RowProps) {
  return (
    <svg
      class={styles.row}
      viewBox={`0 0 ${count * TOOTH_WIDTH} ${ROW_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={row(count + 1, backTooth)} />
    </svg>
  );
}

/** A single tooth that fills its box: the mark before a word. */
export function Tooth() {
  return (
    <svg
      class={styles.tooth}
      viewBox={`0 0 ${TOOTH_WIDTH} ${TOOTH_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path fill-rule="evenodd" d={tooth(0)} />
    </svg>
  );
}
