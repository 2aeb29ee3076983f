/**
 * The one place that knows the whole screen: opens, builds, mounts, and gives back the way to take it apart.
 * Order is the point: store, first card, and only then the network, the service worker and everything else.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { h, render } from 'preact';
import type { GalleryHours } from '../contract/gallery.ts';
import { createClock, type Clock } from '../device/clock.ts';
import { afterPaint } from '../device/painted.ts';
import { serverAnswers } from '../device/server-answers.ts';
import { openStore } from '../store/open-store.ts';
import { LAST_GOOD_FACT, TURNS_FACT } from '../store/ports.ts';
import { App } from './components/App.tsx';
import type { Filling } from './components/Empty.tsx';
import { createContent, type Content } from './models/content.ts';
import { untilNextEventMs } from './models/next-event.ts';
import { createScreen, type Screen } from './models/screen.ts';
import { createShow } from './models/show.ts';
import { createTurnBook } from './models/turn-book.ts';
import { animator } from './motion.ts';
import { createPhotoPool } from './photo-pool.ts';
import type { Care, ScreenParts } from './take-care.ts';
import { watchViewport } from './viewport.ts';
import type { VisitorLink } from './visitor-link.ts';
import { once } from './once.ts';

/** Names are fitted to the letters they are set in; when those are late, the fallback's letters must do. */
const FONT_PATIENCE_MS = 1500;

/** Starts the kiosk inside `root`; returns the way to stop it. Resolves when the first face is on the screen. */
export async function start(root: HTMLElement): Promise<() => void> {
  const stopping = new AbortController();
  const clock = createClock();
  const { viewport, stop: stopWatching } = watchViewport(window);
  let care: Care | undefined;

  const store = openStore({
    after: (delayMs, call) => clock.after(delayMs, call),
    caches: globalThis.caches,
    onMemory: () => care?.pull.liveFromMemory(),
  });
  const content = createContent({ reader: store, clock });
  const photos = createPhotoPool({ read: (sha256) => store.photo(sha256), clock });
  const turns = createTurnBook({
    clock,
    ledger: store,
    context: () => playContext(content),
    newId: () => crypto.randomUUID(),
  });
  const filling = signal<Filling | undefined>(undefined);
  const visitor: VisitorLink = { face: signal(undefined), beam: signal(undefined), language: signal('id') };
  const screen = createScreen({
    clock,
    content,
    isUpdateWaiting: () => care?.update.isWaiting() === true,
    applyUpdate: () => care?.update.apply(),
    wake: () => show.wake(),
  });
  const show = createShow({
    clock,
    content,
    photos,
    turns,
    boundary() {
      care?.memory.remember();
      return screen.boundary();
    },
    changeMs: (slideMs) => animator().changeMs(slideMs),
    painted: () => afterPaint(clock),
    untilNextEventMs: () => untilNextEventMs(clock, content.showing.peek()),
    interlude: (cardsStood) => care?.interlude(cardsStood),
    onPhotoMissing: () => care?.pull.pullNow('repair'),
  });

  await Promise.all([
    letters(clock),
    content.open((facts) => {
      clock.remember(Number(facts.get(LAST_GOOD_FACT) ?? 0));
      turns.open(facts.get(TURNS_FACT));
    }),
  ]);

  const gallery = computed(
    () => content.showing.value?.feed.feed.gallery ?? content.snapshot.value?.feed?.feed.gallery,
  );
  const stopMarking = markDocument(screen.mode, content);
  render(
    h(App, {
      mode: screen.mode,
      gallery,
      stage: show.stage,
      filling,
      sleep: { clock, hours: () => hoursOf(content) },
      viewport,
      visitor,
    }),
    root,
  );
  void show.run(stopping.signal);
  await firstFace(screen.mode, show.stage);
  await afterPaint(clock);
  // Network, service worker and the rest are not even loaded before there is a picture.
  void careFor({
    entry: import.meta.url,
    clock,
    content,
    photos,
    store,
    screen,
    show,
    turns,
    filling,
    viewport,
    visitor,
  });

  return () => {
    stopping.abort();
    for (const stop of [stopMarking, stopWatching]) stop();
    care?.stop();
    photos.stop();
    render(null, root);
    store.close();
  };

  async function careFor(parts: ScreenParts): Promise<void> {
    try {
      const { takeCare } = await import('./take-care.ts');
      if (stopping.signal.aborted) return;
      care = takeCare(parts);
      await care.isOpenToVisitors;
    } catch {
      // A browser remembers that a script could not be fetched; only a new page asks again.
      await serverAnswers(clock, stopping.signal);
      if (!stopping.signal.aborted) location.reload();
    }
  }
}

function playContext(content: Content): { rotationId: string; revision: number } | undefined {
  const showing = content.showing.peek();
  return showing && { rotationId: showing.rotation.entry.id, revision: showing.feed.revision };
}

function hoursOf(content: Content): { hours: GalleryHours; timeZone: string } | undefined {
  const screen = content.showing.peek()?.feed.feed.gallery.screen;
  return screen && { hours: screen.hours, timeZone: screen.timeZone };
}

/** The DOM marks of the contract. */
function markDocument(mode: Screen['mode'], content: Content): () => void {
  const { dataset } = document.documentElement;
  return effect(() => {
    const showing = content.showing.value;
    dataset['mode'] = mode.value;
    if (showing === undefined) return;
    dataset['revision'] = String(showing.feed.revision);
    dataset['rotation'] = showing.rotation.entry.id;
  });
}

async function letters(clock: Clock): Promise<void> {
  const patience = new AbortController();
  const loaded = document.fonts.load('800 16px "Plus Jakarta Sans Variable"').catch(() => []);
  await Promise.race([loaded, clock.sleep(FONT_PATIENCE_MS, patience.signal)]);
  patience.abort();
}

type Stage = ReadonlySignal<{ paintedSlot: number | undefined }>;

/** A painted card, or a mode that has none. */
const firstFace = (mode: Screen['mode'], stage: Stage): Promise<void> =>
  once(() => mode.value === 'empty' || mode.value === 'asleep' || stage.value.paintedSlot !== undefined);
