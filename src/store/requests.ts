/**
 * Single requests inside a transaction. All of them are async functions, so that a browser that throws on the spot (a
 * transaction that has just ended, a value that cannot be cloned) gives one more rejection to the caller's Promise.all,
 * and the requests begun before are not left to reject unheard.
 */
import { unwrap } from 'idb';
import type { Mode, Transaction } from './connection.ts';
import type { StoreName } from './schema.ts';

type Tx = Transaction<Mode>;
type WriteTx = Transaction<'readwrite'>;
/** The stores whose keys are given beside the value. */
type Keyed = Exclude<StoreName, 'plays'>;

/** How browsers say that this one value cannot be read (Chromium: "Failed to read large IndexedDB value"). */
const UNREADABLE_VALUE = new Set(['DataError', 'NotReadableError', 'DataCloneError']);

/** [S3] An unreadable value is an absent one, and must not abort its neighbours. Other failures are the connection's. */
export async function get(tx: Tx, store: Keyed, key: string): Promise<unknown> {
  return readable(tx.objectStore(store).get(key));
}

/** In the order of `keys`. Empty when one of the values cannot be read. */
export async function getAll(tx: Tx, store: Keyed, range?: IDBKeyRange): Promise<readonly unknown[]> {
  return (await readable(tx.objectStore(store).getAll(range))) ?? [];
}

export async function keys(tx: Tx, store: Keyed, range?: IDBKeyRange): Promise<readonly string[]> {
  return tx.objectStore(store).getAllKeys(range);
}

/** In the order of the keys. */
export async function getMap(tx: Tx, store: Keyed, range?: IDBKeyRange): Promise<ReadonlyMap<string, unknown>> {
  const [names, values] = await Promise.all([keys(tx, store, range), getAll(tx, store, range)]);
  return new Map(values.map((value, index) => [names[index] ?? '', value]));
}

export async function put(tx: WriteTx, store: Keyed, key: string, value: unknown): Promise<void> {
  await tx.objectStore(store).put(value, key);
}

export async function remove(tx: WriteTx, store: Keyed, key: string): Promise<void> {
  await tx.objectStore(store).delete(key);
}

export async function removeAllBut(tx: WriteTx, store: Keyed, keep: ReadonlySet<string>): Promise<void> {
  const extra = (await keys(tx, store)).filter((key) => !keep.has(key));
  await Promise.all(extra.map((key) => remove(tx, store, key)));
}

/** Undefined for a value that cannot be read. */
export async function readable<T>(reading: Promise<T>): Promise<T | undefined> {
  const request = unwrap(reading);
  const isUnreadable = () => UNREADABLE_VALUE.has(request.error?.name ?? '');
  request.addEventListener('error', (event) => {
    if (!isUnreadable()) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return reading.catch((error: unknown) => {
    if (!isUnreadable()) throw error;
    return undefined;
  });
}
