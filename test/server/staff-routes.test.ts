import { brotliCompressSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { site, writeFiles } from './temp-site.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

describe('the staff page', () => {
  it.each([
    '/staf/',
    '/staf/masuk',
    '/staf/produk/ppkukm/sambal-bawang',
    '/staf/tautan/8dK-2_x',
    '/staf/produk?status=draf',
    '/staf/index.html',
    '/staf/.stamp',
  ])('%s is the page, which routes itself, and is asked for every time', async (url) => {
    const { app } = await site();
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>staf</title>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      etag: expect.any(String),
    });
  });

  it('/staf leads to /staf/', async () => {
    const { app } = await site();
    const answer = await app.inject('/staf');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/staf/']);
  });

  it('assets carry their hash in their name and are immutable', async () => {
    const { app } = await site();
    const answer = await app.inject('/staf/assets/staff-8cQz.js');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, IMMUTABLE]);
  });

  it('compressed copies made by the build are sent', async () => {
    const { app, staffDir } = await site();
    await writeFiles(staffDir, { 'assets/staff-8cQz.js.br': brotliCompressSync('compressed') });
    const answer = await app.inject({ url: '/staf/assets/staff-8cQz.js', headers: { 'accept-encoding': 'br' } });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': IMMUTABLE });
  });

  it.each([
    '/staf/assets/staff-gone.js',
    '/staf/assets/..%2findex.html',
    '/staf/assets/..%2f..%2fkiosk%2findex.html',
    '/staf/assets/.hidden',
    '/staf/assets/%00',
  ])('%s is missing, and nobody keeps that', async (url) => {
    const { app } = await site();
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toMatch(/<title>(?:staf|kiosk)/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('takes nothing: a POST is refused', async () => {
    const { app } = await site();
    expect((await app.inject({ method: 'POST', url: '/staf/masuk', payload: { a: 1 } })).statusCode).toBe(404);
  });
});

describe('what the staff page may do', () => {
  const policyOf = async (url: string) => {
    const { app } = await site();
    const { headers } = await app.inject(url);
    return { headers, policy: String(headers['content-security-policy']).split('; ') };
  };

  it('stands in its headers: its own server and its own preview, nothing else', async () => {
    const { headers, policy } = await policyOf('/staf/produk');
    expect(policy.toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "frame-src 'self'",
      "img-src 'self' blob:",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ]);
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'permissions-policy': expect.stringMatching(/^clipboard-write=\(self\), .*camera=\(\)/),
    });
  });

  it('[E21] only the preview may stand in a frame, only in one of ours, and asks nobody', async () => {
    const { headers, policy } = await policyOf('/staf/preview.html');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy.filter((directive) => /^(?:connect|frame)-src/.test(directive))).toEqual([]);
    expect(headers).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-cache',
      'x-robots-tag': 'noindex, nofollow',
    });
  });

  it('the screen keeps its own policy', async () => {
    const { headers, policy } = await policyOf('/');
    expect(policy).toContain('trusted-types galeri');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers).not.toHaveProperty('x-robots-tag');
  });

  it('no search engine is invited anywhere', async () => {
    expect(await readFile('public/robots.txt', 'utf8')).toMatch(/^User-agent: \*\nDisallow: \/$/m);
  });
});
