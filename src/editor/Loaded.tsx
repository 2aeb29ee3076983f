/** What has been fetched, or a calm word about why it is not there yet. */
import type { ComponentChildren } from 'preact';
import { Button } from './kit/Button.tsx';
import { EmptyState } from './kit/EmptyState.tsx';
import type { Resource } from './resource.ts';

interface LoadedProps<T> {
  readonly resource: Resource<T>;
  readonly children: (value: T) => ComponentChildren;
}

export function Loaded<T>({ resource, children }: LoadedProps<T>) {
  const value = resource.value.value;
  const failure = resource.failure.value;
  if (value !== undefined) return <>{children(value)}</>;
  if (failure === undefined) return <p class="hidden-label">Memuat …</p>;
  return (
    <EmptyState
      title={failure.code === 'not-found' ? 'Tidak ditemukan' : 'Belum dapat dimuat'}
      text={failure.message}
      actions={
        <Button kind="primary" isBusy={resource.isLoading.value} onPress={() => void resource.reload()}>
          Coba lagi
        </Button>
      }
    />
  );
}
