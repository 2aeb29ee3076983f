import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { publishFeedJson, ROTATION_TEXT, SHA, site, writeFiles } from './temp-site.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

describe('feed.json', () => {
  it('is JSON that must be asked for before every use', async () => {
    const { app } = await site();
    const answer = await app.inject('/feed/feed.json');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ format: 1, revision: 7 });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers.etag).toMatch(/^"[\w-]{43}"$/);
  });

  it.each([
    ['its tag', (tag: string) => tag],
    ['its tag made weak by a proxy', (tag: string) => `W/${tag}`],
    ['a list of tags', (tag: string) => `"other", ${tag}`],
    ['a star', () => '*'],
  ])('costs a screen that knows it no body: %s', async (_, ifNoneMatch) => {
    const { app } = await site();
    const { headers } = await app.inject('/feed/feed.json');
    const answer = await app.inject({
      url: '/feed/feed.json',
      headers: { 'if-none-match': ifNoneMatch(String(headers.etag)) },
    });
    expect(answer.statusCode).toBe(304);
    expect(answer.body).toBe('');
    expect(answer.headers.etag).toBe(headers.etag);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('[F13] is the new one from the moment it is published, without a restart', async () => {
    const { app, feedDir } = await site();
    const before = await app.inject('/feed/feed.json');
    await publishFeedJson(feedDir, '{"format":1,"revision":8}');
    const after = await app.inject({
      url: '/feed/feed.json',
      headers: { 'if-none-match': String(before.headers.etag) },
    });
    expect(after.statusCode).toBe(200);
    expect(after.json()).toMatchObject({ revision: 8 });
  });

  it('[F13] is never an old compressed copy beside a new file', async () => {
    const { app, feedDir } = await site();
    await writeFiles(feedDir, { 'feed.json.br': 'of an earlier publication' });
    const answer = await app.inject({ url: '/feed/feed.json', headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.json()).toMatchObject({ revision: 7 });
  });

  it('keeps its tag when the same bytes are published again', async () => {
    const { app, feedDir } = await site();
    const before = await app.inject('/feed/feed.json');
    await publishFeedJson(feedDir, before.body);
    expect((await app.inject('/feed/feed.json')).headers.etag).toBe(before.headers.etag);
  });

  it('answers HEAD with the headers alone', async () => {
    const { app } = await site();
    const answer = await app.inject({ method: 'HEAD', url: '/feed/feed.json' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-length']).toBe('25');
    expect(answer.body).toBe('');
  });

  it('is missing, as JSON, until something is published, and there as soon as it is', async () => {
    const { app, feedDir } = await site({ published: false });
    const before = await app.inject('/feed/feed.json');
    expect(before.statusCode).toBe(404);
    expect(before.headers['content-type']).toContain('application/json');
    await publishFeedJson(feedDir, '{"format":1,"revision":1}');
    expect((await app.inject('/feed/feed.json')).statusCode).toBe(200);
  });
});

describe('files named by their digest', () => {
  it.each([
    [`rotations/${SHA}.json`, 'application/json; charset=utf-8'],
    [`photos/${SHA}.webp`, 'image/webp'],
    [`photos/${SHA}.avif`, 'image/avif'],
    [`photos/${SHA}.jpg`, 'image/jpeg'],
  ])('%s is immutable and of its type', async (file, type) => {
    const { app } = await site();
    const answer = await app.inject(`/feed/${file}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe(IMMUTABLE);
    expect(answer.headers['content-type']).toBe(type);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('a rotation travels as %s to who takes it, still as JSON', async (encoding, decompress) => {
    const { app } = await site();
    const answer = await app.inject({
      url: `/feed/rotations/${SHA}.json`,
      headers: { 'accept-encoding': encoding },
    });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers.vary).toBe('accept-encoding');
    expect(answer.headers['cache-control']).toBe(IMMUTABLE);
    expect(decompress(answer.rawPayload).toString()).toBe(ROTATION_TEXT);
  });

  it('a known file is answered with 304, and stays immutable', async () => {
    const { app } = await site();
    const url = `/feed/photos/${SHA}.webp`;
    const { headers } = await app.inject(url);
    const answer = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } });
    expect(answer.statusCode).toBe(304);
    expect(answer.headers['cache-control']).toBe(IMMUTABLE);
  });

  it('a part of a photo can be asked for', async () => {
    const { app } = await site();
    const answer = await app.inject({ url: `/feed/photos/${SHA}.webp`, headers: { range: 'bytes=1-2' } });
    expect(answer.statusCode).toBe(206);
    expect(answer.body).toBe('IF');
  });

  it('answers HEAD with the length and nothing else', async () => {
    const { app } = await site();
    const answer = await app.inject({ method: 'HEAD', url: `/feed/photos/${SHA}.webp` });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-length']).toBe('4');
    expect(answer.body).toBe('');
  });

  it('a photo published while the server runs is there at once', async () => {
    const { app, feedDir } = await site({ published: false });
    const name = `photos/${'b'.repeat(64)}.webp`;
    expect((await app.inject(`/feed/${name}`)).statusCode).toBe(404);
    await writeFiles(feedDir, { [name]: 'RIFF' });
    expect((await app.inject(`/feed/${name}`)).statusCode).toBe(200);
  });
});

describe('what is not part of a feed', () => {
  it.each([
    `photos/${'c'.repeat(64)}.webp`,
    `photos/${SHA}.png`,
    `photos/${SHA.toUpperCase()}.webp`,
    `photos/${SHA}.webp/`,
    'photos/',
    'photos',
    `rotations/${SHA}.json.br`,
    'rotations/..%2ffeed.json',
    '..%2f..%2fetc%2fpasswd',
    'notes.txt',
    'feed.json.new',
    '',
  ])('/feed/%s is 404 as JSON that nobody keeps', async (name) => {
    const { app } = await site();
    const answer = await app.inject(`/feed/${name}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ status: 404, error: 'Not Found' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
