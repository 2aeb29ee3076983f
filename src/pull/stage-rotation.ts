/** Brings one rotation into the store: its document, the photos this screen needs, and then the commit. */
import { FeedError } from '../contract/errors.ts';
import type { Card, RotationEntry, Variant } from '../contract/feed.ts';
import type { VerifiedFeed, VerifiedRotation } from '../contract/verify.ts';
import { verification } from './verification.ts';
import { fairOrder } from '../rotation/fair-order.ts';
import type { Holdings, PhotoFile, ScreenWriter } from '../store/ports.ts';
import type { StoreWrite } from '../store/writes.ts';
import { HttpError } from './errors.ts';
import type { Http } from './http.ts';
import { inParallel } from './in-parallel.ts';
import { PHOTOS_AT_ONCE } from './limits.ts';
import type { ScreenSize } from './messages.ts';
import { variantsFor } from './variants.ts';
import { fetchPhoto, fetchRotation, type FileCache } from './verified-files.ts';

export interface StagingPorts {
  readonly http: Http;
  readonly cache: FileCache;
  readonly store: Pick<ScreenWriter, 'document' | 'missingPhotos'>;
  /** The only way anything is changed. */
  readonly write: (write: StoreWrite) => Promise<void>;
  readonly screen: ScreenSize;
  readonly onFilling: (readyCards: number, totalCards: number) => void;
  /** The store holds something the screen can use at once. */
  readonly onStored: (revision: number) => void;
}

export interface Staging {
  readonly feed: VerifiedFeed;
  readonly entry: RotationEntry;
  /** What was accepted before this pull; undefined makes it the very first fill (S2). */
  readonly held: Holdings | undefined;
}

export interface Staged {
  readonly rotation: VerifiedRotation;
  /** False when feed, document and choice of photos were committed before. */
  readonly committed: boolean;
  readonly repairedPhotos: number;
}

/**
 * Resolves when the rotation is in the store with all its photos.
 * @throws {FeedError | HttpError | StoreError} and then nothing was committed; photos repaired on the way stay
 */
export async function stageRotation(ports: StagingPorts, { feed, entry, held }: Staging): Promise<Staged> {
  const { store, write } = ports;
  const { rotation, wasStored } = await documentOf(ports, entry);
  const wanted = variantsOf(rotation.document.cards, ports.screen);
  const photoDigests = [...wanted.keys()];
  const missing = await store.missingPhotos(photoDigests);
  const before = held?.committed.get(entry.sha256);

  let photos: readonly PhotoFile[] = [];
  if (held === undefined) await fillCards(ports, feed, rotation, photoDigests, missing);
  else if (before !== undefined) await repair(ports, feed, wanted, missing);
  else photos = await fetchAll(ports, wanted, missing);

  const isNews = !wasStored || held?.sha256 !== feed.sha256 || !isSame(before, photoDigests);
  if (isNews) {
    await write({ write: 'commit', commit: { feed, rotation, photos, photoDigests } });
    ports.onStored(feed.feed.revision);
  }
  return { rotation, committed: isNews, repairedPhotos: before === undefined ? 0 : missing.size };
}

/** The document from the store where it is (verified against its line in this feed, F9), else from the server. */
async function documentOf(
  { http, cache, store }: StagingPorts,
  entry: RotationEntry,
): Promise<{ rotation: VerifiedRotation; wasStored: boolean }> {
  const stored = await store.document(entry.sha256);
  const wasStored = stored !== undefined;
  return {
    rotation: wasStored
      ? await (await verification()).verifyRotation(stored, entry)
      : await fetchRotation(http, cache, entry),
    wasStored,
  };
}

/** By digest, because two cards may share a photo. */
const variantsOf = (cards: readonly Card[], screen: ScreenSize): ReadonlyMap<string, Variant> =>
  new Map(cards.flatMap((card) => variantsFor(card, screen)).map((variant) => [variant.sha256, variant]));

/** All or none: a photo that will not come means no commit, so nothing more is asked for. */
async function fetchAll(
  { http, cache }: StagingPorts,
  wanted: ReadonlyMap<string, Variant>,
  missing: ReadonlySet<string>,
): Promise<PhotoFile[]> {
  const photos: PhotoFile[] = [];
  const variants = [...wanted.values()].filter(({ sha256 }) => missing.has(sha256));
  await inParallel(variants, PHOTOS_AT_ONCE, async (variant) => {
    photos.push(await fetchPhoto(http, cache, variant));
  });
  return photos;
}

/** Each photo goes into the store as it comes, whatever becomes of the others: its card is on the screen without it. */
async function repair(
  { http, cache, write, onStored }: StagingPorts,
  { feed }: VerifiedFeed,
  wanted: ReadonlyMap<string, Variant>,
  missing: ReadonlySet<string>,
): Promise<void> {
  const variants = [...wanted.values()].filter(({ sha256 }) => missing.has(sha256));
  await asFarAsPossible(variants, async (variant) => {
    await write({ write: 'repair-photos', photos: [await fetchPhoto(http, cache, variant)] });
    onStored(feed.revision);
  });
}

/** [S2] The very first fill: a card may be shown as soon as its own photos are here. */
async function fillCards(
  ports: StagingPorts,
  feed: VerifiedFeed,
  rotation: VerifiedRotation,
  photoDigests: readonly string[],
  missing: ReadonlySet<string>,
): Promise<void> {
  const { http, cache, write, screen, onFilling } = ports;
  const { cards } = rotation.document;
  let readyCards = 0;
  await write({ write: 'begin-fill', feed, rotation, photoDigests });
  const fill = async (card: Card) => {
    const variants = variantsFor(card, screen).filter(({ sha256 }) => missing.has(sha256));
    const photos = await Promise.all(variants.map((variant) => fetchPhoto(http, cache, variant)));
    await write({ write: 'fill-card', cardId: card.id, photos });
    onFilling(++readyCards, cards.length);
  };
  // In turns, or the unit that comes first in the file would have the screen to itself until the others are here.
  await asFarAsPossible(fairOrder(cards), fill);
}

/**
 * Goes on after a file that would not come, and throws the first such failure at the end. The first item has the line to
 * itself: somebody is waiting for the first picture, and four at once would bring it four times later.
 */
async function asFarAsPossible<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  const tolerant = async (item: T) => {
    try {
      await task(item);
    } catch (error) {
      // A full disk or a pull given up concerns all of them.
      if (!(error instanceof FeedError || error instanceof HttpError)) throw error;
      failures.push(error);
    }
  };
  const [first, ...rest] = items;
  if (first !== undefined) await tolerant(first);
  await inParallel(rest, PHOTOS_AT_ONCE, tolerant);
  if (failures.length > 0) throw failures[0];
}

const isSame = (before: ReadonlySet<string> | undefined, photoDigests: readonly string[]): boolean =>
  before !== undefined && before.size === photoDigests.length && photoDigests.every((digest) => before.has(digest));
