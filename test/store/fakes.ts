/** Stand-ins for the browser under a store, and minted feeds in their verified form. */
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { vi } from 'vitest';
import type { RotationEntry } from '../../src/contract/feed.ts';
import { verifyFeed, verifyRotation } from '../../src/contract/verify.ts';
import type { After } from '../../src/store/connection.ts';
import type { CopyCaches } from '../../src/store/copy.ts';
import { openStore, type StorePorts } from '../../src/store/open-store.ts';
import type { PhotoFile, RotationCommit, ScreenStore } from '../../src/store/ports.ts';
import { DATABASE, VERSION, type StoreName } from '../../src/store/schema.ts';
import { bytesOf, type MintedFeed } from '../factory.ts';

const faults: { mockRestore(): void }[] = [];

/** Remembers a spy that breaks something, until `endFaults`. (Restoring all mocks would take the console's guard along.) */
export function fault<T extends { mockRestore(): void }>(spy: T): T {
  faults.push(spy);
  return spy;
}

export function endFaults(): void {
  for (const spy of faults.splice(0)) spy.mockRestore();
}

interface Harm {
  readonly before?: (store: IDBObjectStore) => void;
  readonly after?: (request: IDBRequest) => void;
}

/** Shows every request of a kind to `before` and `after`; what they throw, the browser throws. */
export function harm(kind: 'get' | 'put', { before, after }: Harm): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its store below
  const original: (this: IDBObjectStore, ...args: unknown[]) => IDBRequest = IDBObjectStore.prototype[kind] as never;
  fault(vi.spyOn(IDBObjectStore.prototype, kind)).mockImplementation(function (
    this: IDBObjectStore,
    ...args: unknown[]
  ) {
    before?.(this);
    const request = original.apply(this, args);
    after?.(request);
    return request;
  });
}

// What a browser does on its own account, reached through the fake database's private parts.
/* oxlint-disable eslint/no-underscore-dangle */
interface PrivateTransaction {
  readonly _requests: { request: IDBRequest; operation: () => unknown }[];
  _abort(errorName: string): void;
}
export function failLater(request: IDBRequest, errorName: string): void {
  const { _requests: queued } = request.transaction as unknown as PrivateTransaction;
  for (const entry of queued) {
    if (entry.request !== request) continue;
    entry.operation = () => {
      throw new DOMException('Failed to read large IndexedDB value', errorName);
    };
  }
}
export function abortLater(store: IDBObjectStore, errorName: string): void {
  queueMicrotask(() => (store.transaction as unknown as PrivateTransaction)._abort(errorName));
}
/* oxlint-enable eslint/no-underscore-dangle */

/** A browser profile without a past. */
export function freshDatabase(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** Retries happen at once; a time-out only when a test turns `fire`. */
export function hurriedTimers(): { after: After; fire: () => void } {
  const waiting = new Set<() => void>();
  return {
    after(delayMs, call) {
      if (delayMs < 2000) {
        const id = setImmediate(call);
        return () => clearImmediate(id);
      }
      waiting.add(call);
      return () => waiting.delete(call);
    },
    fire() {
      for (const call of waiting) call();
    },
  };
}

/** Changes a record behind the store's back. */
export async function overwrite(name: StoreName, key: string, change: (record: never) => unknown): Promise<void> {
  const database = await openDB(DATABASE, VERSION);
  await database.put(name, change((await database.get(name, key)) as never), key);
  database.close();
}

/** Loses records behind the store's back. */
export async function erase(name: StoreName, keys: readonly string[]): Promise<void> {
  const database = await openDB(DATABASE, VERSION);
  for (const key of keys) await database.delete(name, key);
  database.close();
}

const urlOf = (request: RequestInfo | URL) => (request instanceof Request ? request.url : String(request));

/** CacheStorage of one profile, in memory. */
export function fakeCaches(): CopyCaches & { readonly entries: Map<string, Response> } {
  const entries = new Map<string, Response>();
  return {
    entries,
    open: async () => ({
      match: async (request) => entries.get(urlOf(request))?.clone(),
      put: async (request, response) => void entries.set(urlOf(request), response),
      delete: async (request) => entries.delete(urlOf(request)),
      keys: async () => [...entries.keys()].map((url) => new Request(url)),
    }),
  };
}

export const open = (ports: Partial<StorePorts> = {}): ScreenStore =>
  openStore({ after: hurriedTimers().after, caches: undefined, ...ports });

/** Every variant of a rotation's photos, verified, as a pull would hand it over. */
export function photoFiles(minted: MintedFeed, index = 0): PhotoFile[] {
  const cards = minted.rotations[index]?.cards as { photos: { variants: PhotoFile['variant'][] }[] }[];
  return cards.flatMap(({ photos }) =>
    photos.flatMap(({ variants }) =>
      variants.map((variant) => ({ variant, blob: new Blob([bytesOf(variant)], { type: variant.type }) })),
    ),
  );
}

export const digestsOf = (files: readonly PhotoFile[]): string[] => files.map(({ variant }) => variant.sha256);

/** Everything a commit of the feed's rotation number `index` needs. */
export async function commitOf(minted: MintedFeed, index = 0): Promise<RotationCommit> {
  const rotation = minted.rotations[index];
  if (rotation === undefined) throw new Error(`no rotation ${index}`);
  const photos = photoFiles(minted, index);
  return {
    feed: await verifyFeed(minted.bytes, undefined),
    rotation: await verifyRotation(rotation.bytes, rotation.entry),
    photos,
    photoDigests: digestsOf(photos),
  };
}

export const shaOf = (minted: MintedFeed, index = 0): string => (minted.feed.rotations[index] as RotationEntry).sha256;
