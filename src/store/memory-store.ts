/**
 * [S6] The same store without a database: it starts from the copy in CacheStorage, so feed and cards are there at once,
 * and gets its photos from the next pull, most of them out of the browser's HTTP cache. Page and worker each have their
 * own; the worker hands every write over to the page (see writes.ts).
 */
import type { LocalDate } from '../contract/dates.ts';
import type { Play } from '../contract/play.ts';
import type { VerifiedFeed, VerifiedRotation } from '../contract/verify.ts';
import type { CopyContents } from './copy.ts';
import {
  TURNS_FACT,
  VISIT_DAYS_KEPT,
  type Facts,
  type Holdings,
  type LaterStore,
  type Opening,
  type PhotoFile,
  type RotationCommit,
  type StorePlace,
  type Snapshot,
  type StoredRotation,
} from './ports.ts';
import {
  feedRecord,
  parseFeed,
  parseRotation,
  rotationHead,
  type Bytes,
  type FeedRecord,
  type FillingRecord,
  type RotationHead,
} from './records.ts';
import { requireComplete, requireNotSuperseded } from './rules.ts';

export class MemoryStore implements StorePlace, LaterStore {
  readonly kind = 'memory';
  #accepted: FeedRecord | undefined;
  #filling: FillingRecord | undefined;
  readonly #heads = new Map<string, RotationHead>();
  readonly #documents = new Map<string, Bytes>();
  readonly #photos = new Map<string, Blob>();
  readonly #playIds = new Set<string>();
  readonly #facts = new Map<string, unknown>();
  readonly #visits = new Map<LocalDate, unknown>();

  constructor({ feed, rotations }: CopyContents) {
    this.#accepted = feed;
    for (const { head, bytes } of rotations) {
      this.#heads.set(head.entry.sha256, head);
      this.#documents.set(head.entry.sha256, bytes);
    }
  }

  async opening(choose: (snapshot: Snapshot, facts: Facts) => string | undefined): Promise<Opening> {
    const snapshot = await this.snapshot();
    const chosen = choose(snapshot, this.#facts);
    const rotation = chosen === undefined ? undefined : await this.rotation(chosen);
    return { snapshot, facts: new Map(this.#facts), rotation };
  }

  async snapshot(): Promise<Snapshot> {
    const complete = new Set(this.#heads.keys());
    const filling = this.#accepted === undefined ? this.#filling : undefined;
    const feed = this.#accepted ?? filling?.feed;
    return {
      feed: feed && parseFeed(feed),
      complete,
      filling: filling && {
        sha256: filling.head.entry.sha256,
        readyCardIds: new Set(filling.readyCardIds),
      },
    };
  }

  async rotation(sha256: string): Promise<StoredRotation | undefined> {
    const filling = this.#filling?.head;
    const head = this.#heads.get(sha256) ?? (filling?.entry.sha256 === sha256 ? filling : undefined);
    const bytes = this.#documents.get(sha256);
    return head && bytes && parseRotation(head, bytes);
  }

  async photo(sha256: string): Promise<Blob | undefined> {
    return this.#photos.get(sha256);
  }

  async later(): Promise<LaterStore> {
    return this;
  }

  async holdings(): Promise<Holdings | undefined> {
    if (this.#accepted === undefined) return undefined;
    const committed = new Map([...this.#heads].map(([sha256, head]) => [sha256, new Set(head.photoDigests)]));
    const { revision, sha256, bytes } = this.#accepted;
    return { revision, sha256, bytes, committed };
  }

  async document(sha256: string): Promise<Bytes | undefined> {
    return this.#documents.get(sha256);
  }

  async missingPhotos(digests: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(digests.filter((sha256) => !this.#photos.has(sha256)));
  }

  async beginFill(feed: VerifiedFeed, rotation: VerifiedRotation, photoDigests: readonly string[]): Promise<void> {
    const { sha256 } = rotation.entry;
    requireNotSuperseded(this.#accepted, feedRecord(feed));
    const before = this.#filling;
    const readyCardIds = before?.head.entry.sha256 === sha256 ? before.readyCardIds : [];
    this.#documents.set(sha256, rotation.bytes);
    this.#filling = { feed: feedRecord(feed), head: rotationHead(rotation, photoDigests), readyCardIds };
  }

  async fillCard(cardId: string, files: readonly PhotoFile[]): Promise<void> {
    if (this.#filling === undefined) return;
    this.#keep(files);
    this.#filling = { ...this.#filling, readyCardIds: [...new Set([...this.#filling.readyCardIds, cardId])] };
  }

  async addPhotos(files: readonly PhotoFile[]): Promise<void> {
    this.#keep(files);
  }

  async commit({ feed, rotation, photos, photoDigests }: RotationCommit): Promise<void> {
    const record = feedRecord(feed);
    const { sha256 } = rotation.entry;
    requireNotSuperseded(this.#accepted, record);
    const given = new Set(photos.map(({ variant }) => variant.sha256));
    requireComplete(photoDigests, (digest) => given.has(digest) || this.#photos.has(digest));
    this.#keep(photos);
    this.#documents.set(sha256, rotation.bytes);
    this.#heads.set(sha256, rotationHead(rotation, photoDigests));
    this.#accepted = record;
    this.#filling = undefined;
  }

  async prune(keep: readonly string[]): Promise<void> {
    const kept = new Set(keep);
    const named = new Set(keep.flatMap((sha256) => this.#heads.get(sha256)?.photoDigests ?? []));
    deleteAllBut(this.#heads, kept);
    deleteAllBut(this.#documents, kept);
    deleteAllBut(this.#photos, named);
  }

  async recordPlay(play: Play, turns: unknown): Promise<void> {
    // Only counted: nothing could keep the play itself beyond this page's life.
    this.#playIds.add(play.id);
    this.#facts.set(TURNS_FACT, turns);
  }

  async fact(key: string): Promise<unknown> {
    return this.#facts.get(key);
  }

  async setFact(key: string, value: unknown): Promise<void> {
    this.#facts.set(key, value);
  }

  async countPlays(): Promise<number> {
    return this.#playIds.size;
  }

  async changeVisitDay(date: LocalDate, change: (before: unknown) => unknown): Promise<void> {
    this.#visits.set(date, change(this.#visits.get(date)));
    deleteAllBut(this.#visits, new Set([...this.#visits.keys()].toSorted().slice(-VISIT_DAYS_KEPT)));
  }

  async visitDays(from: LocalDate): Promise<ReadonlyMap<LocalDate, unknown>> {
    const days = [...this.#visits].filter(([date]) => date >= from);
    return new Map(days.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }

  close(): void {
    // Nothing is open.
  }

  #keep(files: readonly PhotoFile[]): void {
    for (const { variant, blob } of files) this.#photos.set(variant.sha256, blob);
  }
}

function deleteAllBut(map: Map<string, unknown>, keep: ReadonlySet<string>): void {
  for (const key of map.keys()) if (!keep.has(key)) map.delete(key);
}
