/** [V1] One choice of a row. The number is what pressing it would leave; with none it is dim, and still says so when pressed. */
import type { Commodity } from '../../../contract/places.ts';
import control from './control.module.css';
import styles from './FilterChip.module.css';

interface FilterChipProps {
  readonly label: string;
  readonly count: number;
  /** A row of long names shows only a zero; the number is read out all the same. */
  readonly isCountHidden?: boolean;
  /** Gives the chip its mark and its colour. */
  readonly commodity?: Commodity;
  readonly isSelected: boolean;
  readonly onPress: () => void;
}

export function FilterChip({ label, count, isCountHidden = false, commodity, isSelected, onPress }: FilterChipProps) {
  const isEmpty = count === 0;
  return (
    <button
      type="button"
      class={`${control.control} ${styles.chip}`}
      data-commodity={commodity}
      data-empty={isEmpty}
      aria-pressed={isSelected}
      onClick={onPress}
    >
      {commodity !== undefined && (
        <svg class={styles.mark} viewBox="0 0 100 86" aria-hidden="true">
          <path d="M0,0 h100 l-50,86 z" />
        </svg>
      )}
      <span>{label}</span>
      {/* The blank parts word and number for a screen reader. */}{' '}
      <span class={isCountHidden && !isEmpty ? 'hidden-label' : styles.count}>{count}</span>
    </button>
  );
}
