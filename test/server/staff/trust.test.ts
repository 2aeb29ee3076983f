import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/api/route.ts';
import { routes } from '../../../src/api/routes.ts';
import { answering, NOBODY, staffSite } from './staff-site.ts';

const all: readonly [name: string, route: Route][] = Object.entries(routes);
const unsafe = all.filter(([, { method }]) => method !== 'GET');

describe('[E17] a request another site could have sent', () => {
  it.each(unsafe)('%s changes nothing, not even of the same host’s other port', async (_name, route) => {
    const { ask } = await staffSite();
    for (const site of ['cross-site', 'same-site', 'none', 'SAME-ORIGIN', '']) {
      const answer = await ask('admin', route, { headers: { 'sec-fetch-site': site } });
      expect([answer.statusCode, answer.json().error]).toEqual([403, 'not-trusted']);
    }
  });

  it.each([
    ['http://galeri.example:8080', 409],
    ['http://GALERI.example:8080', 409],
    ['http://galeri.example', 403],
    ['http://galeri.example:8081', 403],
    ['http://galeri.example.jahat.example:8080', 403],
    ['null', 403],
    [undefined, 403],
  ])('without Sec-Fetch-Site is judged by its Origin: %s', async (origin, status) => {
    const { app, cookieOf } = await staffSite({ allowHttp: true });
    const answer = await app.inject({
      method: 'DELETE',
      url: '/api/sessions',
      headers: { host: 'galeri.example:8080', cookie: cookieOf('admin'), ...(origin === undefined ? {} : { origin }) },
    });
    expect(answer.statusCode).toBe(status);
  });

  it('may still read nothing: its browser sends the cookie nowhere but from the page itself', async () => {
    const { ask } = await staffSite({
      handlers: {
        signIn: async (_request, visit) => {
          visit.begin('admin');
          return NOBODY;
        },
      },
    });
    const answer = await ask('nobody', routes.signIn, { payload: { name: 'budi', password: 'rahasia' } });
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/^galeri_staf=[^;]+; Path=\/api; HttpOnly; SameSite=Strict$/);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('[E18] plain HTTP', () => {
  const from = (remoteAddress: string, headers = {}) => ({
    remoteAddress,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    method: 'GET' as const,
    url: '/api/session',
  });
  const site = (options = {}) => staffSite({ handlers: { session: answering(NOBODY) }, ...options });

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('from this machine (%s) will do', async (address) => {
    const { app } = await site();
    expect((await app.inject(from(address))).statusCode).toBe(200);
  });

  it.each(['192.168.1.20', '10.0.0.3', '::ffff:192.168.1.20', 'fe80::1', '2001:db8::1'])(
    'from another machine (%s) is refused, and told what to do',
    async (address) => {
      const { app } = await site();
      const answer = await app.inject(from(address));
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ error: 'not-trusted', sentence: expect.stringContaining('https://') });
    },
  );

  it.each(all)('%s is refused from another machine, signed in or not', async (_name, route) => {
    const { ask } = await staffSite();
    for (const person of ['nobody', 'admin'] as const) {
      const answer = await ask(person, route, { remoteAddress: '192.168.1.20' });
      expect(answer.json().error).toBe('not-trusted');
    }
  });

  it('from another machine is taken where somebody allows it', async () => {
    const { app } = await site({ allowHttp: true });
    expect((await app.inject(from('192.168.1.20'))).statusCode).toBe(200);
  });

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'behind a proxy nobody has declared is refused, though the proxy stands on this machine (%s)',
    async (name) => {
      const { app } = await site();
      expect((await app.inject(from('127.0.0.1', { [name]: '192.168.1.20' }))).statusCode).toBe(403);
    },
  );

  it('is not made HTTPS by a header of somebody who is no proxy', async () => {
    const { app } = await site({ trustProxy: ['10.0.0.1'] });
    const claimed = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' };
    expect((await app.inject(from('192.168.1.20', claimed))).statusCode).toBe(403);
    expect((await app.inject(from('10.0.0.1', claimed))).statusCode).toBe(200);
  });

  it('sets a Secure cookie over HTTPS, and only there', async () => {
    const { app } = await staffSite({
      trustProxy: ['127.0.0.1'],
      handlers: {
        signIn: async (_request, visit) => {
          visit.begin('admin');
          return NOBODY;
        },
      },
    });
    const signIn = async (headers: Record<string, string>) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'sec-fetch-site': 'same-origin', ...headers },
        payload: { name: 'budi', password: 'rahasia' },
      });
      return String(answer.headers['set-cookie']);
    };
    expect(await signIn({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.168.1.20' })).toMatch(/; Secure/);
    expect(await signIn({})).not.toMatch(/; Secure/);
  });
});
