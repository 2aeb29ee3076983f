/**
 * Everything a screen needs besides a picture, loaded once it has its first face: the pull worker at once, and when the
 * first card stands the service worker, wake lock, persistence, hints of the network, lock-down, burn-in, staff overlay.
 */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Clock } from '../device/clock.ts';
import { watchCornerHold } from '../device/corner-hold.ts';
import { lockDown } from '../device/lockdown.ts';
import { watchNetworkHints } from '../device/network-hints.ts';
import { shiftPixels } from '../device/pixel-shift.ts';
import { screenSize } from '../device/screen-size.ts';
import { askForPersistence } from '../device/storage-persistence.ts';
import { holdWakeLock } from '../device/wake-lock.ts';
import type { ScreenStore } from '../store/ports.ts';
import type { Filling } from './components/Empty.tsx';
import { mountStaffMark } from './components/StaffMark.tsx';
import type { Content } from './models/content.ts';
import { createMemory, type Memory } from './models/memory.ts';
import { createPullLink, type PullLink } from './models/pull-link.ts';
import { createScreenName, type ScreenName } from './models/screen-name.ts';
import { tellScreenWords } from './models/screen-words.ts';
import type { Screen } from './models/screen.ts';
import type { Show, ShowPorts } from './models/show.ts';
import type { TurnBook } from './models/turn-book.ts';
import { createUpdateLink, type UpdateLink } from './models/update-link.ts';
import { once } from './once.ts';
import type { PhotoPool } from './photo-pool.ts';
import type { Viewport } from './viewport.ts';
import type { VisitorLink } from './visitor-link.ts';

/** A first start without network has no card for hours; the service worker must not wait for it that long. */
const CARD_PATIENCE_MS = 3000;

export interface ScreenParts {
  readonly clock: Clock;
  /** Address of the script that carried the first card. */
  readonly entry: string;
  readonly content: Content;
  readonly photos: PhotoPool;
  readonly store: ScreenStore;
  readonly screen: Screen;
  readonly show: Show;
  readonly turns: TurnBook;
  readonly filling: Signal<Filling | undefined>;
  readonly viewport: ReadonlySignal<Viewport>;
  readonly visitor: VisitorLink;
}

export interface Care {
  readonly pull: PullLink;
  readonly update: UpdateLink;
  readonly memory: Memory;
  readonly interlude: NonNullable<ShowPorts['interlude']>;
  /** Rejects when the code of the visitor's part cannot be fetched. */
  readonly isOpenToVisitors: Promise<void>;
  readonly stop: () => void;
}

export function takeCare(parts: ScreenParts): Care {
  const { clock, content, store, screen, show, filling } = parts;
  const stops: (() => void)[] = [];
  const stopping = new AbortController();
  const mark = mountStaffMark();
  let interlude: ShowPorts['interlude'];
  const pull = createPullLink({
    clock,
    content,
    store,
    filling,
    isStale: mark.isStale,
    feedUrl: new URL('feed/feed.json', document.baseURI).href,
    screen: screenSize,
    onStored: () => screen.mode.peek() !== 'showing' && show.wake(),
  });
  const update = createUpdateLink({ clock, entry: parts.entry, onWaitingAtBoot: () => show.wake() });
  const screenName = createScreenName(store, location.search);
  pull.start();
  const isOpenToVisitors = firstCard(parts).then(async () => {
    if (stopping.signal.aborted) return;
    void update.connect();
    void askForPersistence();
    const wakeLock = holdWakeLock(document);
    stops.push(
      wakeLock.stop,
      lockDown(document),
      tellScreenWords({ ...parts, screenName, tell: (words) => pull.tell(words) }),
      shiftPixels(document.documentElement, clock),
      watchNetworkHints(window, (reason) => pull.pullNow(reason)),
      watchCornerHold(window, clock, () => void openStatus({ ...parts, pull, update, screenName }, wakeLock.held)),
    );
    const [{ receiveVisitors }, { createInterludes }] = await Promise.all([
      import('./visitor/receive-visitors.ts'),
      import('./notices/interludes.ts'),
    ]);
    if (stopping.signal.aborted) return;
    interlude = createInterludes(parts);
    stops.push(receiveVisitors(parts));
  });

  return {
    pull,
    update,
    interlude: (cardsStood) => interlude?.(cardsStood),
    isOpenToVisitors,
    memory: createMemory({ clock, content, ledger: store }),
    stop() {
      stopping.abort();
      for (const stop of stops) stop();
      update.stop();
      pull.stop();
      mark.stop();
    },
  };
}

async function firstCard({ clock, screen, show }: ScreenParts): Promise<void> {
  const patience = new AbortController();
  const isThere = once(() => screen.mode.value === 'asleep' || show.stage.value.paintedSlot !== undefined);
  await Promise.race([isThere, clock.sleep(CARD_PATIENCE_MS, patience.signal)]);
  patience.abort();
}

export type StatusParts = ScreenParts & Pick<Care, 'pull' | 'update'> & { readonly screenName: ScreenName };

async function openStatus(parts: StatusParts, wakeLockHeld: () => boolean): Promise<void> {
  try {
    // Staff only: none of its words weigh on the first card.
    const { openStatusOverlay } = await import('./status/open-status.ts');
    openStatusOverlay(parts, wakeLockHeld);
  } catch {
    // The chunk of a shell that was replaced meanwhile; the next reload has it.
  }
}
