/**
 * A visitor, from the first touch to the last: what is open, what was chosen, when it is all over. Touches come in here,
 * the mode of the screen goes out through `screen`; the face shows what it finds in these signals.
 */
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { LocalDate } from '../../contract/dates.ts';
import type { Card } from '../../contract/feed.ts';
import { noticesFor } from '../../contract/notice-rules.ts';
import type { FeedNotice } from '../../contract/notice.ts';
import { createTouchGuard } from '../../visit/touch-guard.ts';
import { onShelf, pageIndexOf, pageOf } from '../../visit/shelf.ts';
import { CORNER_HOLD_MS, isInCorner } from '../../device/corner-hold.ts';
import { watchTouches } from '../../device/touches.ts';
import { untilNextEventMs } from '../models/next-event.ts';
import type { ScreenParts } from '../take-care.ts';
import { english } from '../words.en.ts';
import { learn, type Language } from '../words.ts';
import { cardsPerPage } from './browse/cards-per-page.ts';
import { createPatience, type Patience } from './patience.ts';
import { createPreferences, type Preferences } from './preferences.ts';
import { createVisitBook } from './visit-book.ts';

/** A first visit of this length is what the spec's own example has; a feed says its own. */
const DEFAULT_IDLE_MS = 45_000;

export type VisitorParts = Pick<
  ScreenParts,
  'clock' | 'content' | 'screen' | 'show' | 'store' | 'turns' | 'viewport' | 'visitor'
>;

export interface Visitor {
  readonly preferences: Preferences;
  readonly secondsLeft: Patience['secondsLeft'];
  /** All cards that may be shown today, in fair order. */
  readonly cards: ReadonlySignal<readonly Card[]>;
  /** Those of them that the filters leave. */
  readonly shelf: ReadonlySignal<readonly Card[]>;
  readonly today: ReadonlySignal<LocalDate | undefined>;
  /** The product looked at closely; undefined while the visitor looks over the shelf. */
  readonly open: ReadonlySignal<Card | undefined>;
  /** What the gallery has to say today. */
  readonly notices: ReadonlySignal<readonly FeedNotice[]>;
  /** From 0, while the visitor reads one of them. */
  readonly noticeIndex: Signal<number | undefined>;
  /** From 0. */
  readonly photoIndex: Signal<number>;
  /** The product the keyboard comes from: the one that was on when a key was pressed, or the one looked at last. */
  readonly cameFrom: ReadonlySignal<string | undefined>;
  /** A detail was opened in this visit: what is seen is no longer new. */
  readonly hasOpened: ReadonlySignal<boolean>;
  readonly openProduct: (productId: string) => void;
  /** Along the shelf: 1 is onward, -1 is back. */
  readonly step: (direction: 1 | -1) => void;
  /** One step back: from a product to the shelf, from the shelf to the loop. */
  readonly back: () => void;
  /** Back to the loop from wherever the visitor is. */
  readonly close: () => void;
  readonly speak: (language: Language) => void;
  /** Changes how much fits on a page, and stays with the products that lie on it. */
  readonly refit: (change: (preferences: Preferences) => void) => void;
  readonly qrShown: () => void;
  readonly touched: () => void;
  readonly stop: () => void;
}

