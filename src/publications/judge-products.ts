/** Every product there is or was, with what is said about it and the version of it that goes out. */
import { checkProducts, type SourceProduct } from '../build/check-products.ts';
import type { FileDigests } from '../build/file-digests.ts';
import { inParallel } from '../build/in-parallel.ts';
import { FILES_AT_ONCE } from '../build/limits.ts';
import type { Content, ProductFile } from '../build/read.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { FiledProblem } from '../contract/problems.ts';
import { ProductSchema, type Product } from '../contract/product.ts';
import { say } from '../contract/sentences.ts';
import type { Blobs } from './blobs.ts';
import { chooseVersion, GONE, mayPublishAgain, type Choice } from './choose-version.ts';
import type { Contents, ProductVersion } from './contents.ts';
import { productKey, type ProductPath } from './manifest.ts';
import type { Standing } from './standing.ts';

export interface JudgedProduct {
  readonly key: ProductPath;
  /** As it stands in the content folder; undefined where it cannot be read. */
  readonly found: ProductFile | undefined;
  /** The same, where its shape is right. */
  readonly source: SourceProduct | undefined;
  readonly problems: readonly FiledProblem[];
  /** What was published last. */
  readonly last: ProductVersion | undefined;
  readonly choice: Choice;
}

export interface JudgeOptions {
  readonly standing: Standing;
  /** Of the last publication. */
  readonly last: Contents;
  readonly blobs: Blobs;
  readonly digests: FileDigests;
  /** Photos that decoding has found broken, by digest; nothing else finds that. */
  readonly undecodable: ReadonlySet<string>;
}

/** Also those of the last publication that have no folder any more. */
export async function judgeProducts(
  content: Content,
  today: LocalDate,
  options: JudgeOptions,
): Promise<JudgedProduct[]> {
  const { standing, last, blobs } = options;
  const report = await checkProducts(content, today);
  const problemsAt = byFile([...content.problems, ...report.problems]);
  const foundAt = new Map(content.products.map((found) => [found.file, found]));

  const judged = await inParallel(content.productFolders, FILES_AT_ONCE, async ({ sudinFolder, idFolder }) => {
    const key = { sudin: sudinFolder, id: idFolder };
    const file = `products/${productKey(key)}/product.json`;
    const found = foundAt.get(file);
    const byId = report.byId.get(idFolder);
    const source = byId?.file === file ? byId : undefined;
    const before = last.products.get(productKey(key));
    const problems = [...(problemsAt.get(file) ?? []), ...(await undecodablePhotos(source, options))];
    const choice = await chooseVersion({
      found,
      problems,
      approvedMatters: standing.approved.get(productKey(key)),
      curation: standing.curation.get(productKey(key)),
      mayKeepLast: async () => before !== undefined && (await mayPublishAgain(before, today, blobs)),
    });
    return { key, found, source, problems, last: before, choice };
  });
  const folders = new Set(judged.map(({ key }) => productKey(key)));
  const gone = [...last.products.values()]
    .filter((before) => !folders.has(productKey(before)))
    .map((before) => ({
      key: { sudin: before.sudin, id: before.id },
      found: undefined,
      source: undefined,
      problems: [],
      last: before,
      choice: GONE,
    }));
  return [...judged, ...gone];
}

/** What goes out of a product; undefined where nothing does. */
export function takenProduct({ source, last, choice }: JudgedProduct): Product | undefined {
  if (choice.version === 'current') return source?.product;
  return choice.version === 'last' ? ProductSchema.safeParse(last?.value).data : undefined;
}

/** By id. Where two folders claim one id, what is approved now goes before what was published once. */
export function takenById(judged: readonly JudgedProduct[]): Map<string, { product: Product; from: JudgedProduct }> {
  const taken = new Map<string, { product: Product; from: JudgedProduct }>();
  const currentLast = judged.toSorted((a, b) => rank(a) - rank(b));
  for (const from of currentLast) {
    const product = takenProduct(from);
    if (product !== undefined) taken.set(product.id, { product, from });
  }
  return taken;
}

const rank = ({ choice }: JudgedProduct): number => (choice.version === 'current' ? 1 : 0);

function byFile(problems: readonly FiledProblem[]): Map<string, FiledProblem[]> {
  const lists = new Map<string, FiledProblem[]>();
  for (const problem of problems) lists.set(problem.file, [...(lists.get(problem.file) ?? []), problem]);
  return lists;
}

async function undecodablePhotos(
  source: SourceProduct | undefined,
  { undecodable, digests }: JudgeOptions,
): Promise<FiledProblem[]> {
  if (source === undefined || undecodable.size === 0) return [];
  const problems: FiledProblem[] = [];
  for (const [index, photo] of source.photos.entries()) {
    const sha256 = await digests.of(photo.path);
    if (sha256 === undefined || !undecodable.has(sha256)) continue;
    problems.push({ file: source.file, field: `photos.${index}.file`, ...say('photo-unreadable') });
  }
  return problems;
}
