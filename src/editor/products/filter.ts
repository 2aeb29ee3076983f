/** Finding products in a list of a thousand: what is asked for, what is left, and what stands on the tiles above. */
import type { ProductSummary, Status } from '../../api/products.ts';
import type { Commodity, SudinKey } from '../../contract/places.ts';

export interface ProductFilter {
  readonly search: string;
  readonly sudin: SudinKey | undefined;
  readonly commodity: Commodity | undefined;
  readonly status: Status | undefined;
  /** Only those with an error or a warning. */
  readonly onlyProblems: boolean;
}

export const NO_FILTER: ProductFilter = {
  search: '',
  sudin: undefined,
  commodity: undefined,
  status: undefined,
  onlyProblems: false,
};

/** Every word of the search is found in the name, the producer or the id; upper case and accents do not matter. */
export function filterProducts(
  products: readonly ProductSummary[],
  { search, sudin, commodity, status, onlyProblems }: ProductFilter,
): readonly ProductSummary[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return products.filter(
    (product) =>
      (sudin === undefined || product.sudin === sudin) &&
      (commodity === undefined || product.commodity === commodity) &&
      // Archived products are out of the way until they are asked for.
      (status === undefined ? !product.statuses.includes('archived') : product.statuses.includes(status)) &&
      (!onlyProblems || product.problems.length > 0) &&
      words.every((word) => plain(`${product.name} ${product.producer} ${product.id}`).includes(word)),
  );
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export interface ProductCounts {
  readonly products: number;
  readonly live: number;
  readonly inCuration: number;
  readonly unpublished: number;
  readonly withErrors: number;
}

export const countProducts = (products: readonly ProductSummary[]): ProductCounts => {
  const shown = products.filter(({ statuses }) => !statuses.includes('archived'));
  const count = (is: (product: ProductSummary) => boolean): number => shown.filter(is).length;
  return {
    products: shown.length,
    live: count(({ statuses }) => statuses.includes('live')),
    inCuration: count(({ statuses }) => statuses.includes('in-curation')),
    unpublished: count(({ isUnpublished }) => isUnpublished),
    withErrors: count(({ problems }) => problems.some(({ severity }) => severity === 'error')),
  };
};
