import { describe, expect, it, vi } from 'vitest';
import { createHttp, type Download } from '../../src/pull/http.ts';
import { isJson, retryAfterMs, serverEpochMs } from '../../src/pull/http-headers.ts';
import { REQUEST_MAX_MS, REQUEST_SILENCE_MS, RETRY_AFTER_MAX_MS } from '../../src/pull/limits.ts';
import { json } from '../factory.ts';
import { FakeServer, FEED_URL, halfOpen, silence } from './fake-server.ts';
import { handClock, NOON_MS, settle } from './hand-clock.ts';

const FEED: Download = { path: 'feed.json', maxBytes: 100, json: true, cache: 'no-store' };

function browser() {
  const server = new FakeServer();
  const timer = handClock();
  const giveUp = new AbortController();
  const http = createHttp({ fetch: server.fetch, timer, baseUrl: FEED_URL, signal: giveUp.signal });
  server.put('feed.json', json({ a: 1 }), 'application/json');
  return { server, timer, giveUp, http };
}

describe('a request', () => {
  it('[T1] brings bytes, ETag and the server’s clock', async () => {
    const { http } = browser();
    const answer = await http.get(FEED);
    expect(answer.bytes).toEqual(json({ a: 1 }));
    expect(answer.etag).toMatch(/^"[0-9a-f]{16}"$/);
    expect(answer.serverEpochMs).toBe(NOON_MS);
  });

  it('[P3] that asks for anything newer brings no bytes when there is nothing newer', async () => {
    const { http } = browser();
    const { etag } = await http.get(FEED);
    expect((await http.get({ ...FEED, etag })).bytes).toBeUndefined();
  });

  it('[P6] stays on its origin, follows no redirect and carries no cookie elsewhere', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(
      async () => new Response('{}', { headers: { 'content-type': 'application/json' } }),
    );
    const http = createHttp({ fetch, timer: handClock(), baseUrl: FEED_URL, signal: new AbortController().signal });
    await http.get({ ...FEED, etag: '"x"' });
    expect(fetch).toHaveBeenCalledWith(
      FEED_URL,
      expect.objectContaining({
        mode: 'same-origin',
        redirect: 'error',
        credentials: 'same-origin',
        cache: 'no-store',
        headers: { 'if-none-match': '"x"', 'cache-control': 'max-age=0' },
      }),
    );
  });

  it.each([204, 206, 304, 401, 403, 404, 429, 500, 502, 503])(
    '[P6] answered with %d is a named failure',
    async (status) => {
      const { http, server } = browser();
      server.interfere(() => new Response(status === 204 || status === 304 ? null : 'no', { status }));
      await expect(http.get(FEED)).rejects.toMatchObject({ name: 'HttpError', code: 'http-status', status });
    },
  );

  it('[F2] answered by a captive portal is refused by its content type', async () => {
    const { http, server } = browser();
    server.interfere(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    await expect(http.get(FEED)).rejects.toMatchObject({ code: 'content-type' });
  });

  it('[F1] is refused while its body grows beyond the ceiling', async () => {
    const { http, server } = browser();
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(30)) });
    const cancelled = vi.spyOn(ReadableStreamDefaultReader.prototype, 'cancel');
    server.interfere(() => new Response(endless, { headers: { 'content-type': 'application/json' } }));
    await expect(http.get(FEED)).rejects.toMatchObject({ code: 'too-large' });
    expect(cancelled).toHaveBeenCalledTimes(1);
    cancelled.mockRestore();
  });

  it('[F1] exactly at the ceiling is read', async () => {
    const { http } = browser();
    const length = json({ a: 1 }).byteLength;
    expect((await http.get({ ...FEED, maxBytes: length })).bytes?.byteLength).toBe(length);
    await expect(http.get({ ...FEED, maxBytes: length - 1 })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('[P6] without a network is a named failure', async () => {
    const { http, server, timer } = browser();
    server.isOnline = false;
    await expect(http.get(FEED)).rejects.toMatchObject({ code: 'network', cause: expect.any(TypeError) as Error });
    expect(timer.pending).toBe(0);
  });

  it('[P6] cut off in the middle of its body is a named failure', async () => {
    const { http, server } = browser();
    server.interfere(({ path }) => {
      const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError(`cut: ${path}`)) });
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    });
    await expect(http.get(FEED)).rejects.toMatchObject({ code: 'network' });
  });
});

