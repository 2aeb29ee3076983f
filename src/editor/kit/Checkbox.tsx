/** Yes or no, with its words beside it. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './Checkbox.module.css';
import type { FieldProblem } from './Field.tsx';
import { ProblemLine, toneOf } from './ProblemLine.tsx';

export interface CheckboxProps {
  readonly label: ComponentChildren;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** Below, as long as nothing is wrong. */
  readonly help?: ComponentChildren | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
  /** Dotted path inside the file, see FieldProps. */
  readonly field?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export function Checkbox(props: CheckboxProps) {
  const { label, isChecked, onChange, help, problems = [], field, isDisabled } = props;
  const belowId = useId();
  const hasBelow = help !== undefined || problems.length > 0;
  return (
    <div>
      <label class={styles.row}>
        <input
          type="checkbox"
          class={styles.box}
          data-field={field}
          checked={isChecked}
          disabled={isDisabled}
          aria-describedby={hasBelow ? belowId : undefined}
          aria-invalid={problems.some(({ severity }) => severity === 'error') ? 'true' : undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <div id={belowId} class={styles.below} aria-live="polite">
        {problems.length === 0 && help !== undefined && <p>{help}</p>}
        {problems.map(({ severity, sentence }) => (
          <ProblemLine key={sentence} tone={toneOf(severity)}>
            {sentence}
          </ProblemLine>
        ))}
      </div>
    </div>
  );
}
