/** What staff see a product as: where it stands on the screens, and where its working copy stands on the way there. */
import type { ProductSummary, Status } from '../api/products.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { CurationState } from './curation-states.ts';
import type { PlannedRotation } from './planned.ts';
import { currentRotation, type RunningPublication } from './published.ts';
import type { StoredProduct } from './product-reader.ts';

export interface Surroundings {
  readonly today: LocalDate;
  readonly published: RunningPublication | undefined;
  readonly plan: readonly PlannedRotation[];
}

/** A curator may decide about an edit by hand as if it had been submitted, so it waits with the others. */
const ON_THE_WAY: Readonly<Record<CurationState, Status | undefined>> = {
  approved: undefined,
  draft: 'draft',
  'edited-outside': 'in-curation',
  submitted: 'in-curation',
  returned: 'returned',
  rejected: 'rejected',
  archived: 'archived',
};

export type Standing = Pick<ProductSummary, 'statuses' | 'isUnpublished' | 'showsFrom'>;

export function standingOf(product: StoredProduct, around: Surroundings): Standing {
  const isUnpublished = differsFromPublished(product, around);
  if (product.state === 'archived') return { statuses: ['archived'], isUnpublished };
  const showsFrom = isLive(product, around) ? undefined : firstDayAhead(product, around);
  const onTheScreens: Status | undefined = isLive(product, around)
    ? 'live'
    : showsFrom !== undefined
      ? 'scheduled'
      : approvedMatters(product) !== undefined
        ? 'approved'
        : undefined;
  const statuses = [onTheScreens, ON_THE_WAY[product.state]].filter((status) => status !== undefined);
  return { statuses, isUnpublished, ...(showsFrom !== undefined && { showsFrom }) };
}

/** Of the version the next publication may take from the file. */
const approvedMatters = ({ curated, isEditedOutside }: StoredProduct): string | undefined =>
  isEditedOutside ? undefined : curated?.mattersSha256;

function differsFromPublished(product: StoredProduct, { published }: Surroundings): boolean {
  // Of what was edited by hand the next publication still takes the version that was approved.
  if (product.isEditedOutside) return false;
  return approvedMatters(product) !== published?.productDigests.get(product.productKey);
}

const isPublished = ({ productKey }: StoredProduct, { published }: Surroundings): boolean =>
  published?.productDigests.has(productKey) === true;

function isLive(product: StoredProduct, around: Surroundings): boolean {
  if (!isPublished(product, around)) return false;
  const current = currentRotation(around.published?.rotations ?? [], around.today);
  return current?.products.includes(product.key.id) === true;
}

function firstDayAhead(product: StoredProduct, around: Surroundings): LocalDate | undefined {
  const { id } = product.key;
  const published = isPublished(product, around)
    ? (around.published?.rotations ?? []).filter(({ products }) => products.includes(id)).map(({ starts }) => starts)
    : [];
  const planned =
    approvedMatters(product) === undefined
      ? []
      : around.plan.filter((rotation) => rotation.names(id)).map(({ starts }) => starts);
  const ahead = [...published, ...planned].flatMap((starts) =>
    starts !== undefined && starts > around.today ? [starts] : [],
  );
  return ahead.toSorted((a, b) => (a < b ? -1 : 1))[0];
}