describe('a request that would never end', () => {
  it.each([
    ['before its headers', silence],
    ['after its headers', (asked: Parameters<typeof silence>[0]) => halfOpen(new Uint8Array(), asked)],
    ['in the middle of its body', (asked: Parameters<typeof silence>[0]) => halfOpen(new Uint8Array(10), asked)],
  ])('[P1] %s ends by our time-out', async (_, answering) => {
    const { http, server, timer } = browser();
    server.interfere(answering);
    const ended = expect(http.get(FEED)).rejects.toMatchObject({ code: 'timeout' });
    await timer.advance(REQUEST_SILENCE_MS);
    await ended;
    expect(timer.pending).toBe(0);
  });

  it('[P1] is not given up while something arrives, but for no more than its time', async () => {
    const { http, server, timer } = browser();
    let drip: ReadableStreamDefaultController<Uint8Array> | undefined;
    server.interfere(({ signal }) => {
      const body = new ReadableStream<Uint8Array>({ start: (controller) => void (drip = controller) });
      signal.addEventListener('abort', () => drip?.error(signal.reason));
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    });
    let outcome = 'reading';
    const reading = http.get({ ...FEED, maxBytes: 1000 }).catch((error: { code: string }) => (outcome = error.code));
    for (let ms = 0; ms < REQUEST_MAX_MS - 10_000; ms += 10_000) {
      await timer.advance(10_000);
      drip?.enqueue(new Uint8Array(1));
    }
    await settle();
    expect(outcome).toBe('reading');
    await timer.advance(10_000);
    await reading;
    expect(outcome).toBe('timeout');
  });

  it('[P1] ends when the pull is given up, with the reason for that', async () => {
    const { http, server, giveUp, timer } = browser();
    server.interfere(silence);
    const ended = expect(http.get(FEED)).rejects.toThrow('enough');
    await settle();
    giveUp.abort(new Error('enough'));
    await ended;
    await expect(http.get(FEED)).rejects.toThrow('enough');
    expect(timer.pending).toBe(0);
  });
});

describe('the headers of an answer', () => {
  const headers = (init: Record<string, string>) => new Headers(init);

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/geo+json',
    'text/json',
    'Application/JSON',
  ])('[F2] %s is JSON', (type) => expect(isJson(headers({ 'content-type': type }))).toBe(true));
  it.each(['text/html', 'text/plain', 'application/jsonp', 'text/html; x=application/json', ''])(
    '[F2] %j is not',
    (type) => expect(isJson(headers({ 'content-type': type }))).toBe(false),
  );

  it('[T1] a cached answer of a CDN is as old as its Age says', () => {
    const date = new Date(NOON_MS).toUTCString();
    expect(serverEpochMs(headers({ date }))).toBe(NOON_MS);
    expect(serverEpochMs(headers({ date, age: '90' }))).toBe(NOON_MS + 90_000);
    expect(serverEpochMs(headers({ date, age: 'old' }))).toBe(NOON_MS);
    expect(serverEpochMs(headers({ date: 'yesterday' }))).toBeUndefined();
    expect(serverEpochMs(headers({}))).toBeUndefined();
  });

  it('[P2] Retry-After is read as seconds and as a date, up to an hour', () => {
    const date = new Date(NOON_MS).toUTCString();
    const later = new Date(NOON_MS + 60_000).toUTCString();
    expect(retryAfterMs(headers({ 'retry-after': '120' }), 0)).toBe(120_000);
    expect(retryAfterMs(headers({ 'retry-after': later, date }), 0)).toBe(60_000);
    expect(retryAfterMs(headers({ 'retry-after': later }), NOON_MS + 10_000)).toBe(50_000);
    expect(retryAfterMs(headers({ 'retry-after': later }), NOON_MS + 90_000)).toBe(0);
    expect(retryAfterMs(headers({ 'retry-after': '999999999' }), 0)).toBe(RETRY_AFTER_MAX_MS);
    expect(retryAfterMs(headers({ 'retry-after': 'soon' }), 0)).toBeUndefined();
    expect(retryAfterMs(headers({ 'retry-after': '-5' }), NOON_MS)).not.toBeLessThan(0);
    expect(retryAfterMs(headers({}), 0)).toBeUndefined();
  });
});
