/**
 * A question that has to be answered before the rest goes on: the platform's own modal dialog, which keeps the focus
 * inside. It is open as long as it is rendered, and gives the focus back to where it came from.
 */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { BackTeethRow, TeethRow } from '../../ui/GigiBalang.tsx';
import styles from './Dialog.module.css';
import { useOverflow } from './use-overflow.ts';

export interface DialogProps {
  readonly title: string;
  /** One or two quieter lines below the title. */
  readonly sub?: ComponentChildren | undefined;
  /** 480, 760 or 1080 px; 760 unless said otherwise. */
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  /** Escape was pressed. Whoever renders the dialog then leaves it out. */
  readonly onClose: () => void;
  /** Something is being done that must not be left half way: Escape means nothing. */
  readonly isBusy?: boolean | undefined;
  /** Where the keyboard starts: at what is asked, unless said otherwise, or in the first field. */
  readonly focusOn?: 'question' | 'field' | undefined;
  /** The buttons, from the way out to the way on. */
  readonly actions: ComponentChildren;
  /** At the start of the line of buttons. */
  readonly beside?: ComponentChildren | undefined;
  readonly children?: ComponentChildren;
}

const TEETH = { small: 10, normal: 16, large: 23 } as const;

export function Dialog(props: DialogProps) {
  const { title, sub, size = 'normal', onClose, isBusy = false, focusOn = 'question' } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const isLong = useOverflow(scroll);

  useLayoutEffect(() => {
    const own = dialog.current;
    const cameFrom = document.activeElement;
    own?.showModal();
    const field = focusOn === 'field' ? own?.querySelector<HTMLElement>('input, select, textarea') : undefined;
    (field ?? heading.current)?.focus();
    return () => {
      own?.close();
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      data-size={size}
      aria-labelledby={`${id}-title`}
      aria-describedby={sub === undefined ? undefined : `${id}-sub`}
      onCancel={(event) => {
        // Chromium closes a dialog at the second Escape whatever one says to the first.
        event.preventDefault();
        if (!isBusy) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        if (!isBusy) onClose();
      }}
    >
      <div class={styles.eave} aria-hidden="true">
        <div class={styles.behind}>
          <BackTeethRow count={TEETH[size]} />
        </div>
        <div class={styles.teeth}>
          <TeethRow count={TEETH[size]} />
        </div>
      </div>
      <div
        ref={scroll}
        class={styles.scroll}
        {...(isLong ? { tabIndex: 0, role: 'region', 'aria-labelledby': `${id}-title` } : {})}
      >
        <h2 ref={heading} id={`${id}-title`} class={styles.title} tabIndex={-1}>
          {title}
        </h2>
        {sub !== undefined && (
          <p id={`${id}-sub`} class={styles.sub}>
            {sub}
          </p>
        )}
        <div class={styles.body}>{props.children}</div>
      </div>
      <div class={styles.foot}>
        {props.beside}
        <div class={styles.actions}>{props.actions}</div>
      </div>
    </dialog>
  );
}
