/** Stand-ins for what surrounds the loop: content that a test changes at will, photos that can fail, an account that listens. */
import { computed, signal } from '@preact/signals';
import type { LocalDate } from '../../src/contract/dates.ts';
import { mayBeShown } from '../../src/contract/card-rules.ts';
import type { Card, Photo } from '../../src/contract/feed.ts';
import type { FeedGallery } from '../../src/contract/gallery.ts';
import type { Play } from '../../src/contract/play.ts';
import { screenTimes } from '../../src/contract/screen-times.ts';
import type { Content, Showing } from '../../src/display/models/content.ts';
import type { PhotoPool } from '../../src/display/photo-pool.ts';
import { fairOrder } from '../../src/rotation/fair-order.ts';
import type { Turns } from '../../src/rotation/turns.ts';
import type { StoredFeed, StoredRotation } from '../../src/store/ports.ts';
import { gallery, TODAY } from '../factory.ts';

export const digestOf = (card: Card): string => card.photos[0]?.variants[0]?.sha256 ?? '';
export const photoDigestsOf = (cards: readonly Card[]): Set<string> =>
  new Set(cards.flatMap(({ photos }) => photos.flatMap(({ variants }) => variants.map(({ sha256 }) => sha256))));

export interface ShowingParts {
  readonly id?: string;
  readonly revision?: number;
  readonly screen?: Partial<FeedGallery['screen']>;
  readonly readyCardIds?: ReadonlySet<string>;
}

/** What a content model would say of these cards. */
export function showingOf(cards: readonly Card[], parts: ShowingParts = {}): Showing {
  const { id = 'r-now', revision = 1_795_000_000, readyCardIds } = parts;
  const minted = gallery();
  const entry = {
    id,
    title: { id: `Rotasi ${id}` },
    starts: '2026-11-16',
    ends: '2026-11-29',
    sha256: id.padEnd(64, '0'),
    bytes: 1,
  };
  const feed: StoredFeed = {
    revision,
    sha256: String(revision).padEnd(64, '0'),
    feed: {
      format: 1,
      revision,
      publishedAt: '2026-11-23T01:00:00Z',
      gallery: { ...minted, screen: { ...minted.screen, ...parts.screen } },
      rotations: [entry],
    },
  };
  const rotation: StoredRotation = { entry, cards, quarantinedIds: [], photoDigests: photoDigestsOf(cards) };
  const { screen } = feed.feed.gallery;
  return {
    feed,
    rotation,
    order: fairOrder(cards),
    readyCardIds,
    times: screenTimes(screen),
    timeZone: screen.timeZone,
  };
}

export interface FakeContent extends Content {
  put(showing: Showing | undefined): void;
  setToday(date: LocalDate | undefined): void;
  /** What the next `refresh` does: takes something, or throws. */
  onRefresh: () => void;
}

/** Content without a store: a test puts what there is to show. */
export function fakeContent(first: Showing | undefined): FakeContent {
  const showing = signal(first);
  let today: LocalDate | undefined = TODAY;
  let isStale = false;
  const content: FakeContent = {
    showing,
    snapshot: computed(() => undefined),
    open: () => Promise.resolve(),
    markStale: () => void (isStale = true),
    isStale: () => isStale,
    refresh() {
      isStale = false;
      content.onRefresh();
      return Promise.resolve();
    },
    today: () => today,
    allowed: () =>
      (showing.peek()?.order ?? []).filter(
        (card) => mayBeShown(card, today) && showing.peek()?.readyCardIds?.has(card.id) !== false,
      ),
    put: (next) => void (showing.value = next),
    setToday: (date) => void (today = date),
    onRefresh: () => undefined,
  };
  return content;
}

export interface FakePhotos extends PhotoPool {
  /** Digests of photos that cannot be painted. */
  readonly broken: Set<string>;
  /** Every photo that was asked for, in order. */
  readonly asked: string[];
  /** How long a photo takes; at once unless a test says otherwise. */
  wait: () => Promise<void>;
}

export function fakePhotos(): FakePhotos {
  const photos: FakePhotos = {
    broken: new Set(),
    asked: [],
    wait: () => Promise.resolve(),
    async get(sha256) {
      photos.asked.push(sha256);
      await photos.wait();
      return photos.broken.has(sha256) ? undefined : fakeImage(sha256);
    },
    stop: () => undefined,
  };
  return photos;
}

export const fakeImage = (sha256: string): HTMLImageElement => ({ sha256 }) as unknown as HTMLImageElement;

export interface FakeLedger {
  readonly plays: Play[];
  readonly accounts: Turns[];
  fault: Error | undefined;
  recordPlay(play: Play, turns: unknown): Promise<void>;
}

export function fakeLedger(): FakeLedger {
  const ledger: FakeLedger = {
    plays: [],
    accounts: [],
    fault: undefined,
    recordPlay(play, turns) {
      if (ledger.fault !== undefined) return Promise.reject(ledger.fault);
      ledger.plays.push(play);
      ledger.accounts.push(turns as Turns);
      return Promise.resolve();
    },
  };
  return ledger;
}

/** A photo nobody has to hash, for catalogues of hundreds. */
export const quickPhoto = (id: string): Photo => ({
  alt: { id: 'Foto produk' },
  focus: { x: 50, y: 60 },
  color: '#884422',
  variants: [{ sha256: id.padEnd(64, '0'), bytes: 1, width: 1440, height: 1080, type: 'image/webp' }],
});
