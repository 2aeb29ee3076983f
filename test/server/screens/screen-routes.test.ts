import { describe, expect, it, onTestFinished } from 'vitest';
import type { InjectOptions } from 'fastify';
import { REPORT_MAX_BYTES } from '../../../src/contract/report-limits.ts';
import { buildApp } from '../../../src/server/app.ts';
import type { ScreensDesk } from '../../../src/screens/screens-desk.ts';
import { batch, deskSite, play, report, uuid } from '../../screens/desk-site.ts';
import { publishFeedJson, site } from '../temp-site.ts';
import { eventually } from '../../eventually.ts';

async function lobby(desk?: ScreensDesk) {
  const { kioskDir, staffDir, feedDir } = await site();
  const app = await buildApp({ kioskDir, staffDir, feedDir, screens: () => desk, lookEveryMs: 5 });
  onTestFinished(() => app.close());
  const post = (path: string, payload: object | string, headers: InjectOptions['headers'] = {}) =>
    app.inject({ method: 'POST', url: `/screens/${path}`, payload, headers: { ...headers } });
  return { app, feedDir, post };
}

describe('feed.json', () => {
  it('[G1] says that somebody listens, changed or not', async () => {
    const { app } = await lobby();
    const first = await app.inject('/feed/feed.json');
    expect(first.headers['galeri-reports']).toBe('1');
    const etag = String(first.headers.etag);
    const again = await app.inject({ url: '/feed/feed.json', headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.headers['galeri-reports']]).toEqual([304, '1']);
  });
});

describe('a server to which nobody listens', () => {
  it('[G1] does not say that somebody did', async () => {
    const { app } = await site();
    expect((await app.inject('/feed/feed.json')).headers).not.toHaveProperty('galeri-reports');
    expect((await app.inject('/screens/events')).statusCode).toBe(404);
  });
});

describe('POST /screens/report', () => {
  it('[G5] is taken, and answered with the revision there is', async () => {
    const { desk } = await deskSite();
    const { post } = await lobby(desk);
    const answer = await post('report', report());
    expect([answer.statusCode, answer.json(), answer.headers['cache-control']]).toEqual([
      200,
      { revision: 7 },
      'no-store',
    ]);
    expect((await desk.list(7)).screens).toMatchObject([{ id: uuid(1) }]);
  });

  it('waits for nobody while the records are not open', async () => {
    const { app, post } = await lobby();
    for (const answer of [await post('report', report()), await post('plays', batch())]) {
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30']);
    }
    expect((await app.inject('/feed/feed.json')).statusCode).toBe(200);
  });

  it.each([
    ['another shape', { ...report(), visitor: 'x' }, 400],
    ['no id', { ...report(), screenId: 'x' }, 400],
    ['no JSON', '{', 400],
    ['a long body', { ...report(), name: 'x'.repeat(REPORT_MAX_BYTES) }, 413],
  ])('refuses %s and says nothing about its inside', async (_, payload, status) => {
    const { desk } = await deskSite();
    const { post } = await lobby(desk);
    const answer = await post('report', payload, { 'content-type': 'application/json' });
    expect([answer.statusCode, Object.keys(answer.json())]).toEqual([status, ['status', 'error']]);
    expect((await desk.list(7)).screens).toEqual([]);
  });

  it('hears no page of another site', async () => {
    const { desk } = await deskSite();
    const { post } = await lobby(desk);
    for (const from of ['cross-site', 'same-site']) {
      expect((await post('report', report(), { 'sec-fetch-site': from })).statusCode).toBe(403);
    }
    expect((await post('report', report(), { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });

  it('asks whoever asks too often to wait', async () => {
    const { desk } = await deskSite();
    const { post } = await lobby(desk);
    const answers = new Map<number, number>();
    for (let n = 0; n < 3010; n++) {
      const { statusCode } = await post('report', '{', { 'content-type': 'application/json' });
      answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1);
    }
    expect(answers).toEqual(
      new Map([
        [400, 3000],
        [429, 10],
      ]),
    );
    const refused = await post('report', report());
    expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  });
});

describe('POST /screens/plays', () => {
  it('[G2][G3] names what it took and what it refused', async () => {
    const { desk } = await deskSite();
    const { post } = await lobby(desk);
    const answer = await post('plays', batch({ plays: [play(1), { id: uuid(9) }] }));
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { accepted: [play(1).id], refused: [{ id: uuid(9), reason: 'shape: productId' }] },
    ]);
  });

  it('[G3] refuses more than a batch holds, and keeps nothing of it', async () => {
    const { desk } = await deskSite();
    const { post } = await lobby(desk);
    const plays = Array.from({ length: 501 }, (_, n) => play(n));
    expect((await post('plays', batch({ plays }))).statusCode).toBe(400);
    expect((await post('plays', batch({ plays: plays.slice(1) }))).json().accepted).toHaveLength(500);
  });

  it('[G3] fails in words of its own when the records fail', async () => {
    const { desk } = await deskSite();
    const { post } = await lobby({ ...desk, takePlays: () => Promise.reject(new Error('secret')) });
    const answer = await post('plays', batch({ plays: [play(1)] }));
    expect([answer.statusCode, answer.json()]).toEqual([500, { status: 500, error: 'Internal Server Error' }]);
  });
});

/** Opens the events as a screen does, and collects what comes. */
async function listen(origin: string) {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const answer = await fetch(`${origin}/screens/events`, { signal: ending.signal });
  const heard = { text: '' };
  void (async () => {
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) heard.text += read.value;
  })().catch(() => undefined);
  return { answer, heard, end: () => ending.abort() };
}

describe('GET /screens/events', () => {
  it('[G1] says what is there, and each change of feed.json, whoever made it', async () => {
    const { app, feedDir } = await lobby();
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const { answer, heard } = await listen(origin);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/event-stream',
      'no-store, no-transform',
    ]);
    await eventually(() => expect(heard.text).toContain('event: feed\ndata: {"revision":7,"spreadMs":0}\n\n'));
    await publishFeedJson(feedDir, '{"format":1,"revision":8}');
    await eventually(() => expect(heard.text).toContain('"revision":8'));
    expect(heard.text.split('event: feed')).toHaveLength(3);
    // Who comes later hears what is there.
    const second = await listen(origin);
    await eventually(() => expect(second.heard.text).toContain('"revision":8'));
  });

  it('[G1] spreads the screens that hear it, and lets the server stop', async () => {
    const { app, feedDir } = await lobby();
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const all = await Promise.all(Array.from({ length: 12 }, () => listen(origin)));
    await publishFeedJson(feedDir, '{"format":1,"revision":9}');
    for (const { heard } of all) await eventually(() => expect(heard.text).toContain('"revision":9,"spreadMs":48'));
    all[0]?.end();
    await app.close();
    expect(app.server.listening).toBe(false);
  });
});
