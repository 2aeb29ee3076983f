/** A photo in small; where there is none, or it does not come, the tumpal field in the tint of the commodity. */
import { useSignal } from '@preact/signals';
import type { Commodity } from '../../contract/places.ts';
import { TumpalField } from '../../ui/TumpalField.tsx';
import styles from './Thumb.module.css';

export interface ThumbProps {
  /** Address of the photo; undefined where there is none. */
  readonly src: string | undefined;
  /** What is to be seen, where it matters; beside the product's name it is nothing ("", the default). */
  readonly alt?: string | undefined;
  readonly commodity: Commodity;
  /** 54 × 40, 64 × 48 or 116 × 87 px; 64 × 48 unless said otherwise. */
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  /** The point that stays in sight when the photo is cropped, in percent from the left and the top. */
  readonly focus?: { readonly x: number; readonly y: number } | undefined;
  /** On its corner: "Utama". */
  readonly label?: string | undefined;
}

export function Thumb({ src, alt = '', commodity, size = 'normal', focus = { x: 50, y: 60 }, label }: ThumbProps) {
  const failed = useSignal<string | undefined>(undefined);
  return (
    <span class={styles.thumb} data-size={size} data-commodity={commodity}>
      {src === undefined || failed.value === src ? (
        <TumpalField />
      ) : (
        <img
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          style={{ objectPosition: `${focus.x}% ${focus.y}%` }}
          onError={() => (failed.value = src)}
        />
      )}
      {label !== undefined && <span class={styles.label}>{label}</span>}
    </span>
  );
}
