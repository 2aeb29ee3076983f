import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { feedPath } from '../../src/contract/feed-paths.ts';
import { PULL_GRACE_MS, PULL_MAX_MS, REQUEST_SILENCE_MS } from '../../src/pull/limits.ts';
import type { FromPullWorker, PullReport, ToPullWorker } from '../../src/pull/messages.ts';
import { createPullWorker, type PullWorker } from '../../src/pull/pull-worker.ts';
import { openMemoryStore } from '../../src/store/open-store.ts';
import { applyWrite } from '../../src/store/writes.ts';
import { goodFeed, type MintedFeed } from '../factory.ts';
import { commitOf, endFaults, fakeCaches, fault, freshDatabase, harm, open, shaOf } from '../store/fakes.ts';
import { FULL_HD } from './fake-screen.ts';
import { FakeServer, FEED_URL, silence } from './fake-server.ts';
import { handClock, NOON_MS, settle, type HandClock } from './hand-clock.ts';
import { eventually } from '../eventually.ts';

const POLL_MS = 30_000;

let server: FakeServer;
let timer: HandClock;
let caches: ReturnType<typeof fakeCaches>;
let minted: MintedFeed;
let messages: FromPullWorker[];
let worker: PullWorker;

beforeEach(async () => {
  freshDatabase();
  server = new FakeServer();
  timer = handClock();
  caches = fakeCaches();
  minted = await goodFeed();
  server.publish(minted);
  messages = [];
  worker = newWorker(messages);
});

afterEach(() => {
  worker.stop();
  endFaults();
});

const newWorker = (into: FromPullWorker[], locks?: LockManager): PullWorker =>
  createPullWorker({
    // As a real port does, so that nothing is posted that cannot be.
    post: (message) => into.push(structuredClone(message)),
    fetch: server.fetch,
    timer,
    random: () => 0.5,
    locks,
    caches,
  });

function start(overrides: Partial<Extract<ToPullWorker, { type: 'start' }>> = {}): void {
  worker.receive({
    type: 'start',
    feedUrl: FEED_URL,
    screen: FULL_HD,
    pollMs: POLL_MS,
    store: 'database',
    ...overrides,
  });
}

const reports = (): PullReport[] => messages.flatMap((message) => (message.type === 'report' ? [message.report] : []));
const kinds = () => messages.map(({ type }) => type);

/** Lets a pull over fake network and fake database come to its end; no time passes. */
const pulled = (count = 1) =>
  vi.waitFor(() => expect(reports().length).toBeGreaterThanOrEqual(count), {
    interval: 1,
    timeout: 20_000,
  });

