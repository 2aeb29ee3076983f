/** A button that is only a drawing; its name is read out and shown when the pointer rests on it. */
import type { IconNode } from 'lucide';
import type { RefObject } from 'preact';
import { Icon } from './Icon.tsx';
import styles from './IconButton.module.css';

export interface IconButtonProps {
  readonly icon: IconNode;
  /** Names the button: "Hapus foto 2". */
  readonly label: string;
  /** Bare has neither border nor ground of its own. */
  readonly kind?: 'secondary' | 'bare' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isExpanded?: boolean | undefined;
  /** Id of what it opens. */
  readonly controls?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  /** Leads there instead of calling `onPress`. */
  readonly href?: string | undefined;
  readonly buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
}

export function IconButton(props: IconButtonProps) {
  const { icon, label, kind = 'secondary', size = 'normal', isDisabled = false, onPress, href } = props;
  const common = { class: styles.button, 'data-kind': kind, 'data-size': size, 'aria-label': label, title: label };
  if (href !== undefined) {
    return (
      <a {...common} href={href}>
        <Icon node={icon} />
      </a>
    );
  }
  return (
    <button
      {...common}
      ref={props.buttonRef}
      type="button"
      aria-disabled={isDisabled ? 'true' : undefined}
      aria-expanded={props.isExpanded}
      aria-controls={props.controls}
      onClick={isDisabled ? undefined : onPress}
    >
      <Icon node={icon} />
    </button>
  );
}
