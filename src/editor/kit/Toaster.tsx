/** Where the toasts stand; rendered once, and always there, because a live region that comes with its text is not read. */
import { CircleAlert, Check, X } from 'lucide';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './Toaster.module.css';
import type { Toast, Toasts } from './toasts.ts';

export interface ToasterProps {
  readonly toasts: Toasts;
}

export function Toaster({ toasts }: ToasterProps) {
  return (
    <div
      class={styles.toaster}
      role="status"
      aria-live="polite"
      onPointerEnter={() => toasts.hold(true)}
      onPointerLeave={() => toasts.hold(false)}
      onFocusIn={() => toasts.hold(true)}
      onFocusOut={() => toasts.hold(false)}
    >
      {toasts.list.value.map((toast) => (
        <Message key={toast.id} toast={toast} onDismiss={() => toasts.dismiss(toast.id)} />
      ))}
    </div>
  );
}

function Message({ toast, onDismiss }: { readonly toast: Toast; readonly onDismiss: () => void }) {
  const { tone, text, action } = toast;
  return (
    <div class={styles.toast} data-tone={tone}>
      <Icon node={tone === 'err' ? CircleAlert : Check} />
      <p class={styles.text}>{text}</p>
      {action !== undefined && (
        <button
          type="button"
          class={styles.action}
          onClick={() => {
            action.onPress();
            onDismiss();
          }}
        >
          {action.title}
        </button>
      )}
      <IconButton icon={X} label="Tutup pesan" kind="bare" size="small" onPress={onDismiss} />
    </div>
  );
}
