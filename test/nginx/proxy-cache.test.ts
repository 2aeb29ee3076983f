/** The proxy cache of many-screens.md, in front of the real server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { publishFeedJson, SHA, site } from '../server/temp-site.ts';
import { documentedConfig, hasNginx, NO_NGINX, startNginx } from './nginx.ts';

/** As the configuration says, and a little. */
const FEED_KEPT_MS = 2500;

async function behindNginx() {
  const { app, feedDir } = await site();
  const asked: string[] = [];
  app.addHook('onRequest', async ({ url }) => void asked.push(url));
  const upstream = await app.listen({ port: 0, host: '127.0.0.1' });
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'galeri-cache-'));
  const nginx = await startNginx((port) =>
    documentedConfig('proxy', {
      '/var/cache/nginx/galeri': cacheDir,
      'listen 8080': `listen 127.0.0.1:${port}`,
      'http://127.0.0.1:8081': upstream,
    }),
  );
  onTestFinished(async () => {
    await nginx.stop();
    rmSync(cacheDir, { recursive: true, force: true });
  });
  // nginx has been asked whether it is there.
  asked.length = 0;
  const ask = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${nginx.origin}${url}`, { headers });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
  return { app, feedDir, asked, ask };
}

describe.skipIf(!hasNginx())(`behind the proxy cache (${hasNginx() ? 'nginx' : NO_NGINX})`, () => {
  it('a hundred screens that poll are one question to the server, and hear of a change all the same', async () => {
    const { feedDir, asked, ask } = await behindNginx();
    const { headers, body } = await ask('/feed/feed.json');
    expect(JSON.parse(body)).toMatchObject({ revision: 7 });
    expect(headers.get('cache-control')).toBe('no-cache');
    asked.length = 0;
    const etag = String(headers.get('etag'));
    const polls = await Promise.all(
      Array.from({ length: 100 }, () => ask('/feed/feed.json', { 'if-none-match': etag })),
    );
    expect(new Set(polls.map(({ status }) => status))).toEqual(new Set([304]));
    expect(asked.length).toBeLessThan(10);
    await publishFeedJson(feedDir, '{"format":1,"revision":8}');
    await delay(FEED_KEPT_MS);
    await ask('/feed/feed.json');
    expect(JSON.parse((await ask('/feed/feed.json')).body)).toMatchObject({ revision: 8 });
  });

  it('[T1] what comes from the cache carries the time of now', async () => {
    const { ask } = await behindNginx();
    await ask('/feed/feed.json');
    await delay(1100);
    const { headers } = await ask('/feed/feed.json');
    expect(Math.abs(Date.parse(String(headers.get('date'))) - Date.now())).toBeLessThan(5000);
  });

  it('what is named by its digest is fetched once, and is there when the server is not', async () => {
    const { app, asked, ask } = await behindNginx();
    await ask('/feed/feed.json');
    const urls = [`/feed/photos/${SHA}.webp`, `/feed/rotations/${SHA}.json`, '/assets/kiosk-3Fh2.js'];
    for (const url of urls) expect((await ask(url)).status).toBe(200);
    asked.length = 0;
    for (const url of urls) {
      const { status, headers } = await ask(url);
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
    expect(asked).toEqual([]);
    await app.close();
    for (const url of [...urls, '/feed/feed.json']) expect((await ask(url)).status).toBe(200);
  });

  it('a refusal is not kept, and neither is health', async () => {
    const { asked, ask } = await behindNginx();
    for (const url of [`/feed/photos/${'b'.repeat(64)}.webp`, '/healthz']) {
      await ask(url);
      await ask(url);
    }
    expect(asked).toHaveLength(4);
  });

  it('[K9] the figures of the server stay on its machine', async () => {
    const { ask } = await behindNginx();
    expect((await ask('/metrics')).status).toBe(404);
  });
});
