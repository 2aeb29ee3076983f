import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/api/refusal.ts';
import type { Route } from '../../../src/api/route.ts';
import { routes } from '../../../src/api/routes.ts';
import { staffSite } from './staff-site.ts';

const all: readonly [name: string, route: Route][] = Object.entries(routes);
const JSON_TYPE = { 'content-type': 'application/json' };

describe('[E19] every refusal', () => {
  const valid = (answer: { json: () => unknown; statusCode: number; headers: Record<string, unknown> }) => {
    const refusal = Refusal.parse(answer.json());
    expect(refusal.status).toBe(answer.statusCode);
    expect(refusal.sentence).toMatch(/^[A-Z][^\n]+[.]$/);
    expect(answer.headers['cache-control']).toBe('no-store');
    return refusal;
  };

  it('of an unknown address is a refusal like any other', async () => {
    const { app } = await staffSite();
    for (const url of [
      '/api',
      '/api/',
      '/api/nope',
      '/api/session/',
      '/api//session',
      '/api/%ff',
      '/api/products/%zz',
    ]) {
      valid(await app.inject({ url, headers: { 'sec-fetch-site': 'same-origin' } }));
    }
    const wrongMethod = await app.inject({
      method: 'PATCH',
      url: '/api/session',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(valid(wrongMethod).error).toBe('not-found');
  });

  it('of a body names every field, in words', async () => {
    const { ask } = await staffSite();
    const answer = await ask('admin', routes.invite, { payload: { role: 'dewa', extra: 1 } });
    expect(valid(answer)).toMatchObject({
      status: 400,
      error: 'invalid',
      problems: [
        { field: 'role', severity: 'error', sentence: expect.stringContaining('kurator') },
        { field: 'displayName', severity: 'error', sentence: 'Wajib diisi.' },
        { field: 'extra', severity: 'error', sentence: expect.stringContaining('tidak dikenal') },
      ],
    });
  });

  it.each([
    ['{"name":', 400],
    ['', 400],
    ['[]', 400],
    ['"teks"', 400],
    ['{"__proto__":{"role":"admin"},"name":"a","password":"b"}', 400],
    ['{"constructor":{"prototype":{"role":"admin"}},"name":"a","password":"b"}', 400],
    ['['.repeat(100_000), 400],
    [`{"name":"a","password":"${'b'.repeat(300_000)}"}`, 413],
  ])('of a JSON body that is none or too large (%#)', async (payload, status) => {
    const { ask } = await staffSite();
    expect(valid(await ask('nobody', routes.signIn, { headers: JSON_TYPE, payload })).status).toBe(status);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/html', 'x'])(
    'of a body of another kind (%s) is 415',
    async (type) => {
      const { ask } = await staffSite();
      const payload = '{"name":"a","password":"b"}';
      expect(valid(await ask('nobody', routes.signIn, { headers: { 'content-type': type }, payload })).status).toBe(
        415,
      );
    },
  );

  it('of JSON where files are taken is 415, and of any body where none is', async () => {
    const { ask } = await staffSite();
    expect(valid(await ask('admin', routes.addPhotos, { headers: JSON_TYPE, payload: '{}' })).status).toBe(415);
    expect(valid(await ask('admin', routes.archiveProduct, { headers: JSON_TYPE, payload: '{}' })).status).toBe(415);
  });

  it('of an edit that does not say what it was made on is 428', async () => {
    const { ask } = await staffSite();
    for (const [, route] of all.filter(([, { needsMatch }]) => needsMatch === true)) {
      const answer = await ask('admin', route, { headers: { 'if-match': '' } });
      expect(valid(answer)).toMatchObject({ status: 428, error: 'match-required' });
    }
  });

  it('of our own fault tells nothing of it, and the log does', async () => {
    const lines: string[] = [];
    const { ask } = await staffSite({
      logger: { level: 'error', stream: { write: (line: string) => lines.push(line) } },
      handlers: {
        listProducts: async () => {
          throw new Error('ENOENT: /srv/rahasia');
        },
        readGallery: async () => ({ etag: 'x', gallery: 1, problems: [], secret: 'hash' }),
      },
    });
    for (const route of [routes.listProducts, routes.readGallery]) {
      const answer = await ask('admin', route);
      expect(valid(answer)).toMatchObject({ status: 500, error: 'failed' });
      expect(answer.body).not.toMatch(/ENOENT|rahasia|secret|hash|schema/);
    }
    expect(lines.join('')).toContain('ENOENT: /srv/rahasia');
    expect(lines.join('')).toContain('unrecognized_keys');
  });

  it('that comes too often says how long to wait', async () => {
    const { ask } = await staffSite();
    const payload = { name: 'budi', password: 'salah' };
    const statuses: number[] = [];
    for (let n = 0; n < 25; n++) statuses.push((await ask('nobody', routes.signIn, { payload })).statusCode);
    expect(statuses.indexOf(429)).toBe(20);
    const answer = await ask('nobody', routes.signIn, { payload });
    const refusal = valid(answer);
    expect(refusal).toMatchObject({ error: 'too-many', retryAfterSeconds: expect.any(Number) });
    expect(answer.headers['retry-after']).toBe(String(refusal.retryAfterSeconds));
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
    // Another address has not asked yet, and this one may still look around.
    const elsewhere = { payload, remoteAddress: '::1' };
    expect((await ask('nobody', routes.signIn, elsewhere)).statusCode).toBe(409);
    expect((await ask('nobody', routes.session)).statusCode).toBe(409);
  });

  it('of links that are tried out comes after twenty', async () => {
    const { ask } = await staffSite();
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++) {
      statuses.push(
        (await ask('nobody', routes.readLink, { parameters: { token: `${'x'.repeat(20)}${n}` } })).statusCode,
      );
    }
    expect(statuses.indexOf(429)).toBe(20);
  });

  it('of everything under /api comes in the end', async () => {
    const { app } = await staffSite();
    const statuses: number[] = [];
    for (let n = 0; n < 902; n++) statuses.push((await app.inject('/api/session')).statusCode);
    expect(statuses.indexOf(429)).toBe(900);
    // Nine hundred whole requests.
  }, 60_000);
});
