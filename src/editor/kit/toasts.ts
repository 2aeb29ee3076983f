/** Short news that nobody has to answer: "Draf tersimpan." They come, are read out, and go again by themselves. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../device/clock.ts';

export interface ToastAction {
  /** "Urungkan" */
  readonly title: string;
  readonly onPress: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'ok' | 'err';
  readonly text: string;
  readonly action?: ToastAction | undefined;
}

export interface ToastOptions {
  /** Ok unless said otherwise. What went wrong stays until somebody takes it away. */
  readonly tone?: Toast['tone'] | undefined;
  readonly action?: ToastAction | undefined;
}

export interface Toasts {
  /** Oldest first. */
  readonly list: ReadonlySignal<readonly Toast[]>;
  /** @returns its id, for `dismiss` */
  readonly show: (text: string, options?: ToastOptions) => number;
  readonly dismiss: (id: number) => void;
  /** While somebody reads or points at them none of them goes. */
  readonly hold: (isHeld: boolean) => void;
}

/** Long enough to be read twice. */
const STAND_MS = 7000;
/** Who wants to undo something has to see it, to decide, and to come there. */
const STAND_WITH_ACTION_MS = 20_000;
/** More would cover what they speak of. */
const AT_ONCE = 3;

export function createToasts(clock: Pick<Clock, 'after'>): Toasts {
  const list = signal<readonly Toast[]>([]);
  const timers = new Map<number, () => void>();
  let lastId = 0;

  function dismiss(id: number): void {
    timers.get(id)?.();
    timers.delete(id);
    list.value = list.peek().filter((toast) => toast.id !== id);
  }

  function letGo(toast: Toast): void {
    if (toast.tone === 'err') return;
    timers.get(toast.id)?.();
    const standMs = toast.action === undefined ? STAND_MS : STAND_WITH_ACTION_MS;
    timers.set(
      toast.id,
      clock.after(standMs, () => dismiss(toast.id)),
    );
  }

  return {
    list,
    show(text, { tone = 'ok', action } = {}) {
      const toast: Toast = { id: ++lastId, tone, text, action };
      for (const old of list.peek().slice(0, -(AT_ONCE - 1))) dismiss(old.id);
      list.value = [...list.peek(), toast];
      letGo(toast);
      return toast.id;
    },
    dismiss,
    hold(isHeld) {
      if (!isHeld) {
        for (const toast of list.peek()) letGo(toast);
        return;
      }
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}
