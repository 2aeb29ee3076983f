/** What a field of the form shows and does, by its path: value, problems and what happens when it is changed. */
import type { Problem } from '../../contract/problems.ts';
import { getIn } from '../conflict/field-path.ts';
import type { ProductForm } from './product-form.ts';

interface TextProps {
  readonly field: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly problems: readonly Problem[];
  readonly isReadOnly: boolean;
}

/** @param isReadOnly somebody who may look but not change */
export function fieldProps(form: ProductForm, isReadOnly: boolean) {
  const problemsAt = (path: string): readonly Problem[] => form.problems.value.filter(({ field }) => field === path);
  return {
    isReadOnly,
    problemsAt,
    value: (path: string): unknown => getIn(form.draft.value, path),
    set: (path: string, value: unknown) => form.set(path, value),
    /** For TextInput and TextArea. `alsoAt`: a path whose problem is told here because nothing else shows it ("halal" as a whole). */
    text(path: string, alsoAt?: string): TextProps {
      const value = getIn(form.draft.value, path);
      return {
        field: path,
        value: typeof value === 'string' ? value : '',
        onInput: (next) => form.set(path, next),
        problems: [...problemsAt(path), ...(alsoAt === undefined ? [] : problemsAt(alsoAt))],
        isReadOnly,
      };
    },
    /** For DateInput: a local date or nothing. */
    date(path: string) {
      const value = getIn(form.draft.value, path);
      return {
        field: path,
        value: typeof value === 'string' && value !== '' ? value : undefined,
        onChange: (next: string | undefined) => form.set(path, next),
        problems: problemsAt(path),
        isDisabled: isReadOnly,
      };
    },
  };
}

export type FieldBinder = ReturnType<typeof fieldProps>;
