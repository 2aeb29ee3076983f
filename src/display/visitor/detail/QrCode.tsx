/** One code on its white card, with the plain word for where it leads. No link: nothing on this screen navigates. */
import type { QrMatrix } from './qr-matrix.ts';
import { QUIET_MODULES } from './qr-matrix.ts';
import styles from './QrCode.module.css';

interface QrCodeProps {
  readonly matrix: QrMatrix;
  /** "WhatsApp" */
  readonly label: string;
  /** What a screen reader says of the drawing: label and address. */
  readonly description: string;
}

export function QrCode({ matrix: { modules, path, block }, label, description }: QrCodeProps) {
  const side = modules + 2 * QUIET_MODULES;
  return (
    <figure class={styles.card} data-block={block}>
      <svg
        class={styles.code}
        viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${side} ${side}`}
        shape-rendering="crispEdges"
        role="img"
        aria-label={description}
      >
        <path fill="#1b1f1c" d={path} />
      </svg>
      <figcaption class={styles.label} aria-hidden="true">
        {label}
      </figcaption>
    </figure>
  );
}
