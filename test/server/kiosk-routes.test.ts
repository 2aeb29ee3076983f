import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { site, writeFiles } from './temp-site.ts';

describe('the kiosk page', () => {
  it.each(['/', '/index.html', '/sw.js', '/manifest.webmanifest', '/icons/icon.svg'])(
    '%s is asked for every time, so that an update arrives',
    async (url) => {
      const { app } = await site();
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers.etag).toBeDefined();
    },
  );

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/sw.js', /^(?:text|application)\/javascript; charset=utf-8$/],
    ['/manifest.webmanifest', /^application\/manifest\+json/],
    ['/icons/icon.svg', 'image/svg+xml'],
    ['/assets/plus-jakarta-9sK1.woff2', 'font/woff2'],
  ])('%s has the type its reader insists on', async (url, type) => {
    const { app } = await site();
    expect((await app.inject(url)).headers['content-type']).toEqual(
      typeof type === 'string' ? type : expect.stringMatching(type),
    );
  });

  it('files with their hash in the name are immutable', async () => {
    const { app } = await site();
    const answer = await app.inject('/assets/kiosk-3Fh2.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('compressed copies made by the build are sent under the right type', async () => {
    const { app, kioskDir } = await site();
    await writeFiles(kioskDir, {
      'assets/kiosk-3Fh2.js.br': brotliCompressSync('compressed'),
      'index.html.br': brotliCompressSync('page'),
    });
    for (const [url, body, type, cache] of [
      ['/assets/kiosk-3Fh2.js', 'compressed', 'javascript', 'immutable'],
      ['/', 'page', 'text/html', 'no-cache'],
    ] as const) {
      const answer = await app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } });
      expect(answer.headers['content-encoding']).toBe('br');
      expect(answer.headers['content-type']).toContain(type);
      expect(answer.headers['cache-control']).toContain(cache);
      expect(answer.headers.vary).toBe('accept-encoding');
      expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(body);
    }
  });

  it('a rebuilt kiosk is served without a restart', async () => {
    const { app, kioskDir } = await site();
    await writeFiles(kioskDir, { 'index.html': 'version 2', 'assets/kiosk-new.js': 'v2' });
    expect((await app.inject('/')).body).toBe('version 2');
    expect((await app.inject('/assets/kiosk-new.js')).statusCode).toBe(200);
  });

  it('an unchanged page costs no body', async () => {
    const { app } = await site();
    const { headers } = await app.inject('/');
    const answer = await app.inject({ url: '/', headers: { 'if-none-match': String(headers.etag) } });
    expect(answer.statusCode).toBe(304);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });
});

describe('unknown addresses', () => {
  it.each(['/nope', '/products/1', '/assets/kiosk-gone.js', '/staff', '/icons/', '/icons', '/.hidden', '/a/.hidden'])(
    '%s is a small page and never the kiosk',
    async (url) => {
      const { app } = await site();
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.body).toContain('Halaman tidak ditemukan.');
      expect(answer.body).not.toContain('kiosk');
    },
  );

  it.each(['/api/products', '/api'])('%s is answered in JSON, as programs expect', async (url) => {
    const { app } = await site();
    expect((await app.inject(url)).json()).toMatchObject({ status: 404, error: 'not-found' });
  });

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2f..%2f..%2fetc/passwd',
    '/assets/..%2f..%2f.hidden',
    '//etc/passwd',
    '/assets/%2e%2e%2f%2e%2e%2fsecret',
    '/..%5c..%5csecret',
    '/%00',
    '/%zz',
  ])('%s leads nowhere outside the kiosk', async (url) => {
    const { app, kioskDir } = await site();
    await writeFiles(kioskDir, { '../secret': 'secret', '../package.json': 'secret' });
    const answer = await app.inject({ method: 'GET', url });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toContain('secret');
    expect(answer.body).not.toContain(kioskDir);
  });

  it('an address that cannot be read is refused without a word', async () => {
    const { app } = await site();
    const answer = await app.inject('/%zz');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toBe('');
  });

  it('takes nothing from anyone: a POST is refused', async () => {
    const { app } = await site();
    expect((await app.inject({ method: 'POST', url: '/', payload: { a: 1 } })).statusCode).toBe(404);
  });
});
