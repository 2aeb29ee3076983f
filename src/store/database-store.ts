/**
 * The screen's store in IndexedDB. Transactions are short and hold all that belongs together; digests are compared
 * outside of them, because a transaction ends as soon as it has to wait for anything but itself.
 */
import type { Play } from '../contract/play.ts';
import type { Connection, Transaction } from './connection.ts';
import {
  TURNS_FACT,
  type Facts,
  type LaterStore,
  type Opening,
  type StorePlace,
  type Snapshot,
  type StoredRotation,
} from './ports.ts';
import {
  isBytes,
  isFeedRecord,
  isFillingRecord,
  isRotationHead,
  matches,
  parseFeed,
  parseRotation,
  type Bytes,
  type FeedRecord,
  type FillingRecord,
  type RotationHead,
} from './records.ts';
import { get, getMap, keys, put, remove } from './requests.ts';
import { ACCEPTED, FILLING, STORES } from './schema.ts';

type ReadTx = Transaction<'readonly'>;

const { feeds, rotations, documents, photos, plays, facts } = STORES;

export class DatabaseStore implements StorePlace {
  readonly kind = 'database';
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async opening(choose: (snapshot: Snapshot, facts: Facts) => string | undefined): Promise<Opening> {
    const found = await this.#connection.transaction('readonly', [feeds, rotations, documents, facts], async (tx) => {
      const [state, known] = await Promise.all([readState(tx), getMap(tx, facts)]);
      const sha256 = chosenFrom(state, known, choose);
      return { state, known, chosen: sha256 === undefined ? undefined : await readRotation(tx, sha256) };
    });
    const trusted = await this.#trusted(found.state);
    const rotation = trusted === found.state && found.chosen ? await this.#checked(found.chosen) : undefined;
    return { snapshot: snapshotOf(trusted), facts: found.known, rotation };
  }

  async snapshot(): Promise<Snapshot> {
    const state = await this.#connection.transaction('readonly', [feeds, rotations], readState);
    return snapshotOf(await this.#trusted(state));
  }

  async rotation(sha256: string): Promise<StoredRotation | undefined> {
    const found = await this.#connection.transaction('readonly', [feeds, rotations, documents], (tx) =>
      readRotation(tx, sha256),
    );
    return found && this.#checked(found);
  }

  async photo(sha256: string): Promise<Blob | undefined> {
    const blob = await this.#connection.transaction('readonly', [photos], (tx) => get(tx, photos, sha256));
    // A blob whose file has gone from the disk rejects when it is read.
    const bytes = blob instanceof Blob ? await blob.arrayBuffer().catch(() => undefined) : undefined;
    if (bytes !== undefined && (await matches(new Uint8Array(bytes), sha256))) return blob as Blob;
    await this.#forget([photos], sha256);
    return undefined;
  }

  async later(): Promise<LaterStore> {
    const { DatabaseLater } = await import('./database-later.ts');
    return new DatabaseLater(this.#connection);
  }

  async recordPlay(play: Play, turns: unknown): Promise<void> {
    // Relaxed: a strict write every slide would wear out a cheap flash disk, and a power cut costs a few plays at most.
    await this.#connection.transaction('readwrite', [plays, facts], async (tx) => {
      await Promise.all([put(tx, facts, TURNS_FACT, turns), tx.objectStore(plays).put(play)]);
    });
  }

  fact(key: string): Promise<unknown> {
    return this.#connection.transaction('readonly', [facts], (tx) => get(tx, facts, key));
  }

  async setFact(key: string, value: unknown): Promise<void> {
    await this.#connection.transaction('readwrite', [facts], (tx) => put(tx, facts, key, value));
  }

  close(): void {
    this.#connection.close();
  }

  /** [S3] The state, without a feed whose bytes no longer match. Hands back the same object when all is well. */
  async #trusted(state: State): Promise<State> {
    const feed = state.accepted ?? state.filling?.feed;
    if (feed === undefined || (await matches(feed.bytes, feed.sha256))) return state;
    return { complete: state.complete };
  }

  async #checked({ head, bytes }: FoundRotation): Promise<StoredRotation | undefined> {
    if (bytes !== undefined && (await matches(bytes, head.entry.sha256))) return parseRotation(head, bytes);
    await this.#forget([rotations, documents], head.entry.sha256);
    return undefined;
  }

  /** [S3] What is damaged counts as missing from now on, so that the next pull fetches it anew. */
  async #forget(
    stores: readonly (typeof rotations | typeof documents | typeof photos)[],
    sha256: string,
  ): Promise<void> {
    await this.#connection.transaction('readwrite', stores, async (tx) => {
      await Promise.all(stores.map((name) => remove(tx, name, sha256)));
    });
  }
}

interface State {
  readonly accepted?: FeedRecord;
  readonly filling?: FillingRecord;
  readonly complete: ReadonlySet<string>;
}

async function readState(tx: ReadTx): Promise<State> {
  const [accepted, filling, committed] = await Promise.all([
    get(tx, feeds, ACCEPTED),
    get(tx, feeds, FILLING),
    keys(tx, rotations),
  ]);
  return {
    complete: new Set(committed),
    ...(isFeedRecord(accepted) ? { accepted } : {}),
    ...(isFillingRecord(filling) ? { filling } : {}),
  };
}

function snapshotOf({ accepted, filling, complete }: State): Snapshot {
  if (accepted !== undefined) return { feed: parseFeed(accepted), complete, filling: undefined };
  if (filling === undefined) return { feed: undefined, complete, filling: undefined };
  const { feed, head, readyCardIds } = filling;
  return {
    feed: parseFeed(feed),
    complete,
    filling: { sha256: head.entry.sha256, readyCardIds: new Set(readyCardIds) },
  };
}

/**
 * One transaction for all of it means choosing before the digest of the feed could be compared. A damaged feed may make
 * no sense at all here; its choice is dropped as soon as the digest has been looked at.
 */
function chosenFrom(
  state: State,
  known: Facts,
  choose: (snapshot: Snapshot, facts: Facts) => string | undefined,
): string | undefined {
  try {
    return choose(snapshotOf(state), known);
  } catch {
    return undefined;
  }
}

interface FoundRotation {
  readonly head: RotationHead;
  readonly bytes: Bytes | undefined;
}

async function readRotation(tx: ReadTx, sha256: string): Promise<FoundRotation | undefined> {
  const [stored, filling, bytes] = await Promise.all([
    get(tx, rotations, sha256),
    get(tx, feeds, FILLING),
    get(tx, documents, sha256),
  ]);
  const head = stored ?? (isFillingRecord(filling) && filling.head.entry.sha256 === sha256 ? filling.head : undefined);
  return isRotationHead(head) ? { head, bytes: isBytes(bytes) ? bytes : undefined } : undefined;
}
