/**
 * A button, or with `href` a link that looks like one. What is disabled or busy keeps its place and the focus: a button
 * that goes away under the hand would send the keyboard back to the top of the page.
 */
import type { IconNode } from 'lucide';
import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { Tooth } from '../../ui/GigiBalang.tsx';
import styles from './Button.module.css';
import { Icon } from './Icon.tsx';

export interface ButtonProps {
  /**
   * Primary: the one thing a view wants done. Ink: the one thing of a view without green. Kunyit: the machine proposes.
   * Danger: takes something away. Link: the way out of it. Secondary unless said otherwise.
   */
  readonly kind?: 'primary' | 'ink' | 'secondary' | 'kunyit' | 'danger' | 'link' | undefined;
  /** 42 px, or 34 px in rows and panels. */
  readonly size?: 'normal' | 'small' | undefined;
  readonly icon?: IconNode | undefined;
  /** What a screen reader says where the words alone would not do: "Ubah Sambal Bawang". */
  readonly label?: string | undefined;
  /** Sends the form it stands in. */
  readonly isSubmit?: boolean | undefined;
  /** A press means nothing now; the words should say what is being done: "Menyimpan …". */
  readonly isBusy?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Why it is disabled, read after its name. */
  readonly disabledReason?: string | undefined;
  /** For a button that stays on: pressed or not. */
  readonly isPressed?: boolean | undefined;
  /** For a button that opens what stands beside it. */
  readonly isExpanded?: boolean | undefined;
  readonly onPress?: (() => void) | undefined;
  /** Leads there instead of calling `onPress`. */
  readonly href?: string | undefined;
  /** A file, not a page. */
  readonly isDownload?: boolean | undefined;
  readonly buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
  readonly children: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const { kind = 'secondary', size = 'normal', icon, label, isBusy, isDisabled, disabledReason, onPress, href } = props;
  const reasonId = useId();
  const isOff = isBusy === true || isDisabled === true;
  const hasReason = isDisabled === true && disabledReason !== undefined;
  const inside = (
    <>
      {isBusy === true ? (
        <span class={styles.tooth}>
          <Tooth />
        </span>
      ) : (
        icon !== undefined && <Icon node={icon} />
      )}
      <span>{props.children}</span>
    </>
  );
  if (href !== undefined && !isOff) {
    return (
      <a
        class={styles.button}
        data-kind={kind}
        data-size={size}
        aria-label={label}
        href={href}
        download={props.isDownload}
      >
        {inside}
      </a>
    );
  }
  return (
    <>
      <button
        ref={props.buttonRef}
        type={props.isSubmit === true ? 'submit' : 'button'}
        class={styles.button}
        data-kind={kind}
        data-size={size}
        aria-label={label}
        aria-pressed={props.isPressed}
        aria-expanded={props.isExpanded}
        aria-busy={isBusy === true ? 'true' : undefined}
        aria-disabled={isOff ? 'true' : undefined}
        aria-describedby={hasReason ? reasonId : undefined}
        onClick={(event) => {
          if (isOff) event.preventDefault();
          else onPress?.();
        }}
      >
        {inside}
      </button>
      {hasReason && (
        <span id={reasonId} class="hidden-label">
          {disabledReason}
        </span>
      )}
    </>
  );
}