/** @param liftPx how far the bar of the shelf stands above the lower edge: fewer products fit above a lifted one */
export function createVisitor(parts: VisitorParts, liftPx: () => number = () => 0): Visitor {
  const { clock, content, screen, show, store, turns, viewport, visitor: link } = parts;
  learn(english);
  const preferences = createPreferences(link.language);
  const { filters, pageIndex } = preferences;
  const today = signal(content.today());
  const photoIndex = signal(0);
  const noticeIndex = signal<number | undefined>(undefined);
  const cameFrom = signal<string | undefined>(undefined);
  const hasOpened = signal(false);
  const book = createVisitBook({ clock, ledger: store, today: () => content.today() });
  const patience = createPatience({
    clock,
    idleMs: () => content.showing.peek()?.times.idleMs ?? DEFAULT_IDLE_MS,
    onGone: () => leave('idle-timeout'),
  });
  let cancelDate = () => {};

  const cards = computed(() => {
    // Asked for by these two, answered by the content itself.
    const isThere = content.showing.value !== undefined && today.value !== null;
    return isThere ? content.allowed() : [];
  });
  const notices = computed(() => noticesFor(today.value, content.showing.value?.feed.feed.notices));
  const shelf = computed(() => onShelf(cards.value, filters.value));
  const openId = computed(() => (screen.state.value.mode === 'detail' ? screen.state.value.productId : undefined));
  const open = computed(() => cards.value.find(({ id }) => id === openId.value));

  const perPage = () =>
    cardsPerPage(viewport.peek(), {
      isLowered: preferences.isLowered.peek(),
      isLargeText: preferences.isLargeText.peek(),
      liftPx: liftPx(),
    });

  const goTo = (productId: string | undefined) => {
    if (productId !== undefined) pageIndex.value = pageIndexOf(shelf.peek(), perPage(), productId);
  };

  /** [C2] A permit may end while a visitor stands here; the product goes with it. */
  function watchDate(): void {
    cancelDate();
    today.value = content.today();
    const untilMs = untilNextEventMs(clock, content.showing.peek());
    if (untilMs !== Infinity) cancelDate = clock.after(untilMs, watchDate);
  }

  function arrive(isPointer: boolean): void {
    if (screen.mode.peek() === 'showing') {
      const { current } = show.stage.peek();
      const on = current?.card?.id;
      void turns.cut();
      batch(() => {
        watchDate();
        hasOpened.value = false;
        const place = notices.peek().findIndex(({ id }) => id === current?.noticeId);
        noticeIndex.value = place < 0 ? undefined : place;
        // The ring of the focus says nothing to a finger.
        cameFrom.value = isPointer ? undefined : on;
        goTo(on);
        screen.send({ type: 'touch' });
      });
    } else screen.send({ type: 'touch' });
  }

  /** Ends what is open, if anything is. */
  function finishDetail(): void {
    book.closed();
    void turns.finishTouch();
  }

  function leave(how: 'idle-timeout' | 'back'): void {
    finishDetail();
    cancelDate();
    batch(() => {
      if (how === 'back' && screen.mode.peek() === 'detail') screen.send({ type: 'back' });
      screen.send({ type: how });
      noticeIndex.value = undefined;
      preferences.reset();
    });
  }

  function openProduct(productId: string): void {
    const card = cards.peek().find(({ id }) => id === productId);
    if (card === undefined) return;
    finishDetail();
    batch(() => {
      photoIndex.value = 0;
      cameFrom.value = productId;
      hasOpened.value = true;
      screen.send({ type: 'open-product', productId });
    });
    book.opened(productId);
    turns.beginTouch(card);
  }

  function back(): void {
    if (noticeIndex.peek() !== undefined) {
      noticeIndex.value = undefined;
      return;
    }
    if (screen.mode.peek() !== 'detail') {
      leave('back');
      return;
    }
    finishDetail();
    batch(() => {
      goTo(cameFrom.peek());
      screen.send({ type: 'back' });
    });
  }

  const stops = [
    effect(() => {
      // What is open may be taken away: by midnight, or with the content it came from.
      if (openId.value !== undefined && open.value === undefined) queueMicrotask(back);
    }),
    effect(() => {
      document.documentElement.lang = link.language.value;
    }),
    watchTouches(window, {
      // The two buttons of the question say themselves what they mean; any other touch has answered it.
      onTouch: (target) => isAnswer(target) || touched(),
      isForScreen: (target) => (isOneButton(screen.mode.peek()) ? !isDialogOpen() : isAsking() && !isAnswer(target)),
      mayBeGesture: (event) => isOneButton(screen.mode.peek()) && isInCorner(window, event),
      onScreenPressed: (isPointer) => isOneButton(screen.mode.peek()) && arrive(isPointer),
      gestureMs: CORNER_HOLD_MS,
      monotonicMs: () => clock.monotonicMs(),
      counts: createTouchGuard(() => clock.monotonicMs()),
    }),
    listen('keydown', ({ key }) => {
      const isVisited = !isOneButton(screen.mode.peek()) && screen.state.peek().visitorPresent;
      if (key === 'Escape' && isVisited && !isDialogOpen()) back();
    }),
  ];

  const isAsking = () => patience.secondsLeft.peek() !== undefined;

  function touched(): void {
    if (screen.state.peek().visitorPresent) patience.touched();
  }

  return {
    preferences,
    secondsLeft: patience.secondsLeft,
    cards,
    shelf,
    today,
    open,
    notices,
    noticeIndex,
    photoIndex,
    cameFrom,
    hasOpened,
    openProduct,
    step(direction) {
      const place = shelf.peek().findIndex(({ id }) => id === openId.peek());
      const next = shelf.peek()[place + direction];
      if (next !== undefined) openProduct(next.id);
    },
    back,
    close: () => leave('back'),
    speak: (language) => void (link.language.value = language),
    refit(change) {
      const first = pageOf(shelf.peek(), perPage(), pageIndex.peek()).cards[0];
      batch(() => {
        change(preferences);
        goTo(first?.id);
      });
    },
    qrShown() {
      const id = openId.peek();
      if (id !== undefined) book.qrShown(id);
    },
    touched,
    stop() {
      for (const stop of stops) stop();
      patience.stop();
      cancelDate();
    },
  };
}

/** The loop and the sleeping screen have no controls: all of the glass is one. */
const isOneButton = (mode: string): boolean => mode === 'showing' || mode === 'asleep';

function listen(type: 'keydown', call: (event: KeyboardEvent) => void): () => void {
  addEventListener(type, call);
  return () => removeEventListener(type, call);
}

/** A button of the question whether to go on. */
const isAnswer = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[data-view='idle'] button") !== null;

/** The staff's overlay lies over the loop and has buttons of its own; the question lies over a visitor's view. */
const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;
