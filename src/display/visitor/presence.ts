/**
 * Whether the visitor's views cover the loop. They come at once, and they stay until the loop has a picture to show under
 * them: whoever closes the browser never sees the empty stage between.
 */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../device/clock.ts';
import { once } from '../once.ts';
import type { ScreenParts } from '../take-care.ts';

export type Presence =
  | 'away'
  /** Somebody looks at them. */
  | 'here'
  /** As they were left, over a stage that gets its next picture. */
  | 'covering'
  | 'fading';

/** As long as the style sheet lets them fade. */
export const FADE_MS = 250;
/** A picture that does not come within this time is the loop's own matter. */
const COVER_MAX_MS = 3000;

export interface PresenceWatch {
  readonly presence: ReadonlySignal<Presence>;
  readonly stop: () => void;
}

/** @param onAway called each time the views have left the document */
export function watchPresence(
  clock: Clock,
  { mode }: ScreenParts['screen'],
  { stage }: ScreenParts['show'],
  onAway: () => void,
): PresenceWatch {
  const presence = signal<Presence>('away');
  let leaving = new AbortController();

  const stop = effect(() => {
    const isVisited = mode.value === 'browsing' || mode.value === 'detail';
    if (isVisited) {
      leaving.abort();
      presence.value = 'here';
    } else if (presence.peek() === 'here') {
      leaving = new AbortController();
      void leave(leaving.signal);
    }
  });

  async function leave(signalBack: AbortSignal): Promise<void> {
    presence.value = 'covering';
    const tooLong = new AbortController();
    const isPainted = () => mode.value !== 'showing' || stage.value.paintedSlot !== undefined;
    await Promise.race([once(isPainted), clock.sleep(COVER_MAX_MS, tooLong.signal)]);
    tooLong.abort();
    if (signalBack.aborted) return;
    presence.value = 'fading';
    await clock.sleep(FADE_MS, signalBack);
    if (signalBack.aborted) return;
    presence.value = 'away';
    onAway();
  }

  return {
    presence,
    stop() {
      leaving.abort();
      stop();
    },
  };
}
