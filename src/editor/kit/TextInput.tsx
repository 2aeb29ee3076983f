/** A line of text. */
import type { IconNode } from 'lucide';
import type { RefObject } from 'preact';
import control from './control.module.css';
import { Field, type FieldProps } from './Field.tsx';
import { Icon } from './Icon.tsx';

export interface TextInputProps extends FieldProps {
  readonly value: string;
  /** With every letter. */
  readonly onInput: (value: string) => void;
  /** When the field is left. */
  readonly onLeave?: (() => void) | undefined;
  readonly type?: 'text' | 'search' | 'url' | 'tel' | 'password' | undefined;
  readonly placeholder?: string | undefined;
  /** A drawing at the start: the magnifier of a search. */
  readonly icon?: IconNode | undefined;
  /** As the platform names it: "username", "current-password", "new-password"; "off" unless said otherwise. */
  readonly autoComplete?: string | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'url' | 'tel' | 'search' | undefined;
  /** Language of what is written, for spelling and for the voice: "en" for an English name. */
  readonly lang?: string | undefined;
  /** Numbers, names and addresses are no words of a dictionary. */
  readonly isSpellChecked?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly inputRef?: RefObject<HTMLInputElement | null> | undefined;
}

export function TextInput(props: TextInputProps) {
  const { value, onInput, onLeave, type = 'text', icon, autoComplete = 'off', isSpellChecked = false } = props;
  return (
    <Field {...props}>
      {(wiring) => (
        <span class={control.wrap}>
          <input
            {...wiring}
            ref={props.inputRef}
            class={control.control}
            // The types know an input by one literal at a time.
            {...({ type } as { type: 'text' })}
            value={value}
            placeholder={props.placeholder}
            autocomplete={autoComplete}
            inputMode={props.inputMode}
            lang={props.lang}
            spellcheck={isSpellChecked}
            readOnly={props.isReadOnly}
            aria-required={props.isRequired === true ? 'true' : undefined}
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
            onBlur={onLeave}
          />
          {icon !== undefined && (
            <span class={control.start}>
              <Icon node={icon} />
            </span>
          )}
        </span>
      )}
    </Field>
  );
}
