/** [V6] What a visitor has chosen. All of it is forgotten at once when the visitor is gone. */
import { batch, signal, type Signal } from '@preact/signals';
import { noFilters, type Filters } from '../../visit/shelf.ts';
import type { Language } from '../words.ts';

export interface Preferences {
  readonly language: Signal<Language>;
  readonly filters: Signal<Filters>;
  /** From 0. */
  readonly pageIndex: Signal<number>;
  /** Everything touchable in the lower half, for a wheelchair; portrait only. */
  readonly isLowered: Signal<boolean>;
  readonly isLargeText: Signal<boolean>;
  readonly isHighContrast: Signal<boolean>;
  /** Another choice of filters begins at its first page. */
  readonly choose: (filters: Filters) => void;
  readonly reset: () => void;
}

/** @param language held by whoever else speaks it */
export function createPreferences(language: Signal<Language> = signal<Language>('id')): Preferences {
  const filters = signal<Filters>(noFilters);
  const pageIndex = signal(0);
  const isLowered = signal(false);
  const isLargeText = signal(false);
  const isHighContrast = signal(false);

  return {
    language,
    filters,
    pageIndex,
    isLowered,
    isLargeText,
    isHighContrast,
    choose: (wanted) =>
      batch(() => {
        filters.value = wanted;
        pageIndex.value = 0;
      }),
    reset: () =>
      batch(() => {
        language.value = 'id';
        filters.value = noFilters;
        pageIndex.value = 0;
        for (const choice of [isLowered, isLargeText, isHighContrast]) choice.value = false;
      }),
  };
}
