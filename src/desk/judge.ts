/** What is wrong with a product: by the rules, with its photos, and beside other products. */
import type { LocalDate } from '../contract/dates.ts';
import { byField } from '../contract/field-order.ts';
import { normalizeHalal } from '../contract/permits.ts';
import type { Problem } from '../contract/problems.ts';
import { productProblems } from '../contract/product-problems.ts';
import { say } from '../contract/sentences.ts';
import type { FolderPhotos } from './folder-photos.ts';
import { productContent } from './product-content.ts';
import type { ProductPart, StoredProduct } from './product-reader.ts';

export interface Beside {
  readonly today: LocalDate;
  /** Files of approved products under the same id. */
  readonly twins: readonly string[];
}

const EDITED_OUTSIDE: Problem = {
  severity: 'warning',
  field: '',
  sentence: 'Berkas produk ini diubah di luar halaman setelah disetujui; kurator perlu menyetujuinya kembali.',
};

/** [C10] Everything, of the working copy as it stands in its file: as if it were to be approved today. */
export async function problemsOf(product: StoredProduct, photos: FolderPhotos, beside: Beside): Promise<Problem[]> {
  const { key, working, fault, isEditedOutside } = product;
  if (fault !== undefined) return [{ field: '', ...fault }];
  if (working === undefined) return [{ field: '', ...say('file-missing', { name: 'product.json' }) }];
  const found = [
    ...ownProblems(working, beside.today),
    ...addressProblems(working.value, key),
    ...(await photoProblems(product, photos)),
    ...twinProblems(product, beside),
  ];
  return [...found.toSorted(byField), ...(isEditedOutside ? [EDITED_OUTSIDE] : [])];
}

/** A thousand products are judged for every list; a version that was judged today need not be judged again. */
const judged = new WeakMap<ProductPart, { readonly today: LocalDate; readonly problems: readonly Problem[] }>();

function ownProblems(working: ProductPart, today: LocalDate): readonly Problem[] {
  const known = judged.get(working);
  if (known?.today === today) return known.problems;
  const { value } = working;
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  const problems = productProblems(isGroup ? { ...value, status: 'curated' } : value, today);
  judged.set(working, { today, problems });
  return problems;
}

/**
 * [E6] What forbids approval. Judged is what the page shows and approving would write; a field the page does not know is
 * left out by that and stops nobody.
 */
export async function blockersOf(product: StoredProduct, photos: FolderPhotos, beside: Beside): Promise<Problem[]> {
  if (product.working === undefined) return [{ field: '', ...say('file-missing', { name: 'product.json' }) }];
  const content = productContent(product.working.draft, product.key, 'curated');
  return [
    ...productProblems(content, beside.today),
    ...(await photoProblems(product, photos)),
    ...twinProblems(product, beside),
  ]
    .filter(({ severity }) => severity === 'error')
    .toSorted(byField);
}

async function photoProblems({ folder, working, entries }: StoredProduct, photos: FolderPhotos): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, { file }] of (working?.draft.photos ?? []).entries()) {
    const fault = await photos.faultOf(folder, file, entries);
    if (fault !== undefined) problems.push({ field: `photos.${index}.file`, ...fault });
  }
  return problems;
}

function twinProblems({ key }: StoredProduct, { twins }: Beside): Problem[] {
  const [file] = twins;
  return file === undefined ? [] : [{ field: 'id', ...say('id-twice', { id: key.id, file }) }];
}

/** Only a file that was written by hand can say that it lies elsewhere. */
function addressProblems(value: unknown, { sudin, id }: StoredProduct['key']): Problem[] {
  const said = value as { id?: unknown; sudin?: unknown } | null;
  const problems: Problem[] = [];
  if (typeof said?.id === 'string' && said.id !== id) {
    problems.push({ field: 'id', ...say('id-is-not-folder', { what: 'folder', name: id }) });
  }
  if (typeof said?.sudin === 'string' && said.sudin !== sudin) {
    problems.push({ field: 'sudin', ...say('sudin-is-not-folder', { name: sudin }) });
  }
  return problems;
}

/** One certificate lists many products of one producer; two producers with one number is a copying mistake. */
export function sharedHalalNumbers(products: readonly StoredProduct[]): (product: StoredProduct) => Problem[] {
  const producers = new Map<string, Set<string>>();
  const numberOf = ({ working }: StoredProduct) => {
    const certificate = working?.draft.halal?.certificate;
    return certificate === undefined ? undefined : normalizeHalal(certificate);
  };
  for (const product of products) {
    const [number, producer] = [numberOf(product), product.working?.draft.producer?.name];
    if (number === undefined || producer === undefined) continue;
    producers.set(number, (producers.get(number) ?? new Set()).add(producer));
  }
  return (product) => {
    const others = [...(producers.get(numberOf(product) ?? '') ?? [])].filter(
      (name) => name !== product.working?.draft.producer?.name,
    );
    if (others.length === 0) return [];
    return [{ field: 'halal.certificate', ...say('halal-other-producer', { name: others.join(', ') }) }];
  };
}
