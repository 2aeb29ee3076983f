/**
 * Everything a screen needs besides a picture, loaded once the first card is on it: the service worker, wake lock,
 * persistence, hints of the network, lock-down, burn-in, and the overlay for staff.
 */
import type { Clock } from '../device/clock.ts';
import { watchCornerHold } from '../device/corner-hold.ts';
import { lockDown } from '../device/lockdown.ts';
import { watchNetworkHints } from '../device/network-hints.ts';
import { shiftPixels } from '../device/pixel-shift.ts';
import { askForPersistence } from '../device/storage-persistence.ts';
import { holdWakeLock } from '../device/wake-lock.ts';
import type { ScreenStore } from '../store/ports.ts';
import type { Content } from './models/content.ts';
import type { PullLink } from './models/pull-link.ts';
import type { Screen } from './models/screen.ts';
import type { Show } from './models/show.ts';
import type { TurnBook } from './models/turn-book.ts';
import type { UpdateLink } from './models/update-link.ts';

export interface ScreenParts {
  readonly clock: Clock;
  readonly content: Content;
  readonly store: ScreenStore;
  readonly pull: PullLink;
  readonly screen: Screen;
  readonly show: Show;
  readonly turns: TurnBook;
  readonly update: UpdateLink;
}

/** Returns its clean-up. */
export function takeCare(parts: ScreenParts): () => void {
  const { clock, pull, screen, update } = parts;
  void update.connect();
  void askForPersistence();
  const wakeLock = holdWakeLock(document);
  const stops = [
    lockDown(document),
    wakeLock.stop,
    shiftPixels(document.documentElement, clock),
    watchNetworkHints(window, (reason) => pull.pullNow(reason)),
    watchTouches(screen),
    watchCornerHold(window, clock, () => void openStatus(parts, wakeLock.held)),
  ];
  return () => {
    for (const stop of stops) stop();
    update.stop();
  };
}

function watchTouches(screen: Screen): () => void {
  const onTouch = () => screen.touch();
  const types = ['pointerdown', 'pointermove', 'keydown'] as const;
  for (const type of types) addEventListener(type, onTouch, { passive: true });
  return () => {
    for (const type of types) removeEventListener(type, onTouch);
  };
}

async function openStatus(parts: ScreenParts, wakeLockHeld: () => boolean): Promise<void> {
  try {
    // Staff only: none of its words weigh on the first card.
    const { openStatusOverlay } = await import('./status/open-status.ts');
    openStatusOverlay(parts, wakeLockHeld);
  } catch {
    // The chunk of a shell that was replaced meanwhile; the next reload has it.
  }
}
