/**
 * What the first card has no use for, so its code is fetched where it is first called. Mostly a pull's side of the
 * database: what is accepted, what is missing, and the writes. Every write of a pull is one strict transaction: when it
 * resolves, the operating system has been told to put it on the disk.
 */
import type { LocalDate } from '../contract/dates.ts';
import type { VerifiedFeed, VerifiedRotation } from '../contract/verify.ts';
import type { Connection, Mode, Transaction } from './connection.ts';
import { VISIT_DAYS_KEPT, type Holdings, type LaterStore, type PhotoFile, type RotationCommit } from './ports.ts';
import {
  feedRecord,
  isBytes,
  isFeedRecord,
  isFillingRecord,
  isRotationHead,
  matches,
  rotationHead,
  type Bytes,
  type FillingRecord,
  type RotationHead,
} from './records.ts';
import { get, getAll, getMap, keys, put, remove, removeAllBut } from './requests.ts';
import { requireComplete, requireNotSuperseded } from './rules.ts';
import { ACCEPTED, FILLING, STORES } from './schema.ts';

type WriteTx = Transaction<'readwrite'>;

const { feeds, rotations, documents, photos, plays, visits } = STORES;

export class DatabaseLater implements LaterStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async holdings(): Promise<Holdings | undefined> {
    const found = await this.#connection.transaction('readonly', [feeds, rotations], async (tx) => {
      const [accepted, heads] = await Promise.all([get(tx, feeds, ACCEPTED), getAll(tx, rotations)]);
      return { accepted, heads };
    });
    if (!isFeedRecord(found.accepted)) return undefined;
    const { revision, sha256, bytes } = found.accepted;
    const heads: RotationHead[] = found.heads.filter(isRotationHead);
    return {
      revision,
      sha256,
      bytes: (await matches(bytes, sha256)) ? bytes : undefined,
      committed: new Map(heads.map(({ entry, photoDigests }) => [entry.sha256, new Set(photoDigests)])),
    };
  }

  async document(sha256: string): Promise<Bytes | undefined> {
    const bytes = await this.#connection.transaction('readonly', [documents], (tx) => get(tx, documents, sha256));
    return isBytes(bytes) && (await matches(bytes, sha256)) ? bytes : undefined;
  }

  async missingPhotos(digests: readonly string[]): Promise<ReadonlySet<string>> {
    const here = await this.#connection.transaction('readonly', [photos], readPhotoDigests);
    return new Set(digests.filter((sha256) => !here.has(sha256)));
  }

  async beginFill(feed: VerifiedFeed, rotation: VerifiedRotation, photoDigests: readonly string[]): Promise<void> {
    const record: FillingRecord = {
      feed: feedRecord(feed),
      head: rotationHead(rotation, photoDigests),
      readyCardIds: [],
    };
    await this.#write([feeds, documents], async (tx) => {
      const accepted = await get(tx, feeds, ACCEPTED);
      requireNotSuperseded(isFeedRecord(accepted) ? accepted : undefined, record.feed);
      const before = await get(tx, feeds, FILLING);
      // The same rotation again, after a power cut or a newer feed: what was ready stays ready.
      const isSame = isFillingRecord(before) && before.head.entry.sha256 === record.head.entry.sha256;
      const readyCardIds = isSame ? before.readyCardIds : [];
      await Promise.all([
        put(tx, feeds, FILLING, { ...record, readyCardIds }),
        put(tx, documents, rotation.entry.sha256, rotation.bytes),
      ]);
    });
  }

  async fillCard(cardId: string, files: readonly PhotoFile[]): Promise<void> {
    await this.#write([feeds, photos], async (tx) => {
      const filling = await get(tx, feeds, FILLING);
      // Another tab has committed meanwhile: there is nothing left to fill.
      if (!isFillingRecord(filling)) return;
      const readyCardIds = [...new Set([...filling.readyCardIds, cardId])];
      await Promise.all([...putPhotos(tx, files), put(tx, feeds, FILLING, { ...filling, readyCardIds })]);
    });
  }

  async addPhotos(files: readonly PhotoFile[]): Promise<void> {
    await this.#write([photos], async (tx) => {
      await Promise.all(putPhotos(tx, files));
    });
  }

  async commit({ feed, rotation, photos: files, photoDigests }: RotationCommit): Promise<void> {
    const record = feedRecord(feed);
    const { sha256 } = rotation.entry;
    await this.#write([feeds, rotations, documents, photos], async (tx) => {
      const [accepted, here] = await Promise.all([get(tx, feeds, ACCEPTED), readPhotoDigests(tx)]);
      requireNotSuperseded(isFeedRecord(accepted) ? accepted : undefined, record);
      const given = new Set(files.map(({ variant }) => variant.sha256));
      requireComplete(photoDigests, (digest) => given.has(digest) || here.has(digest));
      await Promise.all([
        ...putPhotos(tx, files),
        put(tx, documents, sha256, rotation.bytes),
        put(tx, rotations, sha256, rotationHead(rotation, photoDigests)),
        put(tx, feeds, ACCEPTED, record),
        remove(tx, feeds, FILLING),
      ]);
    });
  }

  async prune(keep: readonly string[]): Promise<void> {
    const kept = new Set(keep);
    await this.#write([rotations, documents, photos], async (tx) => {
      // Not `readable`: a head that cannot be read would give away its photos, so then nothing is pruned.
      const heads: unknown[] = await tx.objectStore(rotations).getAll();
      const named = new Set(
        heads.filter(isRotationHead).flatMap(({ entry, photoDigests }) => (kept.has(entry.sha256) ? photoDigests : [])),
      );
      await Promise.all([
        removeAllBut(tx, rotations, kept),
        removeAllBut(tx, documents, kept),
        removeAllBut(tx, photos, named),
      ]);
    });
  }

  countPlays(): Promise<number> {
    return this.#connection.transaction('readonly', [plays], (tx) => tx.objectStore(plays).count());
  }

  async changeVisitDay(date: LocalDate, change: (before: unknown) => unknown): Promise<void> {
    await this.#connection.transaction('readwrite', [visits], async (tx) => {
      await put(tx, visits, date, change(await get(tx, visits, date)));
      const days = await keys(tx, visits);
      await Promise.all(days.slice(0, -VISIT_DAYS_KEPT).map((day) => remove(tx, visits, day)));
    });
  }

  visitDays(from: LocalDate): Promise<ReadonlyMap<LocalDate, unknown>> {
    return this.#connection.transaction('readonly', [visits], (tx) => getMap(tx, visits, IDBKeyRange.lowerBound(from)));
  }

  #write(stores: Parameters<Connection['transaction']>[1], work: (tx: WriteTx) => Promise<void>): Promise<void> {
    return this.#connection.transaction('readwrite', stores, work, 'strict');
  }
}

const readPhotoDigests = async (tx: Transaction<Mode>): Promise<ReadonlySet<string>> => new Set(await keys(tx, photos));

const putPhotos = (tx: WriteTx, files: readonly PhotoFile[]): Promise<void>[] =>
  files.map(({ variant, blob }) => put(tx, photos, variant.sha256, blob));
