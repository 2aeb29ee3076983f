/**
 * A day: the platform's own field and calendar. It writes a date in the browser's language, and "03/12/2024" is two
 * different days; so as long as nobody types in it the day stands there in words.
 */
import { useSignal } from '@preact/signals';
import type { LocalDate } from '../../contract/dates.ts';
import control from './control.module.css';
import { dateInWords } from '../../contract/indonesian.ts';
import styles from './DateInput.module.css';
import { Field, type FieldProblem, type FieldProps } from './Field.tsx';

export interface DateInputProps extends FieldProps {
  /** "2026-11-24"; undefined: no day. */
  readonly value: LocalDate | undefined;
  /** A day that is typed in part only is no day, and says so. */
  readonly onChange: (value: LocalDate | undefined) => void;
  /** Earliest and latest day the calendar offers; typing may go beyond, which is for the rules to judge. */
  readonly min?: LocalDate | undefined;
  readonly max?: LocalDate | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
}

const INCOMPLETE: FieldProblem = {
  severity: 'error',
  sentence: 'Tanggal belum lengkap; isi hari, bulan, dan tahun.',
};

export function DateInput(props: DateInputProps) {
  const { value, onChange, problems } = props;
  const isIncomplete = useSignal(false);
  return (
    <Field {...props} problems={isIncomplete.value ? [INCOMPLETE] : problems}>
      {(wiring) => (
        <span class={control.wrap}>
          <input
            {...wiring}
            class={`${control.control} ${styles.date}`}
            data-worded={value !== undefined}
            type="date"
            value={value ?? ''}
            min={props.min}
            max={props.max}
            readOnly={props.isReadOnly}
            aria-required={props.isRequired === true ? 'true' : undefined}
            onInput={({ currentTarget }) => {
              if (currentTarget.validity.valid) isIncomplete.value = false;
              onChange(currentTarget.value === '' ? undefined : currentTarget.value);
            }}
            // Not while it is being typed: then every date is incomplete.
            onBlur={({ currentTarget }) => (isIncomplete.value = currentTarget.validity.badInput)}
          />
          {value !== undefined && (
            <span class={styles.words} aria-hidden="true">
              {dateInWords(value)}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}
