/** One of a few: the platform's own list, which every keyboard and phone knows. */
import { ChevronDown } from 'lucide';
import control from './control.module.css';
import { Field, type FieldProps } from './Field.tsx';
import { Icon } from './Icon.tsx';
import styles from './Select.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly title: string;
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly options: readonly SelectOption<Value>[];
  /** Undefined: nothing chosen yet. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, placeholder = 'Pilih …' } = props;
  return (
    <Field {...props}>
      {(wiring) => (
        <span class={control.wrap}>
          <select
            {...wiring}
            class={`${control.control} ${styles.select}`}
            value={value ?? ''}
            disabled={props.isDisabled}
            aria-required={props.isRequired === true ? 'true' : undefined}
            onChange={({ currentTarget }) => {
              const chosen = options.find((option) => option.value === currentTarget.value);
              if (chosen !== undefined) onChange(chosen.value);
            }}
          >
            {value === undefined && (
              <option value="" disabled hidden selected>
                {placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === value}>
                {option.title}
              </option>
            ))}
          </select>
          <span class={control.end}>
            <Icon node={ChevronDown} sizePx={16} />
          </span>
        </span>
      )}
    </Field>
  );
}
