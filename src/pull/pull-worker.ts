/**
 * The worker's composition: messages in, pulls in between, messages out. Everything it touches comes in as a port, so
 * the whole of it runs in a test; worker.ts only connects it with the real worker.
 */
import { openMemoryStore, openStore } from '../store/open-store.ts';
import type { CopyCaches } from '../store/copy.ts';
import type { ScreenStore } from '../store/ports.ts';
import { applyWrite, type StoreWrite } from '../store/writes.ts';
import { withDeadline } from './deadline.ts';
import { createHttp } from './http.ts';
import { alone } from './lock.ts';
import type { FromPullWorker, PullReason, ToPullWorker } from './messages.ts';
import { isFailure, keptOld, type PullResult } from './outcome.ts';
import { pullFeed } from './pull-feed.ts';
import type { PullMemory } from './pull-memory.ts';
import { createReportLink } from './report-link.ts';
import { createSchedule, type Attempt, type Schedule } from './schedule.ts';
import type { Timer } from './timer.ts';
import { createWallClock } from './wall-clock.ts';

export interface PullWorkerPorts {
  readonly post: (message: FromPullWorker) => void;
  readonly fetch: typeof fetch;
  readonly timer: Timer;
  readonly random: () => number;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly caches: CopyCaches | undefined;
  /** What the browser says of the disk; without it nothing is said. */
  readonly storage?: Pick<StorageManager, 'estimate'> | undefined;
}

export interface PullWorker {
  receive(message: ToPullWorker): void;
  /** An error nobody caught: told to the page like any other outcome. */
  failed(error: unknown): void;
  stop(): void;
}

type Start = Extract<ToPullWorker, { type: 'start' }>;

/** From one `start` to the next. */
interface Running {
  readonly start: Start;
  readonly store: Promise<ScreenStore>;
  readonly schedule: Schedule;
  readonly stop: AbortController;
}

interface Done extends Attempt {
  readonly result: PullResult;
  readonly reason: PullReason;
  readonly tookMs: number;
  readonly bytes: number;
}

export function createPullWorker(ports: PullWorkerPorts): PullWorker {
  const { post, timer, caches } = ports;
  const wallClock = createWallClock(timer);
  let memory: PullMemory = {};
  let showing: string | undefined;
  let running: Running | undefined;
  const reports = createReportLink(ports, {
    wall: () => wallClock.now(),
    store: () => running?.store,
    pullSoon: () => running?.schedule.pullNow('event'),
  });

  const storeOf = (kind: ScreenStore['kind']): Promise<ScreenStore> =>
    kind === 'memory'
      ? openMemoryStore({ caches })
      : Promise.resolve(openStore({ caches, after: (delayMs, call) => timer.after(delayMs, call) }));

  async function pullOnce({ start, store, stop }: Omit<Running, 'schedule'>, reason: PullReason): Promise<Done> {
    const startedMs = timer.monotonicMs();
    const meter = { bytes: 0 };
    // Memory is nobody else's, and the reason for living from it may be a pull that hangs in the database with the lock.
    const locks = start.store === 'memory' ? undefined : ports.locks;
    const result = await resultOf(() =>
      alone(locks, () => withDeadline(timer, stop.signal, async (signal) => pull(start, await store, signal, meter))),
    );
    return {
      result,
      reason,
      failed: isFailure(result),
      retryAfterMs: result.retryAfterMs,
      tookMs: Math.round(timer.monotonicMs() - startedMs),
      bytes: meter.bytes,
    };
  }

  async function pull(
    start: Start,
    store: ScreenStore,
    signal: AbortSignal,
    meter: { bytes: number },
  ): Promise<PullResult> {
    const http = createHttp({
      fetch: ports.fetch,
      timer,
      baseUrl: start.feedUrl,
      signal,
      onBytes: (bytes) => (meter.bytes += bytes),
    });
    const write = async (write: StoreWrite) => {
      // A pull that was given up may still be alive; from here on it changes nothing.
      signal.throwIfAborted();
      await applyWrite(store, write);
      if (store.kind === 'memory') post({ type: 'held', write });
      if (write.write === 'begin-fill') post({ type: 'fill-begun', totalCards: write.rotation.document.cards.length });
    };
    return pullFeed({
      http,
      store,
      write,
      memory,
      signal,
      screen: start.screen,
      now: () => wallClock.now(),
      monotonicMs: () => timer.monotonicMs(),
      showing: () => showing,
      onServerTime: (epochMs) => post({ type: 'server-time', epochMs }),
      onFilling: (readyCards, totalCards) => post({ type: 'filling', readyCards, totalCards }),
      onStored: (revision) => post({ type: 'stored', revision }),
      onListens: (listens) => reports.hear(listens),
    });
  }

  function report({ result, reason, tookMs, bytes }: Omit<Done, keyof Attempt>, nextPullInMs: number): void {
    const { outcome, quarantined, notStaged } = result;
    reports.pulled(outcome);
    post({ type: 'report', report: { outcome, reason, quarantined, notStaged, tookMs, bytes, nextPullInMs } });
  }

  function begin(start: Start): void {
    end();
    memory = {};
    const life = { start, store: storeOf(start.store), stop: new AbortController() };
    const pull = (reason: PullReason) => pullOnce(life, reason);
    const schedule = createSchedule({ timer, random: ports.random, pull, onDone: report }, start.pollMs);
    running = { ...life, schedule };
    schedule.pullNow('start');
    reports.begin(start.feedUrl);
  }

  function end(): void {
    if (running === undefined) return;
    running.schedule.stop();
    running.stop.abort();
    void running.store.then((store) => store.close());
    running = undefined;
  }

  return {
    receive(message) {
      switch (message.type) {
        case 'start':
          return begin(message);
        case 'pull-now':
          return running?.schedule.pullNow(message.reason);
        case 'settings':
          return running?.schedule.setPollMs(message.pollMs);
        case 'clock':
          return wallClock.set(message);
        case 'showing':
          showing = message.sha256;
          return undefined;
        case 'screen':
          return reports.tell(message.words);
        case 'memory':
          return running && begin({ ...running.start, store: 'memory' });
      }
    },
    failed(error) {
      report({ result: keptOld(error), reason: 'poll', tookMs: 0, bytes: 0 }, 0);
    },
    stop() {
      end();
      reports.stop();
    },
  };
}

/** [P6] Never rejects. */
async function resultOf(work: () => Promise<PullResult | 'elsewhere'>): Promise<PullResult> {
  try {
    const result = await work();
    if (result !== 'elsewhere') return result;
    return { outcome: { outcome: 'elsewhere' }, quarantined: [], notStaged: [], retryAfterMs: undefined };
  } catch (error) {
    return keptOld(error);
  }
}
