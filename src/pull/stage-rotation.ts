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
import { inOrderOfNeed, variantsFor, type CardVariants } from './variants.ts';
import { noticeVariants } from './notice-variants.ts';
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

/** What this screen fetches for a card. */
interface Need {
  readonly card: Card;
  readonly variants: CardVariants;
}

/**
 * Resolves when the rotation is in the store with all its photos.
 * @throws {FeedError | HttpError | StoreError} and then nothing was committed; photos written on the way stay
 */
export async function stageRotation(ports: StagingPorts, { feed, entry, held }: Staging): Promise<Staged> {
  const { store, write, screen } = ports;
  const { rotation, wasStored } = await documentOf(ports, entry);
  // In turns, or the unit that comes first in the file would have the screen to itself until the others are here.
  const needs = fairOrder(rotation.document.cards).map((card) => ({ card, variants: variantsFor(card, screen) }));
  const forNotices = noticeVariants(feed.feed.notices ?? [], screen);
  const wanted = inOrderOfNeed(
    needs.map(({ variants }) => variants),
    forNotices,
  );
  const photoDigests = [...wanted.keys()];
  const missing = await store.missingPhotos(photoDigests);
  const toFetch = [...wanted.values()].filter(({ sha256 }) => missing.has(sha256));
  const before = held?.committed.get(entry.sha256);

  let photos: readonly PhotoFile[] = [];
  if (held === undefined) {
    await write({ write: 'begin-fill', feed, rotation, photoDigests });
    await fill(ports, needs, toFetch);
  } else if (before !== undefined) await addMissing(ports, feed, toFetch);
  else photos = await fetchAll(ports, toFetch);

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

/** All or none: a photo that will not come means no commit, so nothing more is asked for. */
async function fetchAll({ http, cache }: StagingPorts, toFetch: readonly Variant[]): Promise<PhotoFile[]> {
  const photos: PhotoFile[] = [];
  await inParallel(toFetch, PHOTOS_AT_ONCE, async (variant) => {
    photos.push(await fetchPhoto(http, cache, variant));
  });
  return photos;
}

/**
 * A committed rotation that lacks photos: lost since, or needed only now (another screen, an app that shows more of
 * them). Each goes into the store as it comes, whatever becomes of the others: its card is on the screen without it.
 */
async function addMissing(ports: StagingPorts, { feed }: VerifiedFeed, toFetch: readonly Variant[]): Promise<void> {
  const tasks = toFetch.map((variant) => async () => {
    await addPhoto(ports, variant);
    ports.onStored(feed.revision);
  });
  await asFarAsPossible(tasks);
}

/**
 * [S2] The very first fill: a card may be shown as soon as its cover is here. What visitors need comes after the last
 * cover, and all of it is written as it comes: a power cut costs what was on the line, and memory holds no more than that.
 */
async function fill(ports: StagingPorts, needs: readonly Need[], toFetch: readonly Variant[]): Promise<void> {
  const { http, cache, write, onFilling } = ports;
  const missing = new Set(toFetch.map(({ sha256 }) => sha256));
  let readyCards = 0;
  const fillCard = async ({ card, variants: { loop } }: Need) => {
    const photos = loop !== undefined && missing.has(loop.sha256) ? [await fetchPhoto(http, cache, loop)] : [];
    await write({ write: 'fill-card', cardId: card.id, photos });
    onFilling(++readyCards, needs.length);
  };
  const covers = new Set(needs.map(({ variants }) => variants.loop?.sha256));
  const forVisitors = toFetch.filter(({ sha256 }) => !covers.has(sha256));
  await asFarAsPossible([
    ...needs.map((need) => () => fillCard(need)),
    ...forVisitors.map((variant) => () => addPhoto(ports, variant)),
  ]);
}

async function addPhoto({ http, cache, write }: StagingPorts, variant: Variant): Promise<void> {
  await write({ write: 'add-photos', photos: [await fetchPhoto(http, cache, variant)] });
}

/**
 * Goes on after a file that would not come, and throws the first such failure at the end. The first task has the line to
 * itself: somebody is waiting for the first picture, and four at once would bring it four times later.
 */
async function asFarAsPossible(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  const tolerant = async (task: () => Promise<void>) => {
    try {
      await task();
    } catch (error) {
      // A full disk or a pull given up concerns all of them.
      if (!(error instanceof FeedError || error instanceof HttpError)) throw error;
      failures.push(error);
    }
  };
  const [first, ...rest] = tasks;
  if (first !== undefined) await tolerant(first);
  await inParallel(rest, PHOTOS_AT_ONCE, tolerant);
  if (failures.length > 0) throw failures[0];
}

const isSame = (before: ReadonlySet<string> | undefined, photoDigests: readonly string[]): boolean =>
  before !== undefined && before.size === photoDigests.length && photoDigests.every((digest) => before.has(digest));
