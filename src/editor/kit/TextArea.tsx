/** Some lines of text, with how many letters they have of how many there is room for. More is never cut off. */
import control from './control.module.css';
import { Field, type FieldProps } from './Field.tsx';
import styles from './TextArea.module.css';

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  /** With every letter. */
  readonly onInput: (value: string) => void;
  readonly onLeave?: (() => void) | undefined;
  /** As many letters as there is room for; without it nothing is counted. */
  readonly countToChars?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly rows?: number | undefined;
  /** Language of what is written: "en" for an English text. */
  readonly lang?: string | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
}

export function TextArea(props: TextAreaProps) {
  const { value, onInput, onLeave, countToChars, rows = 3 } = props;
  return (
    <Field {...props} extra={countToChars === undefined ? undefined : <Count chars={value.length} of={countToChars} />}>
      {(wiring) => (
        <textarea
          {...wiring}
          class={`${control.control} ${styles.area}`}
          value={value}
          rows={rows}
          placeholder={props.placeholder}
          lang={props.lang}
          readOnly={props.isReadOnly}
          aria-required={props.isRequired === true ? 'true' : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onBlur={onLeave}
        />
      )}
    </Field>
  );
}

const number = new Intl.NumberFormat('id-ID');

function Count({ chars, of }: { readonly chars: number; readonly of: number }) {
  const over = chars - of;
  return (
    // Not read with every letter: whoever wants to know hears it when coming to the field.
    <p class={styles.count} data-over={over > 0} aria-live="off">
      {number.format(chars)} dari {number.format(of)} karakter
      {over > 0 && `, lebih ${number.format(over)}`}
    </p>
  );
}
