import { signal, type Signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Filling } from '../../src/display/components/Empty.tsx';
import { createPullLink, type PullLink } from '../../src/display/models/pull-link.ts';
import type { FromPullWorker, PullOutcome, ToPullWorker } from '../../src/pull/messages.ts';
import type { ScreenStore } from '../../src/store/ports.ts';
import { card } from '../factory.ts';
import { fakeContent, showingOf, type FakeContent } from './fakes.ts';
import { handClock, NOON_MS, settle, type HandClock } from './hand-clock.ts';

let told: ToPullWorker[];
let say: (message: FromPullWorker) => Promise<void>;
let clock: HandClock;
let content: FakeContent;
let filling: Signal<Filling | undefined>;
let isStale: Signal<boolean>;
let stored: number;
let writes: string[];
let pull: PullLink;

class FakeWorker extends EventTarget {
  constructor() {
    super();
    say = (data) => (this.dispatchEvent(new MessageEvent('message', { data })), settle());
  }
  postMessage = (message: ToPullWorker) => void told.push(message);
  terminate = () => undefined;
}

beforeEach(async () => {
  told = [];
  writes = [];
  stored = 0;
  clock = handClock();
  content = fakeContent(showingOf([await card()]));
  filling = signal<Filling | undefined>(undefined);
  isStale = signal(false);
  vi.stubGlobal('Worker', FakeWorker);
  const store = {
    kind: 'memory',
    prune: () => settle().then(() => void writes.push(`prune, stored ${stored}`)),
    addPhotos: () => Promise.reject(new Error('disk')),
  };
  pull = createPullLink({
    clock,
    content,
    store: store as unknown as ScreenStore,
    filling,
    isStale,
    feedUrl: 'http://localhost:3000/feed/feed.json',
    screen: () => ({ widthPx: 1920, heightPx: 1080 }),
    onStored: () => void stored++,
  });
});
afterEach(() => {
  pull.stop();
  vi.unstubAllGlobals();
});

const reported = (outcome: PullOutcome) =>
  say({
    type: 'report',
    report: { outcome, reason: 'poll', quarantined: [], notStaged: [], tookMs: 1, bytes: 1, nextPullInMs: 30_000 },
  });
const failed: PullOutcome = { outcome: 'kept-old', code: 'network', detail: '' };
const unchanged: PullOutcome = { outcome: 'unchanged', revision: 7, repairedPhotos: 0 };

describe('what the worker is told', () => {
  it('[D1] nothing before the start, and then all it needs at once', () => {
    pull.pullNow('online');
    expect(told).toEqual([]);
    pull.start();
    expect(told).toEqual([
      { type: 'clock', epochMs: NOON_MS, trusted: true },
      { type: 'showing', sha256: content.showing.peek()?.rotation.entry.sha256 },
      {
        type: 'start',
        feedUrl: 'http://localhost:3000/feed/feed.json',
        screen: { widthPx: 1920, heightPx: 1080 },
        pollMs: 30_000,
        store: 'memory',
      },
    ]);
  });

  it('[S4] what is on the screen now, so that it is never pruned under it; and how often to poll', async () => {
    pull.start();
    told.length = 0;
    content.put(showingOf([await card()], { id: 'r-next', screen: { pollSeconds: 60 } }));
    expect(told).toEqual([
      { type: 'showing', sha256: 'r-next'.padEnd(64, '0') },
      { type: 'settings', pollMs: 60_000 },
    ]);
  });

  it('[T1] the time, once a minute, until it is stopped', async () => {
    pull.start();
    told.length = 0;
    await clock.advance(120_000);
    expect(told).toEqual([
      { type: 'clock', epochMs: NOON_MS + 60_000, trusted: true },
      { type: 'clock', epochMs: NOON_MS + 120_000, trusted: true },
    ]);
    pull.stop();
    await clock.advance(120_000);
    expect([told.length, clock.pending]).toEqual([2, 0]);
  });

  it('[P7][S6] to pull now, or to live from memory', () => {
    pull.start();
    told.length = 0;
    pull.pullNow('visible');
    pull.liveFromMemory();
    expect(told).toEqual([{ type: 'pull-now', reason: 'visible' }, { type: 'memory' }]);
  });
});

describe('what the worker says', () => {
  beforeEach(() => pull.start());

  it('[T1] the server’s time corrects the clock, and the worker hears the corrected one', async () => {
    told.length = 0;
    await say({ type: 'server-time', epochMs: NOON_MS + 3_600_000 });
    expect(clock.wall().epochMs).toBe(NOON_MS + 3_600_000);
    expect(told).toEqual([{ type: 'clock', epochMs: NOON_MS + 3_600_000, trusted: true }]);
  });

  it('[S2] a first fill is counted from the moment its size is known, and is over when it is stored', async () => {
    await say({ type: 'fill-begun', totalCards: 36 });
    expect(filling.value).toEqual({ ready: 0, total: 36 });
    await say({ type: 'filling', readyCards: 14, totalCards: 36 });
    expect([filling.value, content.isStale(), stored]).toEqual([{ ready: 14, total: 36 }, true, 2]);
    await say({ type: 'stored', revision: 7 });
    expect([filling.value, stored]).toEqual([undefined, 3]);
  });

  it('[P6] the report is kept with the moment it came', async () => {
    await clock.advance(5000);
    await reported(unchanged);
    expect(pull.lastReport.value).toMatchObject({ report: { outcome: unchanged }, atMonotonicMs: clock.monotonicMs() });
  });

  it('[D7] staff see a mark after two failures in a row, and none after a success', async () => {
    await reported(failed);
    expect(isStale.value).toBe(false);
    await reported(failed);
    expect(isStale.value).toBe(true);
    await reported(unchanged);
    expect(isStale.value).toBe(false);
    await reported(failed);
    expect(isStale.value).toBe(false);
  });

  it('[P5] another tab has pulled: what it stored is looked for', async () => {
    await reported({ outcome: 'elsewhere' });
    expect(content.isStale()).toBe(true);
  });

  it('[S6] a write handed over is in the store before the message that speaks of it is heard', async () => {
    void say({ type: 'held', write: { write: 'prune', keep: [] } });
    await say({ type: 'stored', revision: 7 });
    await settle();
    expect([writes, stored]).toEqual([['prune, stored 0'], 1]);
  });

  it('[S5] a write that fails does not stand in the way of what comes after', async () => {
    await say({ type: 'held', write: { write: 'add-photos', photos: [] } });
    await say({ type: 'stored', revision: 7 });
    expect(stored).toBe(1);
  });
});
