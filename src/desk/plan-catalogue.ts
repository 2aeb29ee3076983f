/** The catalogue as a planner needs it: who may stand in a rotation, whose product it is, what it is called. */
import type { PlanProduct } from '../api/plan.ts';
import type { SourceProduct } from '../build/check-products.ts';
import type { ProductFolder } from '../build/read.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { SudinKey } from '../contract/places.ts';
import { ProductSchema, type Product } from '../contract/product.ts';
import { productProblems } from '../contract/product-problems.ts';
import type { ProductPart, StoredProduct } from './product-reader.ts';

export interface Catalogue {
  /** Approved and without an error, by Suku Dinas and id: what may be placed. */
  readonly placeable: readonly Product[];
  /** Approved, by id, whatever is wrong with it today. */
  readonly approved: ReadonlyMap<string, Product>;
  /** Every product.json of the right shape, by id, as the check reads it. */
  readonly sources: ReadonlyMap<string, SourceProduct>;
  readonly folders: readonly ProductFolder[];
  readonly unitOf: (id: string) => SudinKey | undefined;
  /** The id where it has no name yet, or is gone. */
  readonly nameOf: (id: string) => string;
}

export function catalogueOf(all: readonly StoredProduct[], today: LocalDate): Catalogue {
  const placeable: Product[] = [];
  const approved = new Map<string, Product>();
  const sources = new Map<string, SourceProduct>();
  const byId = new Map<string, StoredProduct>();
  for (const stored of all) {
    const { id } = stored.key;
    // Two units with one id: the approved one is meant, as in the check.
    if (byId.get(id)?.curated === undefined) byId.set(id, stored);
    const part = stored.curated ?? stored.product;
    const product = part && ProductSchema.safeParse(part.value).data;
    if (part === undefined || product === undefined) continue;
    if (stored.curated !== undefined || !sources.has(id)) {
      sources.set(id, { file: `${stored.folder}/product.json`, product, photos: [] });
    }
    if (stored.curated === undefined) continue;
    approved.set(id, product);
    if (isSound(part, today)) placeable.push(product);
  }
  return {
    placeable,
    approved,
    sources,
    folders: all.map(({ key }) => ({ sudinFolder: key.sudin, idFolder: key.id })),
    unitOf: (id) => byId.get(id)?.key.sudin,
    nameOf: (id) => byId.get(id)?.working?.draft.name?.id ?? id,
  };
}

/** A thousand products are judged for every look at the plan; a version that was judged today need not be judged again. */
const judged = new WeakMap<ProductPart, { readonly today: LocalDate; readonly isSound: boolean }>();

function isSound(part: ProductPart, today: LocalDate): boolean {
  const known = judged.get(part);
  if (known?.today === today) return known.isSound;
  const sound = !productProblems(part.value, today).some(({ severity }) => severity === 'error');
  judged.set(part, { today, isSound: sound });
  return sound;
}

export function planProduct(product: Product, turns: number, today: LocalDate): PlanProduct {
  const { id, sudin, name, commodity, photos, halal, pirt } = product;
  const cover = photos[0]?.file;
  // [C2] Only food has to leave when a printed certificate ends.
  const showableUntil = commodity === 'kuliner' ? halal?.validUntil : undefined;
  return {
    id,
    sudin,
    name: name.id,
    commodity,
    ...(cover === undefined ? {} : { cover }),
    hasPirt: pirt !== undefined && pirt.validUntil >= today,
    ...(showableUntil === undefined ? {} : { showableUntil }),
    turns,
  };
}
