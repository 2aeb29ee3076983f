/**
 * Two people changed one product. Nothing of either is thrown away: what only one of them touched is taken as it is, what
 * both touched is theirs to settle.
 */
import { tidyDraft, type Draft } from '../../api/draft.ts';
import { getIn, setIn } from './field-path.ts';
import { FORM_FIELDS, type FormField } from './form-fields.ts';

export type Side = 'mine' | 'theirs';

export interface FieldMerge extends FormField {
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Where only one side changed it; undefined where somebody has to choose. */
  readonly settled: Side | undefined;
}

/** Fields in which the two differ, in the order of the form. `base` is what both set out from. */
export function mergeFields(base: Draft, mine: Draft, theirs: Draft): readonly FieldMerge[] {
  const [from, left, right] = [base, mine, theirs].map(tidyDraft);
  return FORM_FIELDS.flatMap(({ path, label }) => {
    const [was, my, their] = [getIn(from, path), getIn(left, path), getIn(right, path)];
    if (isSame(my, their)) return [];
    const settled = isSame(was, their) ? 'mine' : isSame(was, my) ? 'theirs' : undefined;
    return [{ path, label, mine: my, theirs: their, settled }];
  });
}

/** Their version with the fields in which mine was chosen. */
export function merged(theirs: Draft, fields: readonly FieldMerge[], choices: ReadonlyMap<string, Side>): Draft {
  return tidyDraft(
    fields.reduce(
      (draft, { path, mine, settled }) =>
        (choices.get(path) ?? settled) === 'mine' ? setIn(draft, path, mine ?? emptyOf(path)) : draft,
      theirs,
    ),
  );
}

/** Photos and links are lists in every draft. */
const emptyOf = (path: string): unknown => (path === 'photos' || path === 'links' ? [] : undefined);

const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';
