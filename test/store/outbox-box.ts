/** The database of a screen past its store: what a broken disk or another version may have left there. */
import { openDB } from 'idb';
import { DATABASE, VERSION, type StoreName } from '../../src/store/schema.ts';

const KEYED_INSIDE: ReadonlySet<StoreName> = new Set(['plays']);

export async function rawPut(store: StoreName, ...values: readonly { readonly id: string }[]): Promise<void> {
  const database = await openDB(DATABASE, VERSION);
  const tx = database.transaction(store, 'readwrite');
  for (const value of values) void tx.store.put(value, KEYED_INSIDE.has(store) ? undefined : value.id);
  await tx.done;
  database.close();
}

export async function rawAll(store: StoreName): Promise<unknown[]> {
  const database = await openDB(DATABASE, VERSION);
  const all: unknown[] = await database.getAll(store);
  database.close();
  return all;
}
