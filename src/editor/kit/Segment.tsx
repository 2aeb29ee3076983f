/** One of two to five, all in sight: a radio group drawn as a segment. "Lanskap | Potret | Rincian". */
import { chooseByArrow } from './arrow-keys.ts';
import { Field, type ControlWiring, type FieldProps } from './Field.tsx';
import styles from './Segment.module.css';

export interface SegmentChoice<Value extends string> {
  readonly value: Value;
  readonly title: string;
}

export interface SegmentProps<Value extends string> {
  /** Names the group for a screen reader: "Bentuk layar". */
  readonly label: string;
  readonly choices: readonly SegmentChoice<Value>[];
  /** Undefined: nothing chosen yet. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** 34 px, or 42 px among the fields of a form. */
  readonly size?: 'small' | 'normal' | undefined;
}

export function Segment<Value extends string>({ label, ...props }: SegmentProps<Value>) {
  return <Choices {...props} naming={{ 'aria-label': label }} />;
}

export interface SegmentFieldProps<Value extends string> extends FieldProps, Omit<SegmentProps<Value>, 'label'> {}

/** The same with its name above and its problems below, among the fields of a form. */
export function SegmentField<Value extends string>(props: SegmentFieldProps<Value>) {
  return (
    <Field {...props} isGroup>
      {(wiring) => <Choices {...props} size={props.size ?? 'normal'} naming={wiring} />}
    </Field>
  );
}

interface ChoicesProps<Value extends string> extends Omit<SegmentProps<Value>, 'label'> {
  readonly naming: Partial<ControlWiring> & { readonly 'aria-label'?: string };
}

function Choices<Value extends string>({ choices, value, onChange, size = 'small', naming }: ChoicesProps<Value>) {
  const index = choices.findIndex((choice) => choice.value === value);
  const { 'data-field': field, ...names } = naming;
  const choose = (wanted: number) => {
    const choice = choices[wanted];
    if (choice !== undefined && choice.value !== value) onChange(choice.value);
  };
  return (
    <div {...names} class={styles.segment} role="radiogroup" data-size={size}>
      {choices.map((choice, place) => {
        // One stop of the Tab key: what is chosen, or the first.
        const isStop = place === Math.max(0, index);
        return (
          <button
            key={choice.value}
            type="button"
            role="radio"
            class={styles.choice}
            data-field={isStop ? field : undefined}
            aria-checked={place === index}
            tabIndex={isStop ? 0 : -1}
            onClick={() => choose(place)}
            onKeyDown={(event) => chooseByArrow(event, index, choose)}
          >
            {choice.title}
          </button>
        );
      })}
    </div>
  );
}
