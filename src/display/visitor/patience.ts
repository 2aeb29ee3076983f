/**
 * [V3] Waits for a visitor who no longer touches. One timer at a time, set for the next moment at which there is
 * something to say; a touch only notes when it was, because a finger that drags touches a hundred times a second.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../device/clock.ts';
import { idleAfter } from '../../visit/idle.ts';

export interface Patience {
  /** Seconds until the screen goes back to the loop; undefined while nobody needs to be told. */
  readonly secondsLeft: ReadonlySignal<number | undefined>;
  /** Any touch: pointer, a move while it is down, scroll, key. The first one begins the wait. */
  touched(): void;
  /** The visitor has closed the browser, or the screen is taken apart: nobody is waited for. */
  stop(): void;
}

export interface PatiencePorts {
  readonly clock: Pick<Clock, 'monotonicMs' | 'after'>;
  /** Asked anew each time: a newer feed may say another one while a visitor reads. */
  readonly idleMs: () => number;
  /** Called once when the time is over; the next touch begins anew. */
  readonly onGone: () => void;
}

export function createPatience({ clock, idleMs, onGone }: PatiencePorts): Patience {
  const secondsLeft = signal<number | undefined>(undefined);
  let touchedAtMs = 0;
  let cancel: (() => void) | undefined;

  function look(): void {
    const idle = idleAfter(clock.monotonicMs() - touchedAtMs, idleMs());
    if (idle.phase === 'gone') {
      stop();
      onGone();
      return;
    }
    secondsLeft.value = idle.phase === 'warning' ? idle.secondsLeft : undefined;
    cancel = clock.after(idle.againInMs, look);
  }

  function stop(): void {
    cancel?.();
    cancel = undefined;
    secondsLeft.value = undefined;
  }

  return {
    secondsLeft,
    touched() {
      touchedAtMs = clock.monotonicMs();
      const isWaiting = cancel !== undefined && secondsLeft.peek() === undefined;
      if (isWaiting) return;
      stop();
      look();
    },
    stop,
  };
}
