/**
 * Whether the visitor's views cover the loop. They come at once, and they stay until the loop has a picture to show under
 * them: whoever closes the browser never sees the empty stage between.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
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
  /** What the presence is as soon as nobody is there any more. */
  const afterwards = signal<Exclude<Presence, 'here'>>('away');
  const isVisited = computed(() => mode.value === 'browsing' || mode.value === 'detail');
  // Computed, so that no one can find the visitor gone and the views still here.
  const presence = computed<Presence>(() => (isVisited.value ? 'here' : afterwards.value));
  let leaving = new AbortController();

  const stop = effect(() => {
    if (isVisited.value) {
      leaving.abort();
      afterwards.value = 'covering';
    } else if (afterwards.peek() === 'covering') {
      leaving = new AbortController();
      void leave(leaving.signal);
    }
  });

  async function leave(signalBack: AbortSignal): Promise<void> {
    const tooLong = new AbortController();
    const isPainted = () => mode.value !== 'showing' || stage.value.paintedSlot !== undefined;
    await Promise.race([once(isPainted), clock.sleep(COVER_MAX_MS, tooLong.signal)]);
    tooLong.abort();
    if (signalBack.aborted) return;
    afterwards.value = 'fading';
    await clock.sleep(FADE_MS, signalBack);
    if (signalBack.aborted) return;
    afterwards.value = 'away';
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
