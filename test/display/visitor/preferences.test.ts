import { effect } from '@preact/signals';
import { expect, it } from 'vitest';
import { createPreferences } from '../../../src/display/visitor/preferences.ts';
import { noFilters } from '../../../src/visit/shelf.ts';

it('[V6] a visitor who is gone leaves nothing behind for the next one', () => {
  const preferences = createPreferences();
  const { language, pageIndex, isLowered, isLargeText, isHighContrast, filters } = preferences;
  preferences.choose({ commodity: 'kriya', sudin: 'sosial' });
  language.value = 'en';
  pageIndex.value = 3;
  for (const choice of [isLowered, isLargeText, isHighContrast]) choice.value = true;

  const renders: string[] = [];
  const stop = effect(() => {
    renders.push(`${language.value} ${filters.value.commodity ?? 'semua'} ${pageIndex.value}`);
  });
  preferences.reset();
  stop();
  // In one step: a screen half Indonesian and half on somebody else's page is never drawn.
  expect(renders).toEqual(['en kriya 3', 'id semua 0']);
  expect(filters.peek()).toEqual(noFilters);
  expect([isLowered, isLargeText, isHighContrast].map((choice) => choice.peek())).toEqual([false, false, false]);
});

it('[V1][V2] another choice of filters begins at its first page', () => {
  const preferences = createPreferences();
  preferences.pageIndex.value = 2;
  preferences.choose({ commodity: 'fesyen', sudin: undefined });
  expect(preferences.pageIndex.peek()).toBe(0);
  expect(preferences.filters.peek()).toEqual({ commodity: 'fesyen', sudin: undefined });
});
