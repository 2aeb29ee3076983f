/** Each product by itself: shape, rules of curation, folder and photos; then what two products may not share. */
import type { LocalDate } from '../contract/dates.ts';
import { byField } from '../contract/field-order.ts';
import { normalizeHalal } from '../contract/permits.ts';
import type { FiledProblem, Problem } from '../contract/problems.ts';
import { productProblems } from '../contract/product-problems.ts';
import { ProductSchema, type Product } from '../contract/product.ts';
import { say } from '../contract/sentences.ts';
import { fieldOf } from './field-of.ts';
import { inFile } from './in-file.ts';
import { inParallel } from './in-parallel.ts';
import { FILES_AT_ONCE } from './limits.ts';
import type { Content, ProductFile } from './read.ts';
import { inspectPhoto, type SourcePhoto } from './source-photo.ts';

/** A product without a fault in its shape, with those of its photos that can be used. */
export interface SourceProduct {
  readonly file: string;
  readonly product: Product;
  /** In the order of `product.photos`. */
  readonly photos: readonly SourcePhoto[];
}

export interface ProductsReport {
  readonly problems: readonly FiledProblem[];
  /** By id; where two claim one id the curated one is meant. */
  readonly byId: ReadonlyMap<string, SourceProduct>;
}

export async function checkProducts(content: Content, today: LocalDate): Promise<ProductsReport> {
  const checked = await inParallel(content.products, FILES_AT_ONCE, (file) => checkProduct(content.dir, file, today));
  const sources = checked.flatMap(({ source }) => source ?? []);
  const byId = new Map<string, SourceProduct>();
  for (const source of sources) {
    const known = byId.get(source.product.id);
    if (known === undefined || isDraft(known.product)) byId.set(source.product.id, source);
  }
  return {
    problems: [
      ...checked.flatMap(({ problems }) => problems),
      ...repeatedIds(content.products),
      ...sharedHalalNumbers(sources),
    ],
    byId,
  };
}

interface CheckedProduct {
  readonly problems: readonly FiledProblem[];
  readonly source: SourceProduct | undefined;
}

async function checkProduct(root: string, found: ProductFile, today: LocalDate): Promise<CheckedProduct> {
  const { file, value } = found;
  const product = ProductSchema.safeParse(value).data;
  const { photos, problems: photoProblems } = await checkPhotos(root, found);
  const problems = [...productProblems(value, today), ...folderProblems(found), ...photoProblems];
  return {
    problems: filed(found, problems.toSorted(byField)),
    source: product && { file, product, photos },
  };
}

/** C6: whatever is wrong with a draft is told, but stops nobody. */
const filed = ({ file, value }: ProductFile, problems: readonly Problem[]): FiledProblem[] =>
  inFile(
    file,
    isDraft(value) ? problems.map(({ field, sentence }) => ({ severity: 'warning', field, sentence })) : problems,
  );

export const isDraft = (value: unknown): boolean => fieldOf(value, 'status') === 'draft';

function folderProblems({ value, idFolder, sudinFolder }: ProductFile): Problem[] {
  const problems: Problem[] = [];
  const [id, sudin] = [fieldOf(value, 'id'), fieldOf(value, 'sudin')];
  if (typeof id === 'string' && id !== idFolder) {
    problems.push({ field: 'id', ...say('id-is-not-folder', { what: 'folder', name: idFolder }) });
  }
  if (typeof sudin === 'string' && sudin !== sudinFolder) {
    problems.push({ field: 'sudin', ...say('sudin-is-not-folder', { name: sudinFolder }) });
  }
  return problems;
}

/** Photos are looked at even when another field is wrong: staff hear everything at once. */
async function checkPhotos(root: string, { file, value }: ProductFile) {
  const folder = file.slice(0, file.lastIndexOf('/'));
  const named = ProductSchema.shape.photos.safeParse(fieldOf(value, 'photos'));
  const photos: SourcePhoto[] = [];
  const problems: Problem[] = [];
  for (const [index, photo] of (named.data ?? []).entries()) {
    const inspected = await inspectPhoto(root, `${folder}/${photo.file}`);
    if ('fault' in inspected) problems.push({ field: `photos.${index}.file`, ...inspected.fault });
    else photos.push(inspected);
  }
  return { photos, problems };
}

function repeatedIds(products: readonly ProductFile[]): FiledProblem[] {
  const firstFiles = new Map<string, string>();
  const problems: FiledProblem[] = [];
  // Drafts last, so that a draft copy of a curated product is the one that hears about it (C6).
  const curatedFirst = products.toSorted((a, b) => Number(isDraft(a.value)) - Number(isDraft(b.value)));
  for (const found of curatedFirst) {
    const id = fieldOf(found.value, 'id');
    if (typeof id !== 'string') continue;
    const first = firstFiles.get(id);
    if (first === undefined) firstFiles.set(id, found.file);
    else problems.push(...filed(found, [{ field: 'id', ...say('id-twice', { id, file: first }) }]));
  }
  return problems;
}

/** One certificate lists many products of one producer; two producers with one number is a copying mistake. */
function sharedHalalNumbers(sources: readonly SourceProduct[]): FiledProblem[] {
  const producers = new Map<string, Set<string>>();
  const numberOf = ({ product }: SourceProduct) => product.halal && normalizeHalal(product.halal.certificate);
  for (const source of sources) {
    const number = numberOf(source);
    if (number === undefined) continue;
    const names = producers.get(number) ?? new Set();
    producers.set(number, names.add(source.product.producer.name));
  }
  return sources.flatMap((source) => {
    const others = [...(producers.get(numberOf(source) ?? '') ?? [])].filter(
      (name) => name !== source.product.producer.name,
    );
    if (others.length === 0) return [];
    return [
      {
        file: source.file,
        field: 'halal.certificate',
        ...say('halal-other-producer', { name: others.join(', ') }),
      },
    ];
  });
}
