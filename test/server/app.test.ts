import { describe, expect, it } from 'vitest';
import { buildApp } from '../../src/server/app.ts';
import { contentSecurityPolicy } from '../../src/contract/csp.ts';
import { publishFeedJson, SHA, site, temporaryFolder } from './temp-site.ts';

describe('/healthz', () => {
  it('tells the revision screens are given, and nobody caches it', async () => {
    const { app, feedDir } = await site();
    const answer = await app.inject('/healthz');
    expect(answer.json()).toEqual({ status: 'ok', revision: 7 });
    expect(answer.headers['cache-control']).toBe('no-store');
    await publishFeedJson(feedDir, '{"format":1,"revision":8}');
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok', revision: 8 });
  });

  it('is well but without content before the first publication', async () => {
    const { app } = await site({ published: false });
    const answer = await app.inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'no-content', revision: null });
  });

  it('calls a broken feed.json no content', async () => {
    const { app, feedDir } = await site();
    await publishFeedJson(feedDir, '{"format":1,"revi');
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'no-content', revision: null });
  });
});

describe('every answer', () => {
  it.each(['/', '/feed/feed.json', `/feed/photos/${SHA}.webp`, '/healthz', '/nope', '/feed/nope', '/..%2fsecret'])(
    '%s carries the security headers',
    async (url) => {
      const { app } = await site();
      const { headers } = await app.inject(url);
      expect(headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy('header'),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringMatching(/screen-wake-lock=\(self\), fullscreen=\(self\),.* camera=\(\)/),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('strict-transport-security');
    },
  );

  it('[T1] carries a Date, by which screens correct their clock', async () => {
    const { app } = await site();
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${origin}/feed/feed.json`);
    expect(Math.abs(Date.parse(String(answer.headers.get('date'))) - Date.now())).toBeLessThan(5000);
  });

  it('says nothing about its inside when it fails, and logs it', async () => {
    const lines: string[] = [];
    const folder = await temporaryFolder();
    const app = await buildApp({
      kioskDir: folder,
      staffDir: folder,
      feedDir: folder,
      logger: { level: 'error', stream: { write: (line: string) => lines.push(line) } },
    });
    app.get('/feed/broken', () => {
      throw new Error('password 123');
    });
    const answer = await app.inject('/feed/broken');
    await app.close();
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({ status: 500, error: 'Internal Server Error' });
    expect(lines.join('')).toContain('password 123');
  });
});

describe('the content security policy', () => {
  it('lets nothing in from elsewhere, and no text become code', () => {
    const policy = contentSecurityPolicy('header');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types galeri");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
  });

  it('leaves out of the meta tag only what a meta tag cannot say', () => {
    expect(contentSecurityPolicy('header')).toContain("frame-ancestors 'none'; ");
    expect(contentSecurityPolicy('meta')).toBe(contentSecurityPolicy('header').replace("frame-ancestors 'none'; ", ''));
  });
});
