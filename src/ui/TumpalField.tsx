/** The ornament of what has no photo; most screens never need it, so it is loaded when one does. */
import { useMemo } from 'preact/hooks';
import styles from './TumpalField.module.css';

let made = 0;

/** Tumpal field: stands where a product has no photo. Tone on tone, no colour of its own. */
export function TumpalField() {
  // The pattern takes its colours from where it stands, so two fields on one page must not share an id.
  const id = useMemo(() => `tumpal-${made++}`, []);
  return (
    <svg class={styles.field} viewBox="0 0 1400 1180" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
      <defs>
        <pattern id={id} y="-84" width="200" height="400" patternUnits="userSpaceOnUse">
          <TumpalTooth x={100} y={0} />
          <TumpalTooth x={0} y={200} />
          <TumpalTooth x={200} y={200} />
        </pattern>
      </defs>
      <rect width="1400" height="1180" fill={`url(#${id})`} />
    </svg>
  );
}

function TumpalTooth({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path class={styles.body} d="M-100,0 h200 l-100,183 z" />
      <path class={styles.line} d="M-58,21 h116 l-58,106 z" />
      <circle class={styles.dot} cx="0" cy="51" r="15" />
    </g>
  );
}
