import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/api/refusal.ts';
import { API_PREFIX, type Route } from '../../../src/api/route.ts';
import { routes } from '../../../src/api/routes.ts';
import { PARAMETERS, reached, staffSite } from './staff-site.ts';

const withParameters = Object.values<Route>(routes).filter(({ path }) => path.includes(':'));

const trick = fc.oneof(
  fc.constantFrom(
    '..',
    '../..',
    '../../../etc/passwd',
    '..\\..',
    '/etc/passwd',
    'a/b',
    'a\0',
    '\0',
    '.',
    ' ',
    '~',
    '*',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'a.jpg/../../b.jpg',
    '.jpg',
    '-rf.jpg',
    'a\n.jpg',
    'a.jpg\0.txt',
    '%2e%2e',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);
/** As a browser writes it, with every byte in disguise, and as somebody writes it who talks to the socket. */
const disguise = fc.constantFrom<(text: string) => string>(
  encodeURIComponent,
  (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => text.replace(/[^!-~]/gu, encodeURIComponent),
);

describe('parameters', () => {
  it('[E19] never lead anywhere: what reaches a handler is one plain name, whatever was sent', async () => {
    const seen: Record<string, unknown>[] = [];
    const watching = Object.fromEntries(
      Object.keys(routes).map((name) => [
        name,
        async (request: { params: unknown }) => {
          seen.push({ ...(request.params as Record<string, unknown> | undefined) });
          return reached(request as never, undefined as never);
        },
      ]),
    );
    const { app, cookieOf } = await staffSite({ allowHttp: true, handlers: watching });
    const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
    console.log(`FUZZ_SEED=${seed}`);
    let address = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...withParameters),
        trick,
        disguise,
        fc.nat(2),
        async (route, text, hide, nth) => {
          const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
          const attacked = names[nth % names.length] ?? '';
          const values: Record<string, string> = { ...PARAMETERS, [attacked]: hide(text) };
          const answer = await app.inject({
            method: route.method,
            url: API_PREFIX + route.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? ''),
            // Another one each time: how often somebody may try is not what is tried here.
            remoteAddress: `10.0.${(address >> 8) & 255}.${address++ & 255}`,
            headers: { 'sec-fetch-site': 'same-origin', cookie: cookieOf('admin'), 'if-match': '"v"' },
          });
          const { error } = Refusal.parse(answer.json());
          expect(['invalid', 'not-found', 'conflict']).toContain(error);
          for (const params of seen.splice(0)) {
            for (const value of Object.values(params)) expect(String(value)).toMatch(/^\w[\w .()-]*$/);
          }
        },
      ),
      { seed, numRuns: 400 },
    );
    // Several hundred whole requests.
  }, 60_000);

  it.each(['%', '%2', '%zz', '%c0%ae', '%00', '%ff'])(
    'that cannot be read (%s) are refused like any other',
    async (text) => {
      const { app, cookieOf } = await staffSite();
      const answer = await app.inject({ url: `/api/products/kpkp/${text}`, headers: { cookie: cookieOf('admin') } });
      expect(Refusal.parse(answer.json())).toMatchObject({ status: 400, error: 'invalid' });
    },
  );
});
