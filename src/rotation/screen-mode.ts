/**
 * [R10] The modes of the screen as one pure reducer. The mode follows from facts (hours, content, what waits) and from
 * moments (a slide ends, a touch, a visitor gone). Facts may change at any time; they take effect only at a natural
 * pause: a slide boundary with nobody touching, or a mode in which no slide runs.
 */
export type ScreenMode = 'starting' | 'empty' | 'showing' | 'browsing' | 'detail' | 'asleep';

export interface ScreenFacts {
  /** The gallery's hours say so; true while the clock is not trusted. */
  readonly open: boolean;
  /** There is a card that may be shown; undefined until the store has answered. */
  readonly hasContent: boolean | undefined;
  /** A newer feed, another rotation or another day waits to be taken. */
  readonly contentWaiting: boolean;
  /** A newer app version waits to be taken. */
  readonly updateWaiting: boolean;
}

interface Common {
  readonly facts: ScreenFacts;
  /** Somebody touched the screen and has not been idle long enough since: the idle timer runs while this is true. */
  readonly visitorPresent: boolean;
}

export type ScreenState = Common &
  (
    | { readonly mode: Exclude<ScreenMode, 'detail'> }
    /** `productId` is the product whose detail view is open. */
    | { readonly mode: 'detail'; readonly productId: string }
  );

export type ScreenEvent =
  /** Something about the world is known anew; dispatch it from a tick too, so that opening time wakes the screen. */
  | { readonly type: 'facts'; readonly facts: Partial<ScreenFacts> }
  /** The slide has stood for its time. */
  | { readonly type: 'boundary' }
  /** A touch that no control of the browser took. */
  | { readonly type: 'touch' }
  | { readonly type: 'open-product'; readonly productId: string }
  /** One step back: from a product to the browser, from the browser to the loop. */
  | { readonly type: 'back' }
  /** Nobody has touched the screen for the idle time. */
  | { readonly type: 'idle-timeout' };

/** What the display does after a step, in this order. A waiting thing is handed out once. */
export type ScreenEffect =
  /** The visitor is gone: language and filters back to the start. */
  | 'reset-visitor'
  | 'take-content'
  /** Reloads once the new version is in control. */
  | 'apply-update'
  /** Choose a card and give it its slide; should there be none, say so by `facts` and end the slide by `boundary`. */
  | 'next-slide';

export interface ScreenStep {
  readonly state: ScreenState;
  readonly effects: readonly ScreenEffect[];
}

export const startingScreen: ScreenState = {
  mode: 'starting',
  facts: { open: true, hasContent: undefined, contentWaiting: false, updateWaiting: false },
  visitorPresent: false,
};

/** The state after an event, and what is to be done. Events that mean nothing in a mode change nothing. */
export function nextScreen(state: ScreenState, event: ScreenEvent): ScreenStep {
  switch (event.type) {
    case 'boundary':
      return onBoundary(state);
    case 'touch':
      return onTouch(state);
    case 'open-product':
      return onOpenProduct(state, event.productId);
    case 'back':
      return onBack(state);
    case 'idle-timeout':
      return onIdle(state);
    default:
      return onFacts({ ...state, facts: { ...state.facts, ...event.facts } });
  }
}

/** Where no slide runs and nobody browses there is nothing to wait for: content, opening and closing time act at once. */
function onFacts(state: ScreenState): ScreenStep {
  const isPause = state.mode === 'starting' || state.mode === 'empty' || state.mode === 'asleep';
  return isPause ? pause(state) : still(state);
}

function onBoundary(state: ScreenState): ScreenStep {
  if (state.mode !== 'showing') return still(state);
  // A visitor may still stand here (just back from the browser, or having woken the screen at night): the loop runs on
  // as it is. Only a loop without a single card left cannot.
  if (state.visitorPresent && state.facts.hasContent === true) return { state, effects: ['next-slide'] };
  return pause(state);
}

function onTouch(state: ScreenState): ScreenStep {
  if (state.mode === 'starting') return still(state);
  const touched = { ...state, visitorPresent: true };
  // The first touch on a dark screen only wakes it, the first on the loop only opens the browser; neither presses what
  // lies under the finger.
  if (state.mode === 'asleep') return pause(touched);
  if (state.mode === 'showing') return still({ ...common(touched), mode: 'browsing' });
  return still(touched);
}

function onOpenProduct(state: ScreenState, productId: string): ScreenStep {
  const isBrowser = state.mode === 'browsing' || state.mode === 'detail';
  return isBrowser ? still({ ...common(state), mode: 'detail', productId }) : still(state);
}

function onBack(state: ScreenState): ScreenStep {
  if (state.mode === 'detail') return still({ ...common(state), mode: 'browsing' });
  if (state.mode !== 'browsing') return still(state);
  return { state: { ...common(state), mode: 'showing' }, effects: ['next-slide'] };
}

function onIdle(state: ScreenState): ScreenStep {
  if (!state.visitorPresent) return still(state);
  const alone = { ...state, visitorPresent: false };
  // In the middle of a slide: what waits is taken at its end.
  const step = state.mode === 'showing' ? still(alone) : pause(alone);
  return { ...step, effects: ['reset-visitor', ...step.effects] };
}

/** A natural pause: the facts decide, and whatever waits is taken. */
function pause(state: ScreenState): ScreenStep {
  const { facts, visitorPresent } = state;
  if (state.mode === 'starting' && facts.hasContent === undefined) return still(state);
  const effects: ScreenEffect[] = [];
  if (facts.contentWaiting) effects.push('take-content');
  // A reload under a visitor's hand looks like a fault, even where no slide runs.
  const takesUpdate = facts.updateWaiting && !visitorPresent;
  if (takesUpdate) effects.push('apply-update');
  const mode = modeFor(state);
  if (mode === 'showing') effects.push('next-slide');
  const left = { ...facts, contentWaiting: false, updateWaiting: facts.updateWaiting && !takesUpdate };
  return { state: { mode, visitorPresent, facts: left }, effects };
}

function modeFor({ facts, visitorPresent }: ScreenState): 'asleep' | 'showing' | 'empty' {
  if (!facts.open && !visitorPresent) return 'asleep';
  return facts.hasContent === true ? 'showing' : 'empty';
}

const common = ({ facts, visitorPresent }: ScreenState): Common => ({ facts, visitorPresent });

const still = (state: ScreenState): ScreenStep => ({ state, effects: [] });
