/** A screen around one pull at a time: store, server, clock, and everything the page would be told. */
import { createHttp } from '../../src/pull/http.ts';
import type { ScreenSize } from '../../src/pull/messages.ts';
import { keptOld, type PullResult } from '../../src/pull/outcome.ts';
import { pullFeed } from '../../src/pull/pull-feed.ts';
import type { PullMemory } from '../../src/pull/pull-memory.ts';
import type { WallTime } from '../../src/pull/wall-clock.ts';
import type { ScreenStore } from '../../src/store/ports.ts';
import { applyWrite, type StoreWrite } from '../../src/store/writes.ts';
import { open } from '../store/fakes.ts';
import { FakeServer, FEED_URL } from './fake-server.ts';
import { handClock, NOON_MS } from './hand-clock.ts';

export const FULL_HD: ScreenSize = { widthPx: 1920, heightPx: 1080 };

export class FakeScreen {
  readonly server = new FakeServer();
  readonly timer = handClock();
  store: ScreenStore;
  memory: PullMemory = {};
  screen = FULL_HD;
  showing: string | undefined;
  wall: WallTime = { epochMs: NOON_MS, trusted: true };
  readonly writes: StoreWrite[] = [];
  readonly told: string[] = [];
  /** Called before each write; throws to make it fail. */
  beforeWrite: (write: StoreWrite) => void = () => {};

  constructor(store: ScreenStore = open()) {
    this.store = store;
  }

  /** One pull; like in the worker, an error ends as an outcome. */
  async pull(signal: AbortSignal = new AbortController().signal): Promise<PullResult> {
    const http = createHttp({ fetch: this.server.fetch, timer: this.timer, baseUrl: FEED_URL, signal });
    return pullFeed({
      http,
      signal,
      store: this.store,
      memory: this.memory,
      screen: this.screen,
      write: async (write) => {
        signal.throwIfAborted();
        this.beforeWrite(write);
        await applyWrite(this.store, write);
        this.writes.push(write);
      },
      now: () => this.wall,
      monotonicMs: () => this.timer.monotonicMs(),
      showing: () => this.showing,
      onServerTime: (epochMs) => this.told.push(`time ${epochMs}`),
      onFilling: (ready, total) => this.told.push(`filling ${ready}/${total}`),
      onStored: (revision) => this.told.push(`stored ${revision}`),
    }).catch(keptOld);
  }

  /** As after a restart of the worker: the store stays, what it remembered is gone. */
  forget(): void {
    this.memory = {};
    this.writes.length = 0;
    this.told.length = 0;
    this.server.asked.length = 0;
  }

  async revision(): Promise<number | undefined> {
    return (await this.store.snapshot()).feed?.revision;
  }

  async complete(): Promise<readonly string[]> {
    const { feed, complete } = await this.store.snapshot();
    return (feed?.feed.rotations ?? []).flatMap(({ id, sha256 }) => (complete.has(sha256) ? [id] : []));
  }
}
