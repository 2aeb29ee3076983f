/**
 * [S6] The store a screen lives by: the database, and when that will not open or breaks for good, memory and the copy.
 * The change is made in the middle of whatever call met the trouble, so its caller never hears of it. There is no way
 * back before the next start of the page: two stores that take turns would have to be merged.
 */
import type { LocalDate } from '../contract/dates.ts';
import type { Play } from '../contract/play.ts';
import type { VerifiedFeed, VerifiedRotation } from '../contract/verify.ts';
import { Connection, type After } from './connection.ts';
import type { Copy, CopyCaches } from './copy.ts';
import { DatabaseStore } from './database-store.ts';
import { StoreError } from './errors.ts';
import type {
  Facts,
  Holdings,
  LaterStore,
  Opening,
  PhotoFile,
  RotationCommit,
  ScreenStore,
  Snapshot,
  StoredRotation,
  StorePlace,
} from './ports.ts';

export interface StorePorts {
  readonly after: After;
  /** `globalThis.caches`; undefined where the browser offers none. */
  readonly caches: CopyCaches | undefined;
  /** Called once, when the database is given up. */
  readonly onMemory?: () => void;
}

/**
 * Never rejects and does not wait for the database: the first call opens it, so that a boot pays for one round trip.
 */
export function openStore(ports: StorePorts): ScreenStore {
  const database = new DatabaseStore(new Connection((delayMs, call) => ports.after(delayMs, call)));
  return new LastingStore(database, copyOf(ports.caches), ports.onMemory);
}

/** A store that never touches the database, for a worker whose page lives from memory. */
export async function openMemoryStore({ caches }: Pick<StorePorts, 'caches'>): Promise<ScreenStore> {
  const copy = copyOf(caches);
  return new LastingStore(await memoryStore(copy), copy);
}

/** Memory and copy are for bad days; their code is fetched when one comes. */
type CopyLink = () => Promise<Copy>;

function copyOf(caches: CopyCaches | undefined): CopyLink {
  return async () => {
    const { Copy: CacheCopy } = await import('./copy.ts');
    return new CacheCopy(caches);
  };
}

async function memoryStore(copy: CopyLink): Promise<StorePlace> {
  const [{ MemoryStore }, contents] = await Promise.all([
    import('./memory-store.ts'),
    copy().then((it) => it.contents()),
  ]);
  return new MemoryStore(contents);
}

class LastingStore implements ScreenStore {
  #store: StorePlace;
  #leaving: Promise<void> | undefined;
  readonly #copy: CopyLink;
  readonly #onMemory: (() => void) | undefined;

  constructor(store: StorePlace, copy: CopyLink, onMemory?: () => void) {
    this.#store = store;
    this.#copy = copy;
    this.#onMemory = onMemory;
  }

  get kind(): ScreenStore['kind'] {
    return this.#store.kind;
  }

  async opening(choose: (snapshot: Snapshot, facts: Facts) => string | undefined): Promise<Opening> {
    const opening = await this.#ask((store) => store.opening(choose));
    const snapshot = await this.#mended(opening.snapshot);
    if (snapshot === opening.snapshot && opening.rotation !== undefined) return opening;
    const chosen = choose(snapshot, opening.facts);
    return { ...opening, snapshot, rotation: chosen === undefined ? undefined : await this.rotation(chosen) };
  }

  async snapshot(): Promise<Snapshot> {
    return this.#mended(await this.#ask((store) => store.snapshot()));
  }

  async rotation(sha256: string): Promise<StoredRotation | undefined> {
    return (await this.#ask((store) => store.rotation(sha256))) ?? (await this.#copy()).rotation(sha256);
  }

  photo(sha256: string): Promise<Blob | undefined> {
    return this.#ask((store) => store.photo(sha256));
  }

  holdings(): Promise<Holdings | undefined> {
    return this.#later((store) => store.holdings());
  }

  document(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#later((store) => store.document(sha256));
  }

  missingPhotos(digests: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#later((store) => store.missingPhotos(digests));
  }

  beginFill(feed: VerifiedFeed, rotation: VerifiedRotation, photoDigests: readonly string[]): Promise<void> {
    return this.#later((store) => store.beginFill(feed, rotation, photoDigests));
  }

  fillCard(cardId: string, photos: readonly PhotoFile[]): Promise<void> {
    return this.#later((store) => store.fillCard(cardId, photos));
  }

  addPhotos(photos: readonly PhotoFile[]): Promise<void> {
    return this.#later((store) => store.addPhotos(photos));
  }

  async commit(commit: RotationCommit): Promise<void> {
    await this.#later((store) => store.commit(commit));
    await (await this.#copy()).keep(commit);
  }

  async prune(keep: readonly string[]): Promise<void> {
    await this.#later((store) => store.prune(keep));
    await (await this.#copy()).prune(keep);
  }

  recordPlay(play: Play, turns: unknown): Promise<void> {
    return this.#ask((store) => store.recordPlay(play, turns));
  }

  fact(key: string): Promise<unknown> {
    return this.#ask((store) => store.fact(key));
  }

  setFact(key: string, value: unknown): Promise<void> {
    return this.#ask((store) => store.setFact(key, value));
  }

  countPlays(): Promise<number> {
    return this.#later((store) => store.countPlays());
  }

  changeVisitDay(date: LocalDate, change: (before: unknown) => unknown): Promise<void> {
    return this.#later((store) => store.changeVisitDay(date, change));
  }

  visitDays(from: LocalDate): Promise<ReadonlyMap<LocalDate, unknown>> {
    return this.#later((store) => store.visitDays(from));
  }

  close(): void {
    this.#store.close();
  }

  #later<T>(question: (store: LaterStore) => Promise<T>): Promise<T> {
    return this.#ask(async (store) => question(await store.later()));
  }

  async #ask<T>(question: (store: StorePlace) => Promise<T>): Promise<T> {
    try {
      return await question(this.#store);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'unavailable') throw error;
      this.#leaving ??= this.#leaveDatabase();
      await this.#leaving;
      return question(this.#store);
    }
  }

  async #leaveDatabase(): Promise<void> {
    this.#store.close();
    this.#store = await memoryStore(this.#copy);
    this.#onMemory?.();
  }

  /** A feed that no longer matches its digest is taken from the copy; what it names is still here. */
  async #mended(snapshot: Snapshot): Promise<Snapshot> {
    if (snapshot.feed !== undefined || snapshot.complete.size === 0) return snapshot;
    return { ...snapshot, feed: await (await this.#copy()).feed() };
  }
}
