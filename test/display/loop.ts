/** The loop with everything around it within reach of a test. */
import type { Card } from '../../src/contract/feed.ts';
import { createShow, type Show, type ShowPorts, type Verdict } from '../../src/display/models/show.ts';
import { createTurnBook } from '../../src/display/models/turn-book.ts';
import type { Showing } from '../../src/display/models/content.ts';
import { fakeContent, fakeLedger, fakePhotos, type FakeContent, type FakeLedger, type FakePhotos } from './fakes.ts';
import { handClock, type HandClock } from './hand-clock.ts';

export const SLIDE_MS = 12_000;
export const CHANGE_MS = 1300;

export interface Loop {
  readonly show: Show;
  readonly clock: HandClock;
  readonly content: FakeContent;
  readonly photos: FakePhotos;
  readonly ledger: FakeLedger;
  /** Ids of the cards that became the painted one, in order. */
  readonly shown: string[];
  /** The card whose photo is painted now. */
  readonly painted: () => string | undefined;
  /** The slide that stands or comes in. */
  readonly current: () => Card | undefined;
  /** What the boundary answers from now on; may throw. */
  boundary: () => Verdict;
  missing: number;
  readonly stop: () => Promise<void>;
}

/** A loop that has its first card on the screen (unless there is none). */
export async function loop(showing: Showing | undefined, ports: Partial<ShowPorts> = {}): Promise<Loop> {
  const clock = handClock();
  const content = fakeContent(showing);
  const photos = fakePhotos();
  const ledger = fakeLedger();
  const stopping = new AbortController();
  let plays = 0;
  const turns = createTurnBook({
    clock,
    ledger,
    context: () => ({ rotationId: 'r-now', revision: 1 }),
    newId: () => `play-${++plays}`,
  });
  const show = createShow({
    clock,
    content,
    photos,
    turns,
    boundary: () => Promise.resolve().then(() => made.boundary()),
    changeMs: () => CHANGE_MS,
    painted: () => Promise.resolve(),
    untilNextEventMs: () => Infinity,
    onPhotoMissing: () => void made.missing++,
    ...ports,
  });
  const shown: string[] = [];
  let lastSlot: number | undefined;
  const unsubscribe = show.stage.subscribe(({ current, paintedSlot }) => {
    if (paintedSlot === undefined || paintedSlot === lastSlot || paintedSlot !== current?.slot) return;
    lastSlot = paintedSlot;
    shown.push(current.card?.id ?? 'interlude');
  });
  const made: Loop = {
    show,
    clock,
    content,
    photos,
    ledger,
    shown,
    boundary: () => ({ show: true }),
    missing: 0,
    painted() {
      const { previous, current, next, paintedSlot } = show.stage.peek();
      return [previous, current, next].find((slide) => slide !== undefined && slide.slot === paintedSlot)?.card?.id;
    },
    current: () => show.stage.peek().current?.card,
    async stop() {
      stopping.abort();
      await clock.advance(0);
      unsubscribe();
    },
  };
  const running = show.run(stopping.signal);
  running.catch((error: unknown) => {
    throw error;
  });
  await clock.advance(0);
  return made;
}
