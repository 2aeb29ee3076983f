/** The days a report is about: three presets and one's own. */
import type { Signal } from '@preact/signals';
import type { Period } from '../../api/exposure.ts';
import { DateInput } from '../kit/DateInput.tsx';
import { Segment } from '../kit/Segment.tsx';
import styles from './ExposurePage.module.css';
import { PERIOD_CHOICES, PERIOD_WORDS, type PeriodChoice } from './period.ts';

export interface PeriodPickerProps {
  readonly choice: PeriodChoice;
  readonly onChoice: (choice: PeriodChoice) => void;
  readonly own: Signal<Period>;
  readonly today: string;
  /** In a gap between rotations there is none to choose. */
  readonly hasRotation: boolean;
  /** What is wrong with the days that were typed. */
  readonly problem: string | undefined;
}

export function PeriodPicker({ choice, onChoice, own, today, hasRotation, problem }: PeriodPickerProps) {
  const choices = PERIOD_CHOICES.filter((value) => value !== 'rotation' || hasRotation);
  return (
    <div class={styles.picker}>
      <Segment
        label="Masa laporan"
        size="normal"
        choices={choices.map((value) => ({ value, title: PERIOD_WORDS[value] }))}
        value={choice}
        onChange={onChoice}
      />
      {choice === 'own' && (
        <div class={styles.own}>
          <DateInput
            label="Dari"
            value={own.value.from}
            max={today}
            onChange={(from) => from !== undefined && (own.value = { ...own.value, from })}
          />
          <DateInput
            label="Sampai"
            value={own.value.to}
            max={today}
            problems={problem === undefined ? undefined : [{ severity: 'error', sentence: problem }]}
            onChange={(to) => to !== undefined && (own.value = { ...own.value, to })}
          />
        </div>
      )}
    </div>
  );
}
