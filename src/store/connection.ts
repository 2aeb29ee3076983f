/**
 * The one door to the database: every transaction goes through `transaction`. A connection that was lost (a sleeping
 * device, a browser that closed its backend under memory pressure, a tab that upgrades) is opened again within a small
 * budget; what still fails then is `unavailable`, and somebody above decides how to live without.
 */
import { deleteDB, openDB, type IDBPTransaction } from 'idb';
import { StoreError } from './errors.ts';
import {
  DATABASE,
  isOurs,
  upgrade,
  VERSION,
  type GaleriDatabase,
  type GaleriSchema,
  type StoreName,
} from './schema.ts';

/** Calls once after `delayMs`; returns its canceller. */
export type After = (delayMs: number, call: () => void) => () => void;

/** Four tries within a second and a half: the first card waits for them. */
const RETRY_DELAYS_MS = [100, 400, 1000] as const;
/** An open request can stay unanswered for good (a hung backend, a tab that will not let go); it is not asked twice. */
const OPEN_TIMEOUT_MS = 5000;
const TIMEOUT = 'TimeoutError';

/** How browsers say that the connection, not the request, is at fault. */
const LOST_CONNECTION = new Set(['InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError']);

export type Mode = 'readonly' | 'readwrite';
export type Transaction<M extends Mode> = IDBPTransaction<GaleriSchema, StoreName[], M>;

export class Connection {
  readonly #after: After;
  #database: Promise<GaleriDatabase> | undefined;

  constructor(after: After) {
    this.#after = after;
  }

  /**
   * Runs `work` in one transaction and resolves when that is complete. `work` awaits nothing but its own requests, and
   * may be run again from the start, so it must not carry anything over from one run to the next.
   * @param durability `strict` returns only after the operating system was told to write to the disk
   * @throws {StoreError} what `work` threw, or `quota`, `unavailable`, `failed`
   */
  async transaction<M extends Mode, T>(
    mode: M,
    stores: readonly StoreName[],
    work: (tx: Transaction<M>) => Promise<T>,
    durability: IDBTransactionDurability = 'relaxed',
  ): Promise<T> {
    for (const retryDelayMs of [...RETRY_DELAYS_MS, undefined]) {
      const opening = this.#open();
      try {
        const database = await opening;
        return await attempt(database.transaction([...stores], mode, { durability }), work);
      } catch (cause) {
        const error = named(cause);
        if (error.code !== 'unavailable') throw error;
        this.#drop(opening);
        if (retryDelayMs === undefined || isFinal(error.cause)) throw error;
        await new Promise<void>((resolve) => this.#after(retryDelayMs, resolve));
      }
    }
    throw new StoreError('unavailable', 'no answer');
  }

  close(): void {
    if (this.#database !== undefined) this.#drop(this.#database);
  }

  #open(): Promise<GaleriDatabase> {
    // Whatever keeps the database from opening, even a full disk, means living without it; see `openStore`.
    this.#database ??= this.#inTime(openOurs(() => this.close())).catch((cause: unknown) => {
      throw new StoreError('unavailable', String(cause), { cause });
    });
    return this.#database;
  }

  /** The next transaction opens anew. Closing waits for running transactions, and is harmless on a dead connection. */
  #drop(opening: Promise<GaleriDatabase>): void {
    void opening.then((database) => database.close(), nothing);
    if (this.#database === opening) this.#database = undefined;
  }

  async #inTime(opening: Promise<GaleriDatabase>): Promise<GaleriDatabase> {
    let cancel = nothing;
    const late = new Promise<never>((_, reject) => {
      const reason = new DOMException('no answer', TIMEOUT);
      cancel = this.#after(OPEN_TIMEOUT_MS, () => reject(reason));
    });
    try {
      return await Promise.race([opening, late]);
    } catch (cause) {
      // Should it open after all, nobody is waiting any more, and an open connection would block every later upgrade.
      void opening.then((database) => database.close(), nothing);
      throw cause;
    } finally {
      cancel();
    }
  }
}

const nothing = (): void => undefined;

async function openOurs(onClosing: () => void): Promise<GaleriDatabase> {
  const callbacks = {
    upgrade,
    // Another tab brings a newer app: get out of its way, or its upgrade and its screen would wait for ever.
    blocking: onClosing,
    terminated: onClosing,
  };
  const database = await openDB<GaleriSchema>(DATABASE, VERSION, callbacks);
  if (isOurs(database)) return database;
  // S7: our name and our number, but not our stores. Nothing in it can be read, so it is made anew.
  database.close();
  await deleteDB(DATABASE);
  return openDB<GaleriSchema>(DATABASE, VERSION, callbacks);
}

async function attempt<M extends Mode, T>(tx: Transaction<M>, work: (tx: Transaction<M>) => Promise<T>): Promise<T> {
  const ending = tx.done.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (cause) {
    abort(tx);
    // When the disk is full the requests only say "aborted"; the transaction itself knows why.
    const reason = tx.error ?? (await ending);
    throw nameOf(reason) === 'QuotaExceededError' ? reason : cause;
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended by itself.
  }
}

function named(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const name = nameOf(cause);
  if (name === 'QuotaExceededError') return new StoreError('quota', 'the disk is full', { cause });
  return new StoreError(LOST_CONNECTION.has(name) ? 'unavailable' : 'failed', String(cause), { cause });
}

/** S7: a newer format stays newer. And an open request that hung once hangs again, five seconds each time. */
const isFinal = (cause: unknown): boolean => ['VersionError', TIMEOUT].includes(nameOf(cause));

const nameOf = (cause: unknown): string => (cause instanceof Error || cause instanceof DOMException ? cause.name : '');
