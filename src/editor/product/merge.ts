/** Two versions of one product, compared as tidy drafts: an empty field and a missing one are the same. */
import { tidyDraft, type Draft } from '../../api/draft.ts';
import * as merge from '../conflict/merge.ts';
import { FORM_FIELDS } from './form-fields.ts';

export type { FieldMerge, Side } from '../conflict/merge.ts';

export const mergeFields = (base: Draft, mine: Draft, theirs: Draft): readonly merge.FieldMerge[] =>
  merge.mergeFields(FORM_FIELDS, { base: tidyDraft(base), mine: tidyDraft(mine), theirs: tidyDraft(theirs) });

export const merged = (
  theirs: Draft,
  fields: readonly merge.FieldMerge[],
  choices: ReadonlyMap<string, merge.Side>,
): Draft => {
  const { photos, links, ...rest } = merge.merged(theirs, fields, choices);
  // A list that was emptied is a list.
  return tidyDraft({ ...rest, photos: photos ?? [], links: links ?? [] });
};
