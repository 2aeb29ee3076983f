/**
 * A screen's worker and a real server, with everything between them under the test's thumb: the network, the clock, the
 * database of the browser, and who is killed when. All of it is drawn from one seed.
 */
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { Play } from '../../src/contract/play.ts';
import { createTalk } from '../../src/pull/http-talk.ts';
import { startReports, type Reports } from '../../src/report/reports.ts';
import type { Records } from '../../src/records/records.ts';
import { buildApp } from '../../src/server/app.ts';
import { openOutbox, type Outbox, type Waiting } from '../../src/store/outbox.ts';
import { STORES } from '../../src/store/schema.ts';
import type { ScreenStore } from '../../src/store/ports.ts';
import { handClock, settle, type HandClock } from '../pull/hand-clock.ts';
import { deskSite } from '../screens/desk-site.ts';
import { site } from '../server/temp-site.ts';
import { fault, hurriedTimers, open } from '../store/fakes.ts';
import { words } from './words.ts';
import { vi } from 'vitest';

/** How the network behaves for the next request. `lost`: the server does its work, its answer never arrives. */
export type Network = 'up' | 'down' | 'lost' | 500 | 502;

/** Mulberry32: the same numbers for the same seed, on every machine. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Totals {
  readonly plays: number;
  readonly shownMs: number;
}

export interface Posted {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly atMs: number;
}

export async function screenBox({ random }: { random: () => number }) {
  const clock: HandClock = handClock();
  const { kioskDir, staffDir, feedDir } = await site();
  const first = await deskSite({ now: () => clock.deviceEpochMs() });
  const { records, restart } = first;
  let desk = first.desk;
  let app: FastifyInstance = await newApp();
  const page: ScreenStore = open();
  let network: (posted: Posted) => Network = () => 'up';
  const flight = { requests: 0 };
  const posted: Posted[] = [];
  let waiting: Waiting | undefined;
  let harm = 0;

  async function newApp(): Promise<FastifyInstance> {
    return buildApp({ kioskDir, staffDir, feedDir, screens: () => desk });
  }

  const fetchIt = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const path = new URL(input instanceof Request ? input.url : input).pathname.replace('/screens/', '');
    // Events are blocked here; the browser journey has them.
    if (init.method !== 'POST') throw new TypeError('Failed to fetch');
    const body = JSON.parse(init.body as string) as Record<string, unknown>;
    posted.push({ path, body, atMs: clock.monotonicMs() });
    const state = network({ path, body, atMs: clock.monotonicMs() });
    flight.requests++;
    try {
      if (state === 'down') throw new TypeError('Failed to fetch');
      if (typeof state === 'number') return new Response('nginx says no', { status: state });
      const { statusCode, payload, headers } = await app.inject({
        method: 'POST',
        url: `/screens/${path}`,
        payload: body,
      });
      if (state === 'lost') throw new TypeError('Failed to fetch');
      return new Response(payload, {
        status: statusCode,
        headers: { 'content-type': String(headers['content-type']) },
      });
    } finally {
      flight.requests--;
    }
  };

  function startLife(): { readonly reports: Reports; readonly outbox: Outbox; readonly talking: AbortController } {
    const talking = new AbortController();
    const outbox = openOutbox(hurriedTimers().after);
    const reports = startReports(
      {
        timer: clock,
        random,
        talk: createTalk({
          fetch: fetchIt,
          timer: clock,
          feedUrl: 'https://galeri.example/feed/feed.json',
          signal: talking.signal,
        }),
        outbox,
        visits: page,
        wall: () => ({ epochMs: clock.deviceEpochMs(), trusted: true }),
        newId: () => crypto.randomUUID(),
        storage: async () => undefined,
        locks: undefined,
        pullSoon: () => undefined,
        onWaiting: (now) => (waiting = now),
      },
      words(),
    );
    reports.hear(true);
    return { reports, outbox, talking };
  }

  let life = startLife();

  /** Lets time pass, ten seconds at a time; whatever is under way comes to its end in between. */
  async function drive(ms: number, each: () => Promise<void> = async () => {}): Promise<void> {
    for (let left = ms; left > 0; left -= 10_000) {
      await each();
      await clock.advance(Math.min(left, 10_000));
      while (flight.requests > 0) await settle(5);
      await settle(20);
    }
  }

  // A put or delete of the outbox that the browser breaks off takes its transaction with it, as a kill would.
  for (const kind of ['put', 'delete'] as const) {
    // oxlint-disable-next-line typescript/unbound-method -- called with its store below
    const original = IDBObjectStore.prototype[kind] as (this: IDBObjectStore, ...args: unknown[]) => IDBRequest;
    fault(vi.spyOn(IDBObjectStore.prototype, kind)).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      const isOutbox = this.name === STORES.outbox || this.name === STORES.parked || this.name === STORES.sums;
      if (harm > 0 && isOutbox && random() < harm) throw new DOMException('killed', 'AbortError');
      return original.apply(this, args);
    });
  }

  return {
    clock,
    records,
    page,
    posted,
    drive,
    reports: () => life.reports,
    outbox: () => life.outbox,
    waiting: () => waiting,
    setNetwork: (next: (post: Posted) => Network) => (network = next),
    /** Share of the outbox's writes that are broken off. */
    setHarm: (share: number) => (harm = share),
    record: (play: Play) => page.recordPlay(play, {}),
    /** Nobody says goodbye: what was under way is left as it is. */
    killWorker() {
      life.talking.abort();
      life.reports.stop();
      life.outbox.close();
      life = startLife();
    },
    /** The process ends; what it had answered to nobody stands in its records. */
    async killServer() {
      await app.close();
      desk = await restart();
      app = await newApp();
    },
    async stop() {
      life.talking.abort();
      life.reports.stop();
      life.outbox.close();
      page.close();
      await app.close();
    },
  };
}

export type ScreenBox = Awaited<ReturnType<typeof screenBox>>;

const TotalsRow = z.object({ plays: z.nullable(z.int()), shown_ms: z.nullable(z.int()) });

/** What the server has counted. */
export async function countedIn(records: Records): Promise<Totals> {
  const row = await records.first(TotalsRow, 'select sum(plays) as plays, sum(shown_ms) as shown_ms from play_days');
  return { plays: row?.plays ?? 0, shownMs: row?.shown_ms ?? 0 };
}

export async function idsIn(records: Records): Promise<string[]> {
  return (await records.all(z.object({ id: z.string() }), 'select id from plays')).map(({ id }) => id);
}
