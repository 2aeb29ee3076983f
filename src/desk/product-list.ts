/** All products at a glance. */
import type { ProductSummary } from '../api/products.ts';
import { inParallel } from '../build/in-parallel.ts';
import { FILES_AT_ONCE } from '../build/limits.ts';
import type { Problem } from '../contract/problems.ts';
import { problemsOf, sharedHalalNumbers } from './judge.ts';
import type { ProductDesk } from './product-desk.ts';
import type { StoredProduct } from './product-reader.ts';
import { productSummary } from './product-summary.ts';

/** By Suku Dinas and id. */
export type ListProducts = (nowMs: number) => Promise<ProductSummary[]>;

export function productList({ reader, photos, around }: ProductDesk): ListProducts {
  return async (nowMs) => {
    const surroundings = await around(nowMs);
    const all = await reader.readAll();
    const shared = sharedHalalNumbers(all);
    const twinsOf = twins(all);
    return inParallel(all, FILES_AT_ONCE, async (product) => {
      const beside = { today: surroundings.today, twins: twinsOf(product) };
      const problems: Problem[] = await problemsOf(product, photos, beside);
      return productSummary(product, [...problems, ...shared(product)], surroundings);
    });
  };
}

/** As `ProductReader.twinsOf`, out of what has been read. */
function twins(all: readonly StoredProduct[]): (product: StoredProduct) => readonly string[] {
  const approved = new Map<string, StoredProduct[]>();
  for (const product of all) {
    if (product.curated === undefined) continue;
    approved.set(product.key.id, [...(approved.get(product.key.id) ?? []), product]);
  }
  return ({ key }) =>
    (approved.get(key.id) ?? [])
      .filter((other) => other.key.sudin !== key.sudin)
      .map(({ folder }) => `${folder}/product.json`);
}
