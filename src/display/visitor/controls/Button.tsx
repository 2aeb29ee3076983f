/**
 * A button of the visitor's screen. It acts on click alone, so that whoever swallows a stray second touch has one event
 * to swallow. At its end it stays where it is, `aria-disabled`: a button that goes away would take the focus with it.
 */
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import control from './control.module.css';
import styles from './Button.module.css';
import { Icon } from './Icon.tsx';

export interface ButtonProps {
  /** Primary is the one thing a view wants done; commodity is an action inside the commodity it stands in. */
  readonly kind: 'primary' | 'secondary' | 'commodity';
  readonly onPress: () => void;
  readonly icon?: IconNode | undefined;
  /** What a screen reader says where there is no word, only an icon. */
  readonly label?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** For a button that stays on: pressed or not. */
  readonly isPressed?: boolean | undefined;
  readonly children?: ComponentChildren;
}

export function Button({ kind, onPress, icon, label, isDisabled = false, isPressed, children }: ButtonProps) {
  return (
    <button
      type="button"
      class={`${control.control} ${styles.button}`}
      data-kind={kind}
      aria-label={label}
      aria-pressed={isPressed}
      aria-disabled={isDisabled ? 'true' : undefined}
      onClick={isDisabled ? undefined : onPress}
    >
      {icon !== undefined && <Icon node={icon} />}
      {children !== undefined && <span class={styles.word}>{children}</span>}
    </button>
  );
}
