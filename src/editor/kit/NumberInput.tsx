/**
 * A price or another whole number. It shows "Rp35.000" and takes what people type; what it cannot read stays as it was
 * typed, with a sentence, and the value is none until it is mended.
 */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import control from './control.module.css';
import { Field, type FieldProblem, type FieldProps } from './Field.tsx';
import styles from './NumberInput.module.css';
import { readRupiah, readWhole, writeRupiah, writeWhole } from './read-number.ts';

export interface NumberInputProps extends FieldProps {
  readonly format: 'rupiah' | 'whole';
  readonly value: number | undefined;
  /** With every letter that makes it another number. */
  readonly onChange: (value: number | undefined) => void;
  /** Whether what stands there is no number: then `value` is undefined although something was typed. */
  readonly onFault?: ((isFaulty: boolean) => void) | undefined;
  /** Behind the number: "detik". */
  readonly suffix?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
}

const FORMATS = {
  rupiah: {
    read: readRupiah,
    write: writeRupiah,
    sentence: 'Harga tidak dapat dibaca; tulis angka rupiah saja, misalnya 35.000.',
  },
  whole: {
    read: readWhole,
    write: writeWhole,
    sentence: 'Angka tidak dapat dibaca; tulis angka bulat saja, misalnya 12.',
  },
} as const;

export function NumberInput(props: NumberInputProps) {
  const { format, value, onChange, onFault, suffix, problems } = props;
  const { read, write, sentence } = FORMATS[format];
  /** What stands in the field while it is being typed, or after it could not be read. */
  const typed = useSignal<string | undefined>(undefined);
  const isLeft = useSignal(true);
  const fault = typed.value === undefined ? undefined : read(typed.value).fault;
  // While somebody types, half a number is no fault yet.
  const own: readonly FieldProblem[] = fault !== undefined && isLeft.value ? [{ severity: 'error', sentence }] : [];
  const isFaulty = fault !== undefined;

  useEffect(() => onFault?.(isFaulty), [isFaulty]);
  // A value from elsewhere (an undo, another version of the file) is shown in place of what was typed.
  useEffect(() => {
    if (typed.peek() !== undefined && read(typed.peek() ?? '').value !== value) typed.value = undefined;
  }, [value]);

  return (
    <Field {...props} problems={own.length > 0 ? own : problems}>
      {(wiring) => (
        <span
          class={`${control.wrap} ${styles.wrap}`}
          style={suffix === undefined ? undefined : { '--suffix-room': `${suffix.length + 3}ch` }}
        >
          <input
            {...wiring}
            class={`${control.control} ${styles.number}`}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={typed.value ?? write(value)}
            placeholder={props.placeholder}
            readOnly={props.isReadOnly}
            aria-required={props.isRequired === true ? 'true' : undefined}
            onFocus={() => (isLeft.value = false)}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
              const next = read(currentTarget.value).value;
              if (next !== value) onChange(next);
            }}
            onBlur={() => {
              isLeft.value = true;
              if (fault === undefined) typed.value = undefined;
            }}
          />
          {suffix !== undefined && <span class={styles.suffix}>{suffix}</span>}
        </span>
      )}
    </Field>
  );
}
