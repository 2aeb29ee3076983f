/**
 * The one place where touches of the glass are heard, before anything under the finger hears them. A touch may be meant
 * for the screen as a whole (it wakes, it opens the browser): then it presses nothing, however long the finger stays and
 * whatever comes to lie under it meanwhile.
 */
export interface TouchPorts {
  /** Any sign of a hand: a press, a move while pressed, a wheel, a key. */
  readonly onTouch: (target: EventTarget | null) => void;
  /** Whether a press now is meant for the screen as a whole. */
  readonly isForScreen: (target: EventTarget | null) => boolean;
  /** @param isPointer a finger or a mouse; false for a key, and for an assistive technology */
  readonly onScreenPressed: (isPointer: boolean) => void;
  /** A press that may become a gesture of the staff's is the screen's only when it ends without having been one. */
  readonly mayBeGesture: (event: PointerEvent) => boolean;
  /** Held this long it has been one, whether or not there is anything to see of it yet. */
  readonly gestureMs: number;
  readonly monotonicMs: () => number;
  /** Whether a press counts; one that follows another too quickly does not. */
  readonly counts: () => boolean;
}

/** Returns its clean-up. */
export function watchTouches(target: Window, ports: TouchPorts): () => void {
  const { onTouch, isForScreen, onScreenPressed, mayBeGesture, gestureMs, monotonicMs, counts } = ports;
  const cleanUp = new AbortController();
  const options = { capture: true, passive: false, signal: cleanUp.signal };
  /** The last press was the screen's; the click that ends it is nobody's. */
  let wasForScreen = false;
  let heldBack: { readonly pointerId: number; readonly sinceMs: number } | undefined;

  const refuse = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  function press(pressed: EventTarget | null, isPointer: boolean): boolean {
    wasForScreen = isForScreen(pressed);
    if (wasForScreen && counts()) onScreenPressed(isPointer);
    onTouch(pressed);
    return wasForScreen;
  }

  target.addEventListener(
    'pointerdown',
    (event) => {
      const { pointerId, target: pressed } = event;
      const isHeldBack = isForScreen(pressed) && mayBeGesture(event);
      heldBack = isHeldBack ? { pointerId, sinceMs: monotonicMs() } : undefined;
      wasForScreen = isHeldBack || press(pressed, true);
    },
    options,
  );
  target.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== heldBack?.pointerId) return;
      const heldMs = monotonicMs() - heldBack.sinceMs;
      heldBack = undefined;
      if (heldMs < gestureMs) press(event.target, true);
      wasForScreen = true;
    },
    options,
  );
  target.addEventListener('pointercancel', () => (heldBack = undefined), options);
  target.addEventListener('pointermove', (event) => event.buttons !== 0 && onTouch(event.target), options);
  target.addEventListener('wheel', (event) => onTouch(event.target), options);
  target.addEventListener(
    'keydown',
    (event) => {
      // A key that is held repeats itself; the first stroke has said it all.
      if (event.repeat) onTouch(event.target);
      else if (press(event.target, false)) refuse(event);
    },
    options,
  );
  target.addEventListener(
    'click',
    (event) => {
      // An assistive technology clicks without a pointer, and counts no clicks.
      const isPointer = event.detail > 0;
      const isForScreenNow = isForScreen(event.target);
      if (isForScreenNow && !isPointer) press(event.target, false);
      if (isForScreenNow || (isPointer && wasForScreen) || !counts()) refuse(event);
    },
    options,
  );
  return () => cleanUp.abort();
}
