/**
 * The mode of the screen: feeds the pure reducer with what is known and does what it asks for. Between slides (or in a
 * tick of a mode without slides) it is asked what happens next; what a visitor does comes in at any time.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../device/clock.ts';
import { openingAt } from '../../rotation/calendar.ts';
import {
  nextScreen,
  startingScreen,
  type ScreenEffect,
  type ScreenEvent,
  type ScreenMode,
  type ScreenState,
} from '../../rotation/screen-mode.ts';
import type { Content } from './content.ts';
import type { Verdict } from './show.ts';

export interface Screen {
  readonly mode: ReadonlySignal<ScreenMode>;
  readonly state: ReadonlySignal<ScreenState>;
  /** Runs between two slides, and as a tick while nothing is shown. */
  boundary(): Promise<Verdict>;
  /** What a visitor does, or no longer does. A loop that has to end or begin by it is woken. */
  send(event: VisitorEvent): void;
}

export type VisitorEvent = Exclude<ScreenEvent, { readonly type: 'facts' | 'boundary' }>;

export interface ScreenPorts {
  readonly clock: Clock;
  readonly content: Content;
  readonly isUpdateWaiting: () => boolean;
  /** Never comes back when it works: the page reloads. */
  readonly applyUpdate: () => void;
  /** Ends the current rest: the mode has changed. */
  readonly wake: () => void;
}

/** A screen that rests looks at the clock this often; opening time is met within one tick. */
const TICK_MS = 1000;
/** After this long a reload that was asked for is not coming. */
const RELOAD_PATIENCE_MS = 10_000;

export function createScreen({ clock, content, isUpdateWaiting, applyUpdate, wake }: ScreenPorts): Screen {
  const state = signal<ScreenState>(startingScreen);
  const mode = computed(() => state.value.mode);
  let wasVisited = false;

  function dispatch(event: ScreenEvent): readonly ScreenEffect[] {
    const step = nextScreen(state.peek(), event);
    state.value = step.state;
    return step.effects;
  }

  const isOpen = (): boolean => {
    const { epochMs, trusted } = clock.wall();
    const screen = content.showing.peek()?.feed.feed.gallery.screen;
    // Without a clock nobody knows the hours; a lit screen is the smaller mistake.
    return !trusted || screen === undefined || openingAt(screen.hours, epochMs, screen.timeZone).open;
  };

  const facts = (): ScreenEvent => ({
    type: 'facts',
    facts: {
      open: isOpen(),
      hasContent: content.allowed().length > 0,
      contentWaiting: content.isStale(),
      updateWaiting: isUpdateWaiting(),
    },
  });

  async function boundary(): Promise<Verdict> {
    const effects = new Set([...dispatch(facts()), ...dispatch({ type: 'boundary' })]);
    if (effects.has('take-content')) {
      await content.refresh();
      // What was taken may open or close the gallery, or leave nothing to show.
      dispatch(facts());
      dispatch({ type: 'boundary' });
    }
    if (effects.has('apply-update')) {
      applyUpdate();
      await clock.sleep(RELOAD_PATIENCE_MS);
    }
    if (mode.peek() === 'showing') {
      wasVisited = false;
      return { show: true };
    }
    const isVisited = mode.peek() === 'browsing' || mode.peek() === 'detail';
    // A very first fill only ever adds products; a visitor of that hour must not be left with the one that was first.
    if (isVisited && content.showing.peek()?.readyCardIds && content.isStale()) await content.refresh();
    // The slide a visitor touched stays until the shelf has faded in over it.
    const keepsStage = isVisited && !wasVisited;
    wasVisited = isVisited;
    return { show: false, restMs: TICK_MS, keepsStage };
  }

  return {
    mode,
    state,
    boundary,
    send(event) {
      const before = mode.peek();
      // What it asks for is asked for again at the boundary, where it is done.
      dispatch(event);
      if (mode.peek() !== before) wake();
    },
  };
}
