/** Something that is fetched to be shown: what is there stays while a newer one is on its way. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { CallError } from './call.ts';

export interface Resource<T> {
  /** Undefined until it has come for the first time. */
  readonly value: ReadonlySignal<T | undefined>;
  /** Why the last try brought nothing; the value before stays. */
  readonly failure: ReadonlySignal<CallError | undefined>;
  readonly isLoading: ReadonlySignal<boolean>;
  reload(): Promise<void>;
  /** Takes over what another call has answered. */
  set(value: T): void;
}

/** Nothing is fetched before the first `reload`. An answer that was overtaken by a later question is dropped. */
export function createResource<T>(fetchIt: () => Promise<T>): Resource<T> {
  const value = signal<T | undefined>(undefined);
  const failure = signal<CallError | undefined>(undefined);
  const isLoading = signal(false);
  let newest = 0;

  return {
    value: computed(() => value.value),
    failure: computed(() => failure.value),
    isLoading: computed(() => isLoading.value),
    async reload() {
      const mine = ++newest;
      isLoading.value = true;
      try {
        const next = await fetchIt();
        if (mine !== newest) return;
        value.value = next;
        failure.value = undefined;
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (mine === newest) failure.value = error;
      } finally {
        if (mine === newest) isLoading.value = false;
      }
    },
    set(next) {
      newest++;
      isLoading.value = false;
      failure.value = undefined;
      value.value = next;
    },
  };
}
