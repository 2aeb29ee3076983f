/** [E22] One thing that is wrong, or right, in words and with a drawing; its weight is never said by colour alone. */
import { Check, CircleAlert, TriangleAlert, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Severity } from '../../contract/problems.ts';
import { Icon } from './Icon.tsx';
import styles from './ProblemLine.module.css';

export type Tone = 'err' | 'warn' | 'ok';

const DRAWINGS: Readonly<Record<Tone, IconNode>> = { err: CircleAlert, warn: TriangleAlert, ok: Check };
/** What the drawing says, for those who do not see it. */
const SPOKEN: Readonly<Record<Tone, string>> = { err: 'Masalah: ', warn: 'Perhatian: ', ok: 'Beres: ' };

/** How a problem of the contract is drawn. */
export const toneOf = (severity: Severity): Tone => (severity === 'error' ? 'err' : 'warn');

export interface ProblemLineProps {
  readonly tone: Tone;
  /** Says what is wrong and what to do. */
  readonly children: ComponentChildren;
  /** A second, quieter line. */
  readonly detail?: ComponentChildren | undefined;
  /** In a table: what is in order is grey, so that what is not stands out. */
  readonly isCalm?: boolean | undefined;
}

export function ProblemLine({ tone, children, detail, isCalm = false }: ProblemLineProps) {
  return (
    <div class={styles.line} data-tone={tone} data-calm={isCalm}>
      <span class={styles.icon}>
        <Icon node={DRAWINGS[tone]} sizePx={17} />
      </span>
      <div>
        <p>
          <span class="hidden-label">{SPOKEN[tone]}</span>
          {children}
        </p>
        {detail !== undefined && <p class={styles.detail}>{detail}</p>}
      </div>
    </div>
  );
}
