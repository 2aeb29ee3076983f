/**
 * [E22] What every field has in common: its name above, what helps below, and in place of the help what is wrong, tied to
 * the control so that a screen reader says it, too. Most views need the ready fields (TextInput, Select …); this is for
 * a control of another kind.
 */
import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Problem } from '../../contract/problems.ts';
import styles from './Field.module.css';
import { ProblemLine, toneOf } from './ProblemLine.tsx';

export type FieldProblem = Pick<Problem, 'severity' | 'sentence'>;

export interface FieldProps {
  readonly label: string;
  /** Stands in the label, in brackets: "wajib untuk kuliner", "opsional". */
  readonly note?: string | undefined;
  /** Read out, not seen: where something else already names the field. */
  readonly isLabelHidden?: boolean | undefined;
  /** One line below, as long as nothing is wrong. */
  readonly help?: ComponentChildren | undefined;
  /** What is wrong; replaces the help. An error marks the control, a warning does not. */
  readonly problems?: readonly FieldProblem[] | undefined;
  /** Dotted path inside the file ("halal.certificate"): by it a list of problems leads here, see `focus-field.ts`. */
  readonly field?: string | undefined;
}

/** To be spread on the control. */
export interface ControlWiring {
  readonly id: string;
  readonly 'data-field': string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  /** For a group, which no `<label>` can name. */
  readonly 'aria-labelledby': string | undefined;
}

export interface CustomFieldProps extends FieldProps {
  readonly children: (wiring: ControlWiring) => VNode;
  /** The control is a group of controls. */
  readonly isGroup?: boolean | undefined;
  /** Below, beside help and problems, and read with them: a counter. */
  readonly extra?: ComponentChildren | undefined;
}

export function Field(props: CustomFieldProps) {
  const { label, note, isLabelHidden = false, help, problems = [], field, children, isGroup = false, extra } = props;
  const id = useId();
  const labelId = `${id}-label`;
  const belowId = `${id}-below`;
  const hasBelow = help !== undefined || problems.length > 0 || extra !== undefined;
  const name = (
    <>
      {label}
      {note !== undefined && <span class={styles.note}> ({note})</span>}
    </>
  );
  const labelClass = isLabelHidden ? 'hidden-label' : styles.label;
  return (
    <div class={styles.field}>
      {isGroup ? (
        <span id={labelId} class={labelClass}>
          {name}
        </span>
      ) : (
        <label id={labelId} class={labelClass} for={id}>
          {name}
        </label>
      )}
      {children({
        id,
        'data-field': field,
        'aria-describedby': hasBelow ? belowId : undefined,
        'aria-invalid': problems.some(({ severity }) => severity === 'error') ? 'true' : undefined,
        'aria-labelledby': isGroup ? labelId : undefined,
      })}
      {/* Always there, because what appears together with its live region is not read out. */}
      <div id={belowId} class={styles.below} aria-live="polite">
        {problems.length > 0 ? <Problems problems={problems} /> : help !== undefined && <p>{help}</p>}
        {extra}
      </div>
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const worstFirst = [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity !== 'error'),
  ];
  return worstFirst.map(({ severity, sentence }) => (
    <ProblemLine key={sentence} tone={toneOf(severity)}>
      {sentence}
    </ProblemLine>
  ));
}