describe('the pull worker', () => {
  it('[P6] reports each pull: outcome, reason, bytes and when the next one is', async () => {
    start();
    await pulled();
    expect(reports()).toEqual([
      {
        outcome: { outcome: 'updated', revision: minted.feed.revision, rotationIds: ['r-now', 'r-next'] },
        reason: 'start',
        quarantined: [],
        notStaged: [],
        tookMs: 0,
        bytes: expect.any(Number) as number,
        nextPullInMs: POLL_MS,
      },
    ]);
    expect(reports()[0]?.bytes).toBeGreaterThan(minted.bytes.byteLength);
    expect(kinds().filter((type) => type === 'stored')).toHaveLength(2);
    expect(kinds().filter((type) => type === 'filling')).toHaveLength(12);
    expect(kinds()).not.toContain('held');
    expect(messages[0]).toEqual({ type: 'server-time', epochMs: NOON_MS });
  });

  it('[P1] goes on polling, whatever comes of it', async () => {
    start();
    await pulled();
    server.isOnline = false;
    await timer.advance(POLL_MS);
    await pulled(2);
    expect(reports()[1]).toMatchObject({ outcome: { outcome: 'kept-old', code: 'network' }, nextPullInMs: 5000 });
    server.isOnline = true;
    await timer.advance(5000);
    await pulled(3);
    expect(reports()[2]?.outcome.outcome).toBe('unchanged');
  });

  it('[P1] a half-open connection delays one poll, not the next', async () => {
    start();
    await pulled();
    server.asked.length = 0;
    server.interfere(silence);
    await timer.advance(POLL_MS);
    await eventually(() => expect(server.asked).toHaveLength(1));
    await timer.advance(REQUEST_SILENCE_MS);
    await pulled(2);
    expect(reports()[1]?.outcome).toMatchObject({ code: 'timeout' });
    server.interfere(undefined);
    await timer.advance(5000);
    await pulled(3);
    expect(reports()[2]?.outcome.outcome).toBe('unchanged');
  });

  it('[P1] a pull that hangs in the storage is left behind, and the next one runs', async () => {
    start();
    await pulled();
    server.publish(await goodFeed({ revision: minted.feed.revision + 1 }));
    const hung = fault(vi.spyOn(caches, 'open')).mockImplementation(() => new Promise(() => {}));
    await timer.advance(POLL_MS);
    await eventually(() => expect(hung).toHaveBeenCalled());
    await timer.advance(PULL_MAX_MS + PULL_GRACE_MS);
    await pulled(2);
    expect(reports()[1]?.outcome).toMatchObject({ outcome: 'kept-old', code: 'timeout' });
    endFaults();
    worker.receive({ type: 'pull-now', reason: 'staff' });
    await pulled(3);
    expect(reports()[2]).toMatchObject({ reason: 'staff', outcome: { outcome: 'unchanged' } });
  });

  it('[P2] takes another interval from the page', async () => {
    start();
    await pulled();
    worker.receive({ type: 'settings', pollMs: 2000 });
    await timer.advance(2000);
    await pulled(2);
    expect(reports()[1]?.nextPullInMs).toBe(2000);
  });

  it('[T1] goes by the page’s clock where the server says no time', async () => {
    server.nowMs = undefined;
    worker.receive({ type: 'clock', epochMs: NOON_MS + 6 * 86_400_000, trusted: true });
    start();
    await pulled();
    expect(reports()[0]?.outcome).toMatchObject({ rotationIds: ['r-next'] });
  });

  it('[S4] prunes nothing under the screen', async () => {
    start();
    await pulled();
    worker.receive({ type: 'showing', sha256: shaOf(minted) });
    server.nowMs = NOON_MS + 6 * 86_400_000;
    worker.receive({ type: 'pull-now', reason: 'staff' });
    await pulled(2);
    expect((await open({ caches }).snapshot()).complete.size).toBe(2);
    worker.receive({ type: 'showing', sha256: undefined });
    worker.receive({ type: 'pull-now', reason: 'staff' });
    await pulled(3);
    expect((await open({ caches }).snapshot()).complete.size).toBe(1);
  });

  it('[P5] leaves the pull to another tab that is at it', async () => {
    const locks = { request: async (_: string, __: LockOptions, call: (lock: null) => unknown) => call(null) };
    worker = newWorker(messages, locks as unknown as LockManager);
    start();
    await pulled();
    expect(reports()[0]?.outcome).toEqual({ outcome: 'elsewhere' });
    expect(server.asked).toEqual([]);
  });

  it('[P6] tells an error nobody caught like any other outcome', () => {
    worker.failed(new TypeError('x is not a function'));
    expect(reports()[0]?.outcome).toEqual({ outcome: 'kept-old', code: 'unknown', detail: 'x is not a function' });
  });

  it('[P1] does nothing before the start and after the stop', async () => {
    worker.receive({ type: 'pull-now', reason: 'staff' });
    worker.receive({ type: 'settings', pollMs: 1 });
    worker.receive({ type: 'memory' });
    start();
    await pulled();
    worker.stop();
    await timer.advance(10 * POLL_MS);
    expect(reports()).toHaveLength(1);
    expect(timer.pending).toBe(0);
  });

  it('[P1] writes nothing more in a pull that was going on when it was stopped', async () => {
    start();
    await pulled();
    server.publish(await goodFeed({ revision: minted.feed.revision + 1 }));
    server.interfere(() => {
      // Everything but the new feed is here already, so no request will notice the stop.
      harm('get', { before: () => worker.stop() });
      return undefined;
    });
    await timer.advance(POLL_MS);
    // Nothing tells when a pull that was left behind is over; digests are computed on threads of their own.
    await new Promise((resolve) => setTimeout(resolve, 100));
    endFaults();
    expect((await open({ caches }).snapshot()).feed?.revision).toBe(minted.feed.revision);
  });

  it('[P1] starts anew on another start, with one schedule', async () => {
    start();
    start();
    await pulled();
    await timer.advance(POLL_MS);
    await pulled(2);
    await settle();
    expect(reports().map(({ reason }) => reason)).toEqual(['start', 'poll']);
  });
});

describe('a screen without a database', () => {
  /** The page's own store, kept by what the worker hands over. */
  async function pageStore() {
    const store = await openMemoryStore({ caches });
    for (const message of messages) if (message.type === 'held') await applyWrite(store, message.write);
    return store;
  }

  const showsItsGallery = async () => {
    const store = await pageStore();
    const { feed, complete } = await store.snapshot();
    expect(feed?.revision).toBe(minted.feed.revision);
    expect(complete).toEqual(new Set([shaOf(minted), shaOf(minted, 1)]));
    expect((await store.missingPhotos((await commitOf(minted)).photoDigests)).size).toBe(0);
  };

  it('[S6] shows its gallery from the very first pull', async () => {
    start({ store: 'memory' });
    await pulled();
    caches.entries.clear();
    await showsItsGallery();
    expect(kinds().indexOf('held')).toBeLessThan(kinds().indexOf('filling'));
  });

  it('[S6] shows its gallery from copy and HTTP cache without a network', async () => {
    start();
    await pulled();
    messages.length = 0;
    server.isOnline = false;
    start({ store: 'memory' });
    await pulled();
    await showsItsGallery();
  });

  it('[S6] goes over to memory when the page does, in the middle of its life', async () => {
    start();
    await pulled();
    messages.length = 0;
    server.asked.length = 0;
    worker.receive({ type: 'memory' });
    await pulled();
    await showsItsGallery();
    expect(server.pathsAsked()).toEqual([feedPath]);
  });

  it('[S6] is handed everything when only the worker has lost it', async () => {
    start();
    await pulled();
    messages.length = 0;
    fault(vi.spyOn(indexedDB, 'open')).mockImplementation(() => {
      throw new DOMException('Internal error', 'UnknownError');
    });
    start();
    await eventually(async () => {
      await timer.advance(1000);
      expect(reports()).toHaveLength(1);
    });
    await showsItsGallery();
  });
});
