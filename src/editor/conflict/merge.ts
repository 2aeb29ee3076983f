/**
 * Two people changed one thing. Nothing of either is thrown away: what only one of them touched is taken as it is, what
 * both touched is theirs to settle (E7).
 */
import { getIn, setIn } from './field-path.ts';

export type Side = 'mine' | 'theirs';

/** A part that is settled as a whole: its dotted path, and what staff call it. */
export interface MergeField {
  readonly path: string;
  readonly label: string;
}

export interface FieldMerge extends MergeField {
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Where only one side changed it; undefined where somebody has to choose. */
  readonly settled: Side | undefined;
}

/** Those of `fields` in which the two differ, in their order. `base` is what both set out from. */
export function mergeFields(
  fields: readonly MergeField[],
  { base, mine, theirs }: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown },
): readonly FieldMerge[] {
  return fields.flatMap(({ path, label }) => {
    const [was, my, their] = [getIn(base, path), getIn(mine, path), getIn(theirs, path)];
    if (isSame(my, their)) return [];
    const settled = isSame(was, their) ? 'mine' : isSame(was, my) ? 'theirs' : undefined;
    return [{ path, label, mine: my, theirs: their, settled }];
  });
}

/** Their version with the fields in which mine was chosen. */
export const merged = <T>(theirs: T, fields: readonly FieldMerge[], choices: ReadonlyMap<string, Side>): T =>
  fields.reduce(
    (whole, { path, mine, settled }) => ((choices.get(path) ?? settled) === 'mine' ? setIn(whole, path, mine) : whole),
    theirs,
  );

const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
