/** A component whose code is fetched when it is first wanted: faces that most boots never show. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

/** Shows nothing until the code is here; a failed fetch is tried again when the component is mounted anew. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | undefined>(undefined);
  let isLoading = false;

  async function fetchCode(): Promise<void> {
    try {
      loaded.value = await load();
    } catch {
      isLoading = false;
    }
  }

  return function Lazy(props: Props) {
    if (!isLoading) {
      isLoading = true;
      void fetchCode();
    }
    const Loaded = loaded.value;
    return Loaded === undefined ? null : <Loaded {...props} />;
  };
}
