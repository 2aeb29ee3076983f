/**
 * What products were called when they went out. Reports name by it what was shown, also after a product has been archived
 * or deleted: nothing is ever taken out.
 */
import * as z from 'zod/mini';
import { fieldOf } from '../build/field-of.ts';
import { COMMODITIES, SUDIN_KEYS } from '../contract/places.ts';
import type { Records } from '../records/records.ts';
import type { Contents } from './contents.ts';

const ProductName = z.object({
  id: z.string(),
  sudin: z.enum(SUDIN_KEYS),
  commodity: z.enum(COMMODITIES),
  name: z.string(),
  producer: z.string(),
});
export type ProductName = z.infer<typeof ProductName>;

/** Of everything that goes out; what today's shapes cannot read has kept the name of its day. */
export const namesIn = ({ products }: Pick<Contents, 'products'>): ProductName[] =>
  [...products.values()].flatMap(({ sudin, id, value }) => {
    const named = ProductName.safeParse({
      id,
      sudin,
      commodity: fieldOf(value, 'commodity'),
      name: fieldOf(fieldOf(value, 'name'), 'id'),
      producer: fieldOf(fieldOf(value, 'producer'), 'name'),
    });
    return named.success ? [named.data] : [];
  });

/**
 * [H3] Inside the change that makes a publication "published": a report can name whatever a screen can show. A
 * publication is never held up by it; where it fails, the next one tries again.
 */
export async function keepNames(tx: Records, names: readonly ProductName[]): Promise<void> {
  try {
    // A change of its own inside: what fails is taken back alone.
    await tx.change((inner) => inner.run(UPSERT, { names: JSON.stringify(names) }));
  } catch {
    // Reports go on with the names before, or with ids.
  }
}

const UPSERT = `
  insert into product_names (product_id, sudin, commodity, name, producer)
  select value ->> 'id', value ->> 'sudin', value ->> 'commodity', value ->> 'name', value ->> 'producer'
  from json_each(:names) where true
  on conflict (product_id) do update set
    sudin = excluded.sudin, commodity = excluded.commodity, name = excluded.name, producer = excluded.producer`;

/** Whether no publication has told its names yet: an app that did not know of them made it. */
export async function hasNoNames(records: Records): Promise<boolean> {
  return (await records.first(z.object({ one: z.int() }), 'select 1 as one from product_names limit 1')) === undefined;
}
