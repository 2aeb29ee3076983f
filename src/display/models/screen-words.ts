/** [G5] Tells the worker how the screen is, whenever that changes. Of a visitor it says only that there is one. */
import { effect } from '@preact/signals';
import type { Clock } from '../../device/clock.ts';
import type { ScreenWords } from '../../pull/messages.ts';
import { openingAt } from '../../rotation/calendar.ts';
import type { Content, Showing } from './content.ts';
import type { Screen } from './screen.ts';
import type { ScreenName } from './screen-name.ts';
import type { Show } from './show.ts';

declare const __APP_VERSION__: string;

export interface ScreenWordsPorts {
  readonly clock: Clock;
  readonly content: Pick<Content, 'showing'>;
  readonly screen: Pick<Screen, 'mode'>;
  readonly show: Pick<Show, 'stage'>;
  readonly screenName: Pick<ScreenName, 'name'>;
  readonly tell: (words: ScreenWords) => void;
}

const DEFAULT_ZONE = 'Asia/Jakarta';

/** @returns its end */
export function tellScreenWords({ clock, content, screen, show, screenName, tell }: ScreenWordsPorts): () => void {
  let told = '';
  return effect(() => {
    const showing = content.showing.value;
    const mode = screen.mode.value;
    const { current, paintedSlot } = show.stage.value;
    const isStanding = mode === 'showing' && current !== undefined && current.slot === paintedSlot;
    const words: ScreenWords = {
      name: screenName.name.value,
      mode,
      appVersion: __APP_VERSION__,
      revision: showing?.feed.revision,
      rotationId: showing?.rotation.entry.id,
      cardId: isStanding ? current.card?.id : undefined,
      opensAtMs: mode === 'asleep' ? opensAtMs(clock, showing) : undefined,
      timeZone: showing?.timeZone ?? DEFAULT_ZONE,
    };
    // While one slide covers another nothing stands; that is no news.
    if (mode === 'showing' && !isStanding && told !== '') return;
    const next = JSON.stringify(words);
    if (next === told) return;
    told = next;
    tell(words);
  });
}

function opensAtMs(clock: Clock, showing: Showing | undefined): number | undefined {
  if (showing === undefined) return undefined;
  const { hours, timeZone } = showing.feed.feed.gallery.screen;
  const opening = openingAt(hours, clock.wall().epochMs, timeZone);
  return opening.open ? undefined : opening.opensAt?.epochMs;
}
