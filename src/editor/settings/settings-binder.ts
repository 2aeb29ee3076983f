/** What a field of the settings shows and does, by its path. */
import type { Problem } from '../../contract/problems.ts';
import type { SettingsForm } from './settings-form.ts';

export function bindSettings(form: Pick<SettingsForm<unknown>, 'get' | 'set' | 'problems'>, isReadOnly: boolean) {
  const problemsAt = (path: string): readonly Problem[] => form.problems.value.filter(({ field }) => field === path);
  return {
    isReadOnly,
    problemsAt,
    value: (path: string): unknown => form.get(path),
    set: (path: string, value: unknown): void => form.set(path, value),
    text(path: string) {
      const value = form.get(path);
      return {
        field: path,
        value: typeof value === 'string' ? value : '',
        // An English text that was emptied is none.
        onInput: (next: string) => form.set(path, next === '' && path.endsWith('.en') ? undefined : next),
        problems: problemsAt(path),
        isReadOnly,
      };
    },
    number(path: string) {
      const value = form.get(path);
      return {
        field: path,
        format: 'whole' as const,
        value: typeof value === 'number' ? value : undefined,
        onChange: (next: number | undefined) => form.set(path, next),
        problems: problemsAt(path),
        isReadOnly,
      };
    },
    date(path: string) {
      const value = form.get(path);
      return {
        field: path,
        value: typeof value === 'string' && value !== '' ? value : undefined,
        onChange: (next: string | undefined) => form.set(path, next ?? ''),
        problems: problemsAt(path),
        isReadOnly,
      };
    },
  };
}

export type SettingsBinder = ReturnType<typeof bindSettings>;
