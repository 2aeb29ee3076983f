/**
 * What there is to show: the accepted feed, the rotation that is due today, its cards that the rules allow today.
 * Reads the store only when told that something is new or when the date has changed; a boundary in between costs nothing.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { mayBeShown } from '../../contract/card-rules.ts';
import type { LocalDate } from '../../contract/dates.ts';
import type { Card, RotationEntry } from '../../contract/feed.ts';
import { screenTimes, type ScreenTimes } from '../../contract/screen-times.ts';
import type { Clock } from '../../device/clock.ts';
import { localNow, rotationToShow } from '../../rotation/calendar.ts';
import { fairOrder } from '../../rotation/fair-order.ts';
import type { Facts, ScreenReader, Snapshot, StoredFeed, StoredRotation } from '../../store/ports.ts';

export interface Showing {
  readonly feed: StoredFeed;
  readonly rotation: StoredRotation;
  /** Every card of the rotation in the order of fair turns; a card's place here is its tooth in the eave. */
  readonly order: readonly Card[];
  /** During the very first fill only these have their photos (S2). */
  readonly readyCardIds: ReadonlySet<string> | undefined;
  readonly times: ScreenTimes;
  readonly timeZone: string;
}

export interface Content {
  readonly showing: ReadonlySignal<Showing | undefined>;
  readonly snapshot: ReadonlySignal<Snapshot | undefined>;
  /** First read, in one transaction. `onFacts` hears what this device knew before anything is judged by date. */
  open(onFacts: (facts: Facts) => void): Promise<void>;
  /** The store holds something new; the next `refresh` reads it. */
  markStale(): void;
  /** Something new in the store, or another date than the one the cards were judged on. */
  isStale(): boolean;
  /** Brings `showing` up to date. */
  refresh(): Promise<void>;
  /** The gallery's date, or undefined while the clock is not trusted (R4). */
  today(): LocalDate | undefined;
  /** Cards that may be shown today, in fair order. */
  allowed(): readonly Card[];
}

export interface ContentPorts {
  readonly reader: ScreenReader;
  readonly clock: Clock;
}

/** The fact under which the rotation on the screen is remembered: a screen without a clock finds back to it (R4). */
export const SHOWING_FACT = 'showing';

const DEFAULT_ZONE = 'Asia/Jakarta';

export function createContent({ reader, clock }: ContentPorts): Content {
  const showing = signal<Showing | undefined>(undefined);
  const snapshot = signal<Snapshot | undefined>(undefined);
  let isStale = true;
  let judgedOn: LocalDate | undefined;
  let lastShown: RotationEntry | undefined;
  /** Documents that were complete when committed and can no longer be read; until the store has something new. */
  const damaged = new Set<string>();

  const timeZone = computed(() => snapshot.value?.feed?.feed.gallery.screen.timeZone ?? DEFAULT_ZONE);

  function today(): LocalDate | undefined {
    const { epochMs, trusted } = clock.wall();
    return trusted ? localNow(epochMs, timeZone.peek()).date : undefined;
  }

  function due(date: LocalDate | undefined): RotationEntry | undefined {
    const { feed, complete, filling } = snapshot.peek() ?? {};
    if (feed === undefined) return undefined;
    return rotationToShow({
      entries: feed.feed.rotations,
      today: date,
      isComplete: (sha256) => !damaged.has(sha256) && (complete?.has(sha256) === true || sha256 === filling?.sha256),
      showing: showing.peek()?.rotation.entry ?? (damaged.has(lastShown?.sha256 ?? '') ? undefined : lastShown),
    });
  }

  /** The rotation that is due, or the best one after it that can still be read. */
  async function readDue(hasNews: boolean): Promise<StoredRotation | undefined> {
    const shown = showing.peek()?.rotation;
    for (let entry = due(judgedOn); entry !== undefined; entry = due(judgedOn)) {
      const isShown = entry.sha256 === shown?.entry.sha256;
      if (isShown && !hasNews) return shown;
      const rotation = await reader.rotation(entry.sha256);
      // The cards of a document never change, its photos in the store do: it may have been committed with more of them.
      if (isShown) return { ...shown, photoDigests: rotation?.photoDigests ?? shown.photoDigests };
      if (rotation !== undefined) return rotation;
      damaged.add(entry.sha256);
    }
    return undefined;
  }

  function show(rotation: StoredRotation): void {
    const { feed, filling } = snapshot.peek() ?? {};
    if (feed === undefined) return;
    const shown = showing.peek();
    const { screen } = feed.feed.gallery;
    showing.value = {
      feed,
      rotation,
      order: shown?.rotation.cards === rotation.cards ? shown.order : fairOrder(rotation.cards),
      readyCardIds: filling?.sha256 === rotation.entry.sha256 ? filling.readyCardIds : undefined,
      times: screenTimes(screen),
      timeZone: screen.timeZone,
    };
  }

  async function open(onFacts: (facts: Facts) => void): Promise<void> {
    isStale = false;
    const { rotation } = await reader.opening((first, facts) => {
      onFacts(facts);
      lastShown = facts.get(SHOWING_FACT) as RotationEntry | undefined;
      snapshot.value = first;
      judgedOn = today();
      return due(judgedOn)?.sha256;
    });
    const readable = rotation ?? (await readDue(true));
    if (readable !== undefined) show(readable);
  }

  async function refresh(): Promise<void> {
    const hasNews = isStale;
    if (isStale) {
      // Cleared before reading: what arrives meanwhile makes it stale again.
      isStale = false;
      damaged.clear();
      try {
        snapshot.value = await reader.snapshot();
      } catch (error) {
        isStale = true;
        throw error;
      }
    }
    judgedOn = today();
    const rotation = await readDue(hasNews);
    if (rotation !== undefined) show(rotation);
  }

  return {
    showing,
    snapshot,
    open,
    markStale() {
      isStale = true;
    },
    isStale: () => isStale || judgedOn !== today(),
    refresh,
    today,
    allowed() {
      const now = showing.peek();
      if (now === undefined) return [];
      const date = today();
      return now.order.filter((card) => mayBeShown(card, date) && now.readyCardIds?.has(card.id) !== false);
    },
  };
}
