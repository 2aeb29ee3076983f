/** What the display hears from the pull worker, as signals; and what it tells it. */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Clock } from '../../device/clock.ts';
import { startPullWorker, type PullWorker } from '../../device/pull-worker.ts';
import type {
  FromPullWorker,
  PullOutcome,
  PullReason,
  PullReport,
  ScreenSize,
  ScreenWords,
} from '../../pull/messages.ts';
import type { ScreenStore } from '../../store/ports.ts';
import { applyWrite } from '../../store/writes.ts';
import type { Filling } from '../components/Empty.tsx';
import type { Content } from './content.ts';

export interface PullLink {
  readonly lastReport: ReadonlySignal<{ readonly report: PullReport; readonly atMonotonicMs: number } | undefined>;
  /** [G1] Whether a server listens, and what waits for it; undefined until the worker has looked. */
  readonly reports: ReadonlySignal<ReportsState | undefined>;
  /** [G5] How the screen is. */
  tell(words: ScreenWords): void;
  /** Starts the worker; before that every call is kept back. */
  start(): void;
  pullNow(reason: PullReason): void;
  /** The page has given up the database (S6). */
  liveFromMemory(): void;
  stop(): void;
}

export type ReportsState = Omit<Extract<FromPullWorker, { type: 'reports' }>, 'type'>;

export interface PullLinkPorts {
  readonly clock: Clock;
  readonly content: Content;
  readonly store: ScreenStore;
  /** How far the very first fill has come. */
  readonly filling: Signal<Filling | undefined>;
  /** Pulls keep failing; staff see a mark, visitors nothing. */
  readonly isStale: Signal<boolean>;
  readonly feedUrl: string;
  readonly screen: () => ScreenSize;
  /** The store holds something new. */
  readonly onStored: () => void;
}

/** One lost answer is weather, two in a row are news for staff. */
const FAILURES_TO_MARK = 2;
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
const DEFAULT_POLL_MS = 30_000;
/** The worker's idea of the time must not drift from the page's by more than a rotation could notice. */
const TELL_CLOCK_EVERY_MS = 60_000;

export function createPullLink({
  clock,
  content,
  store,
  filling,
  isStale,
  feedUrl,
  screen,
  onStored,
}: PullLinkPorts): PullLink {
  const lastReport = signal<PullLink['lastReport']['value']>(undefined);
  const reports = signal<ReportsState | undefined>(undefined);
  let words: ScreenWords | undefined;
  let worker: PullWorker | undefined;
  let failures = 0;
  const isOnThisBox = LOOPBACK.test(new URL(feedUrl).hostname);
  let cancelTelling = () => {};

  const pollMs = () => content.showing.peek()?.times.pollMs ?? DEFAULT_POLL_MS;

  function tellClock(post: PullWorker['post']): void {
    post({ type: 'clock', epochMs: clock.wall().epochMs, trusted: clock.wall().trusted });
  }

  function tellRegularly(): void {
    cancelTelling = clock.after(TELL_CLOCK_EVERY_MS, () => {
      if (worker !== undefined) tellClock(worker.post);
      tellRegularly();
    });
  }

  async function onMessage(message: FromPullWorker): Promise<void> {
    switch (message.type) {
      case 'report':
        lastReport.value = { report: message.report, atMonotonicMs: clock.monotonicMs() };
        failures = message.report.outcome.outcome === 'kept-old' ? failures + 1 : 0;
        isStale.value = failures >= FAILURES_TO_MARK;
        if (isNewsFromElsewhere(message.report.outcome)) content.markStale();
        break;
      case 'server-time':
        clock.correct(message.epochMs, isOnThisBox);
        if (worker !== undefined) tellClock(worker.post);
        break;
      case 'fill-begun':
        // On a slow line minutes pass before the first photo is here; until then the number of products is the news.
        filling.value = { ready: 0, total: message.totalCards };
        content.markStale();
        onStored();
        break;
      case 'filling':
        filling.value = { ready: message.readyCards, total: message.totalCards };
        content.markStale();
        onStored();
        break;
      case 'stored':
        filling.value = undefined;
        content.markStale();
        onStored();
        break;
      case 'held':
        await applyWrite(store, message.write);
        break;
      case 'reports':
        reports.value = message;
        break;
    }
  }

  /** The other tab's worker speaks only to its own page; what it has stored, ours finds unchanged. */
  function isNewsFromElsewhere(outcome: PullOutcome): boolean {
    if (outcome.outcome === 'elsewhere') return true;
    const { feed, filling: halfway } = content.snapshot.peek() ?? {};
    return outcome.outcome === 'unchanged' && (halfway !== undefined || outcome.revision !== feed?.revision);
  }

  /** One after the other: a `held` write must be in the store before the `stored` that speaks of it is heard. */
  let inbox = Promise.resolve();
  const receive = (message: FromPullWorker) => {
    inbox = inbox.then(() => onMessage(message)).catch(() => undefined);
  };

  const unsubscribe = content.showing.subscribe((showing) => {
    worker?.post({ type: 'showing', sha256: showing?.rotation.entry.sha256 });
    if (showing !== undefined) worker?.post({ type: 'settings', pollMs: showing.times.pollMs });
  });

  return {
    lastReport,
    reports,
    tell(next) {
      words = next;
      worker?.post({ type: 'screen', words });
    },
    start() {
      worker = startPullWorker({
        clock,
        onMessage: receive,
        onStart(post) {
          tellClock(post);
          post({ type: 'showing', sha256: content.showing.peek()?.rotation.entry.sha256 });
          post({ type: 'start', feedUrl, screen: screen(), pollMs: pollMs(), store: store.kind });
          if (words !== undefined) post({ type: 'screen', words });
        },
      });
      tellRegularly();
    },
    pullNow: (reason) => worker?.post({ type: 'pull-now', reason }),
    liveFromMemory: () => worker?.post({ type: 'memory' }),
    stop() {
      unsubscribe();
      cancelTelling();
      worker?.stop();
    },
  };
}
