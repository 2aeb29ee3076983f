import styles from './Badge.module.css';

interface BadgeProps {
  /** The short word on the badge. */
  readonly word: string;
  /** What a screen reader says: "Bersertifikat halal". */
  readonly label: string;
}

/** A permit, in words and with a plain check: nothing that resembles an official mark. */
export function Badge({ word, label }: BadgeProps) {
  return (
    <li class={styles.badge}>
      <svg class={styles.check} viewBox="0 0 20 20" aria-hidden="true">
        <path d="M3.5,10.5 l4.5,4.5 l8.5,-9.5" />
      </svg>
      <span aria-hidden="true">{word}</span>
      <span class="hidden-label">{label}</span>
    </li>
  );
}
