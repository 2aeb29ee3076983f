/** Who one is, and behind it the way out. A disclosure, not a dialog: it opens in its place. */
import { useSignal } from '@preact/signals';
import { ChevronDown, ChevronUp } from 'lucide';
import { useId, useRef } from 'preact/hooks';
import styles from './AccountMenu.module.css';
import { Icon } from './kit/Icon.tsx';
import { useEscape } from './kit/use-escape.ts';

export interface AccountAction {
  /** "Ganti kata sandi" */
  readonly title: string;
  readonly onPress: () => void;
}

export interface AccountMenuProps {
  /** Undefined while nobody knows who it is: then there is no menu. */
  readonly person: { readonly name: string; readonly role: string } | undefined;
  /** Before the way out. */
  readonly actions?: readonly AccountAction[] | undefined;
  readonly onSignOut: () => void;
}

export function AccountMenu({ person, actions = [], onSignOut }: AccountMenuProps) {
  const isOpen = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const menuId = useId();
  useEscape(box, isOpen.value, () => {
    isOpen.value = false;
    button.current?.focus();
  });
  if (person === undefined) return null;
  return (
    <div ref={box} class={styles.account}>
      <button
        ref={button}
        type="button"
        class={styles.person}
        aria-expanded={isOpen.value}
        aria-controls={menuId}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        <span>
          <span class={styles.name}>{person.name}</span>
          <span class={styles.role}>{person.role}</span>
        </span>
        <Icon node={isOpen.value ? ChevronDown : ChevronUp} />
      </button>
      <div id={menuId} class={isOpen.value ? styles.menu : undefined}>
        {isOpen.value &&
          [...actions, { title: 'Keluar', onPress: onSignOut }].map(({ title, onPress }) => (
            <button key={title} type="button" class={styles.action} onClick={onPress}>
              {title}
            </button>
          ))}
      </div>
    </div>
  );
}
