import { describe, expect, it } from 'vitest';
import { staffSite, type Person } from './staff-site.ts';

describe('the session cookie', () => {
  it('says nothing of the session it holds', async () => {
    const { cookieOf } = await staffSite();
    expect(Buffer.from(decodeURIComponent(cookieOf('admin')), 'base64').toString('latin1')).not.toContain('admin');
  });

  it.each(['', 'abc', 'abc;def', 'a'.repeat(4000)])('that is none (%j) is nobody', async (value) => {
    const { app } = await staffSite();
    const answer = await app.inject({
      url: '/api/products',
      headers: { cookie: `galeri_staf=${encodeURIComponent(value)}` },
    });
    expect(answer.statusCode).toBe(401);
  });

  it('of another key is nobody', async () => {
    const other = await staffSite({ sessionKey: Buffer.alloc(32, 8) });
    const { app } = await staffSite();
    const answer = await app.inject({ url: '/api/products', headers: { cookie: other.cookieOf('admin') } });
    expect(answer.statusCode).toBe(401);
  });

  it('of a session that is over is taken away', async () => {
    const { app, cookieOf } = await staffSite();
    const answer = await app.inject({ url: '/api/products', headers: { cookie: cookieOf('gone' as Person) } });
    expect(answer.statusCode).toBe(401);
    expect(String(answer.headers['set-cookie'])).toMatch(/^galeri_staf=; Max-Age=0; Path=\/api;/);
  });
});
