import { effect } from '@preact/signals';

/** Resolves when the condition over signals holds. */
export function once(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (holds()) queueMicrotask(() => (stop(), resolve()));
    });
  });
}
