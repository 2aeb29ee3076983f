/** The reports inside the pull worker: begun when the page has spoken and the server has said that it listens. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { feedPath } from '../../src/contract/feed-paths.ts';
import type { FromPullWorker } from '../../src/pull/messages.ts';
import { createPullWorker, type PullWorker } from '../../src/pull/pull-worker.ts';
import { goodFeed, type MintedFeed } from '../factory.ts';
import { words } from '../report/words.ts';
import { play } from '../screens/desk-site.ts';
import { endFaults, fakeCaches, freshDatabase, open } from '../store/fakes.ts';
import { FULL_HD } from './fake-screen.ts';
import { FakeServer, FEED_URL } from './fake-server.ts';
import { handClock, settle, type HandClock } from './hand-clock.ts';
import { eventually } from '../eventually.ts';

let server: FakeServer;
let timer: HandClock;
let minted: MintedFeed;
let worker: PullWorker;
let messages: FromPullWorker[];
let said: { path: string; body: Record<string, unknown> }[];
let isListening: boolean;
let event: ((text: string) => void) | undefined;

const fetchIt = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
  const { pathname } = new URL(input as string);
  if (pathname === '/screens/events') {
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => void (event = (text) => stream.enqueue(new TextEncoder().encode(text))),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }
  if (pathname.startsWith('/screens/')) {
    const body = JSON.parse(init.body as string) as Record<string, unknown>;
    said.push({ path: pathname.slice('/screens/'.length), body });
    const ids = ((body['plays'] ?? []) as { id: string }[]).map(({ id }) => id);
    return Response.json(
      pathname.endsWith('plays') ? { accepted: ids, refused: [] } : { revision: minted.feed.revision },
    );
  }
  const answer = await server.fetch(input, init);
  if (isListening && pathname.endsWith(feedPath)) answer.headers.set('galeri-reports', '1');
  return answer;
};

beforeEach(async () => {
  freshDatabase();
  server = new FakeServer();
  timer = handClock();
  minted = await goodFeed();
  server.publish(minted);
  [messages, said, isListening, event] = [[], [], true, undefined];
  worker = createPullWorker({
    post: (message) => messages.push(structuredClone(message)),
    fetch: fetchIt,
    timer,
    random: () => 0.5,
    locks: undefined,
    caches: fakeCaches(),
    storage: { estimate: async () => ({ usage: 10, quota: 20 }) },
  });
});
afterEach(() => {
  worker.stop();
  endFaults();
});

const start = () =>
  worker.receive({ type: 'start', feedUrl: FEED_URL, screen: FULL_HD, pollMs: 30_000, store: 'database' });
const outcomes = () => messages.flatMap((message) => (message.type === 'report' ? [message.report] : []));
/** Their code is loaded, and the first round has run. */
const begun = () =>
  eventually(async () => {
    await timer.advance(0);
    expect([said.length > 0, event !== undefined]).toEqual([true, true]);
  });
const pulled = (count: number) =>
  vi.waitFor(() => expect(outcomes()).toHaveLength(count), { interval: 1, timeout: 10_000 });

describe('the reports of a pull worker', () => {
  it('[G1][G7] say nothing before the page has spoken', async () => {
    start();
    await pulled(1);
    await timer.advance(0);
    expect([said, messages.filter(({ type }) => type === 'reports')]).toEqual([[], []]);
  });

  it('[G1] say nothing to a host that has not asked', async () => {
    isListening = false;
    start();
    worker.receive({ type: 'screen', words: words() });
    await pulled(1);
    await timer.advance(3_600_000);
    expect([said, event]).toEqual([[], undefined]);
  });

  it('[G2][G5] tell how the screen is, and send what waits', async () => {
    const page = open();
    await page.recordPlay(play(1), {});
    page.close();
    start();
    worker.receive({ type: 'screen', words: words() });
    await pulled(1);
    await begun();
    expect(said[0]).toMatchObject({
      path: 'report',
      body: { storage: { usedBytes: 10, quotaBytes: 20 }, waitingPlays: 1 },
    });
    await timer.advance(20_000);
    await eventually(() => expect(said.find(({ path }) => path === 'plays')?.body['plays']).toEqual([play(1)]));
    await settle();
    const waits = messages.findLast(({ type }) => type === 'reports');
    expect(waits).toEqual({ type: 'reports', listens: true, waitingPlays: 0, parkedPlays: 0 });
  });

  it('[G1] pull at once when the server says that there is something new', async () => {
    start();
    worker.receive({ type: 'screen', words: words({ revision: minted.feed.revision }) });
    await pulled(1);
    await begun();
    const newer = await goodFeed({ revision: minted.feed.revision + 1 });
    server.publish(newer);
    event?.(`event: feed\ndata: {"revision":${newer.feed.revision},"spreadMs":0}\n\n`);
    await settle();
    await timer.advance(0);
    await pulled(2);
    expect(outcomes()[1]).toMatchObject({
      reason: 'event',
      outcome: { outcome: 'updated', revision: newer.feed.revision },
    });
  });

  it('[G7] go on when the page gives up its database', async () => {
    start();
    worker.receive({ type: 'screen', words: words() });
    await pulled(1);
    await begun();
    worker.receive({ type: 'memory' });
    await timer.advance(130_000);
    await eventually(() => expect(said.filter(({ path }) => path === 'report').length).toBeGreaterThan(2));
    expect(new Set(said.map(({ body }) => body['screenId'])).size).toBe(1);
  });
});
