import { beforeEach, describe, expect, it } from 'vitest';
import { createTalk, type HeardEvent, type Talk } from '../../src/pull/http-talk.ts';
import { EVENTS_SILENCE_MS, REQUEST_SILENCE_MS } from '../../src/pull/limits.ts';
import { handClock, type HandClock } from './hand-clock.ts';

let clock: HandClock;
let asked: { url: string; init: RequestInit }[];
let respond: (init: RequestInit) => Response | Promise<Response>;
let talk: Talk;
const ending = new AbortController();

beforeEach(() => {
  clock = handClock();
  asked = [];
  talk = createTalk({
    fetch: (async (url: string, init: RequestInit) => {
      asked.push({ url, init });
      return respond(init);
    }) as unknown as typeof fetch,
    timer: clock,
    feedUrl: 'https://galeri.example/lobi/feed/feed.json',
    signal: new AbortController().signal,
  });
});

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });

/** A socket that is open and says nothing. */
const silent = ({ signal }: RequestInit) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

describe('what a screen says', () => {
  it('[G1] goes beside the feed’s folder, to the page’s own origin alone', async () => {
    respond = () => json({ revision: 7 });
    expect(await talk.post('report', { a: 1 }, 1000)).toEqual({
      status: 200,
      body: { revision: 7 },
      retryAfterMs: undefined,
    });
    expect(asked[0]).toMatchObject({
      url: 'https://galeri.example/lobi/screens/report',
      init: { method: 'POST', mode: 'same-origin', redirect: 'error', cache: 'no-store', body: '{"a":1}' },
    });
  });

  it('[G3] hears a refusal as one, with the patience it asks for', async () => {
    respond = () => json({ status: 503 }, 503, { 'retry-after': '30' });
    expect(await talk.post('plays', {}, 1000)).toMatchObject({ status: 503, retryAfterMs: 30_000 });
  });

  it.each([
    ['a portal’s page', () => new Response('<h1>Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } }), 200],
    ['half an answer', () => new Response('{"acc', { headers: { 'content-type': 'application/json' } }), 200],
  ])('[G3] takes %s for no answer to it', async (_, given, status) => {
    respond = given;
    expect(await talk.post('plays', {}, 1000)).toEqual({ status, body: undefined, retryAfterMs: undefined });
  });

  it('[G3] takes an answer without end, a dead line and no line for none', async () => {
    respond = () => json('x'.repeat(2000));
    expect(await talk.post('plays', {}, 1000)).toBeUndefined();
    respond = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await talk.post('plays', {}, 1000)).toBeUndefined();
    respond = silent;
    const waiting = talk.post('plays', {}, 1000);
    await clock.advance(REQUEST_SILENCE_MS);
    expect(await waiting).toBeUndefined();
    expect(clock.pending).toBe(0);
  });
});

/** An event stream whose pieces come from the test. */
function stream() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  const response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  return {
    response,
    say: (text: string) => controller.enqueue(new TextEncoder().encode(text)),
    close: () => controller.close(),
  };
}

describe('the line of events', () => {
  const listen = () => {
    const heard: HeardEvent[] = [];
    const line = { isOpen: false, isOver: false };
    const over = talk.listen('events', {
      onOpen: () => (line.isOpen = true),
      onEvent: (event) => heard.push(event),
      signal: ending.signal,
    });
    void over.then(() => (line.isOver = true));
    return { heard, line, over };
  };

  it('[G1] hears events in whatever pieces they come', async () => {
    const { response, say, close } = stream();
    respond = () => response;
    const { heard, line, over } = listen();
    await clock.advance(0);
    expect(line.isOpen).toBe(true);
    say(': hallo\n\nid: 7\nevent: fe');
    await clock.advance(0);
    say('ed\ndata: {"revision":7}\n\ndata: a\r\ndata: b\r\n\r\n: heartbeat\n\nevent: none\n\n');
    await clock.advance(0);
    close();
    expect(await over).toBeUndefined();
    expect(heard).toEqual([
      { event: 'feed', data: '{"revision":7}' },
      { event: 'message', data: 'a\nb' },
    ]);
  });

  it('[G1] stands for days while it is heard of, and is given up when it is not', async () => {
    const { response, say } = stream();
    respond = ({ signal }) => {
      signal?.addEventListener('abort', () => void response.body?.cancel().catch(() => undefined));
      return response;
    };
    const { line } = listen();
    for (let n = 0; n < 500; n++) {
      await clock.advance(25_000);
      say(': heartbeat\n\n');
    }
    await clock.advance(0);
    expect(line.isOver).toBe(false);
    expect(asked[0]?.init.signal?.aborted).toBe(false);
    await clock.advance(EVENTS_SILENCE_MS);
    expect(asked[0]?.init.signal?.aborted).toBe(true);
  });

  it.each([
    ['404', () => new Response('', { status: 404 }), { status: 404 }],
    ['a page', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), { status: 200 }],
    [
      '503',
      () => new Response('', { status: 503, headers: { 'retry-after': '9' } }),
      { status: 503, retryAfterMs: 9000 },
    ],
  ])('[G1] is refused by %s', async (_, given, refusal) => {
    respond = given;
    const { line, over } = listen();
    expect(await over).toMatchObject(refusal);
    expect(line.isOpen).toBe(false);
  });

  it('[G1] ends before a stream without line ends fills the memory', async () => {
    const { response, say } = stream();
    respond = () => response;
    const { over } = listen();
    await clock.advance(0);
    say('data: '.padEnd(5000, 'x'));
    expect(await over).toBeUndefined();
  });
});
