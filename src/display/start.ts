/**
 * The one place that knows the whole screen: opens, builds, mounts, and gives back the way to take it apart.
 * Order is the point: store, first card, and only then the network, the service worker and everything else.
 */
import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { h, render } from 'preact';
import { createClock, type Clock } from '../device/clock.ts';
import { afterPaint } from '../device/painted.ts';
import { screenSize } from '../device/screen-size.ts';
import { openStore } from '../store/open-store.ts';
import { TURNS_FACT } from '../store/ports.ts';
import { App } from './components/App.tsx';
import { createContent, type Content } from './models/content.ts';
import { createMemory, LAST_GOOD_FACT } from './models/memory.ts';
import { untilNextEventMs } from './models/next-event.ts';
import { createPullLink } from './models/pull-link.ts';
import { createScreen, type Screen } from './models/screen.ts';
import { createShow } from './models/show.ts';
import { createSleepClock, type SleepClock } from './models/sleep-clock.ts';
import { createTurnBook } from './models/turn-book.ts';
import { createUpdateLink } from './models/update-link.ts';
import { animator } from './motion.ts';
import { createPhotoPool } from './photo-pool.ts';
import type { ScreenParts } from './take-care.ts';
import { watchViewport } from './viewport.ts';

/** A first start without network has no card for hours; the service worker must not wait for it that long. */
const CARD_PATIENCE_MS = 3000;
/** Names are fitted to the letters they are set in; when those are late, the fallback's letters must do. */
const FONT_PATIENCE_MS = 1500;

/** Starts the kiosk inside `root`; returns the way to stop it. Resolves when the first face is on the screen. */
export async function start(root: HTMLElement): Promise<() => void> {
  const stopping = new AbortController();
  const clock = createClock();
  const { viewport, stop: stopWatching } = watchViewport(window);

  const store = openStore({
    after: (delayMs, call) => clock.after(delayMs, call),
    caches: globalThis.caches,
    onMemory: () => pull.liveFromMemory(),
  });
  const content = createContent({ reader: store, clock });
  const photos = createPhotoPool({ read: (sha256) => store.photo(sha256), clock });
  const turns = createTurnBook({
    clock,
    ledger: store,
    context: () => playContext(content),
    newId: () => crypto.randomUUID(),
  });
  const pull = createPullLink({
    clock,
    content,
    store,
    feedUrl: new URL('feed/feed.json', document.baseURI).href,
    screen: screenSize,
    onStored: () => screen.mode.peek() !== 'showing' && show.wake(),
  });
  const update = createUpdateLink({ clock, onWaiting: () => undefined });
  const screen = createScreen({
    clock,
    content,
    isUpdateWaiting: () => update.isWaiting(),
    applyUpdate: () => update.apply(),
    wake: () => show.wake(),
  });
  const memory = createMemory({ clock, content, ledger: store });
  const show = createShow({
    clock,
    content,
    photos,
    turns,
    boundary() {
      memory.remember();
      return screen.boundary();
    },
    changeMs: (slideMs) => animator().changeMs(slideMs),
    painted: () => afterPaint(clock),
    untilNextEventMs: () => untilNextEventMs(clock, content.showing.peek()),
    onPhotoMissing: () => pull.pullNow('repair'),
  });
  const sleep = createSleepClock(clock, Math.random);

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
  const stopSleeping = sleepWhileAsleep(screen.mode, sleep, content);
  render(
    h(App, {
      mode: screen.mode,
      gallery,
      stage: show.stage,
      filling: pull.filling,
      sleepFace: sleep.face,
      viewport,
      language: 'id',
    }),
    root,
  );
  void show.run(stopping.signal);
  await firstFace(screen.mode, show.stage);
  pull.start();
  void careLater({ clock, content, store, pull, screen, show, turns, update }, stopping.signal);

  return () => {
    stopping.abort();
    for (const stop of [stopSleeping, stopMarking, stopWatching]) stop();
    screen.stop();
    pull.stop();
    photos.stop();
    render(null, root);
    store.close();
  };
}

function playContext(content: Content): { rotationId: string; revision: number } | undefined {
  const showing = content.showing.peek();
  return showing && { rotationId: showing.rotation.entry.id, revision: showing.feed.revision };
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

function sleepWhileAsleep(mode: Screen['mode'], sleep: SleepClock, content: Content): () => void {
  let waking = new AbortController();
  const stop = effect(() => {
    waking.abort();
    if (mode.value !== 'asleep') return;
    waking = new AbortController();
    void sleep.run(() => {
      const screen = content.showing.peek()?.feed.feed.gallery.screen;
      return screen && { hours: screen.hours, timeZone: screen.timeZone };
    }, waking.signal);
  });
  return () => {
    stop();
    waking.abort();
  };
}

async function letters(clock: Clock): Promise<void> {
  const patience = new AbortController();
  const loaded = document.fonts.load('800 16px "Plus Jakarta Sans Variable"').catch(() => []);
  await Promise.race([loaded, clock.sleep(FONT_PATIENCE_MS, patience.signal)]);
  patience.abort();
}

/** What a screen needs besides a picture is not loaded before it has one, or has waited long enough for it. */
async function careLater(parts: ScreenParts, stopping: AbortSignal): Promise<void> {
  const { clock, screen, show } = parts;
  const patience = new AbortController();
  await Promise.race([firstCard(screen.mode, show.stage), clock.sleep(CARD_PATIENCE_MS, patience.signal)]);
  patience.abort();
  const { takeCare } = await import('./take-care.ts');
  if (stopping.aborted) return;
  const stop = takeCare(parts);
  stopping.addEventListener('abort', stop);
}

type Stage = ReadonlySignal<{ paintedSlot: number | undefined }>;

/** A painted card, or a mode that has none. */
const firstFace = (mode: Screen['mode'], stage: Stage): Promise<void> =>
  once(() => mode.value === 'empty' || mode.value === 'asleep' || stage.value.paintedSlot !== undefined);

const firstCard = (mode: Screen['mode'], stage: Stage): Promise<void> =>
  once(() => mode.value === 'asleep' || stage.value.paintedSlot !== undefined);

/** Resolves when the condition over signals holds. */
function once(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (holds()) queueMicrotask(() => (stop(), resolve()));
    });
  });
}
