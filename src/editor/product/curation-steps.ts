/** Which steps of curation stand under a form: by what the product is now, and who looks at it. */
import type { Status } from '../../api/products.ts';
import type { ProductView } from '../../api/products.ts';

export type Step =
  'submit' | 'withdraw' | 'approve' | 'return' | 'reject' | 'archive' | 'unarchive' | 'discard' | 'delete';

interface Hands {
  readonly mayEdit: boolean;
  readonly mayCurate: boolean;
}

/** The steps that make sense now; the server decides again. */
export function stepsOf(
  view: Pick<ProductView, 'statuses' | 'hasChanges' | 'approved'>,
  hands: Hands,
): ReadonlySet<Step> {
  const is = (status: Status): boolean => view.statuses.includes(status);
  const steps = new Set<Step>();
  const isOpen = is('draft') || is('returned') || is('rejected');
  if (is('archived')) {
    if (hands.mayEdit) steps.add('unarchive').add('delete');
    return steps;
  }
  if (hands.mayEdit) {
    if (isOpen) steps.add('submit');
    if (is('in-curation')) steps.add('withdraw');
    if (view.hasChanges && view.approved !== undefined) steps.add('discard');
    if (!is('live') && !is('scheduled')) steps.add('archive').add('delete');
  }
  if (hands.mayCurate && is('in-curation')) steps.add('approve').add('return').add('reject');
  return steps;
}
