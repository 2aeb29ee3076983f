import { describe, expect, it, onTestFinished } from 'vitest';
import { routes } from '../../src/api/routes.ts';
import { buildApp } from '../../src/server/app.ts';
import { withoutToken } from '../../src/server/log-options.ts';
import type { StaffGate } from '../../src/server/staff-gate.ts';
import { answering, NOBODY, staffSite } from './staff/staff-site.ts';
import { publishFeedJson, temporaryFolder } from './temp-site.ts';

async function kiosk(staff: StaffGate) {
  const folder = await temporaryFolder();
  await publishFeedJson(folder, '{"revision":7}');
  const app = await buildApp({ kioskDir: folder, staffDir: folder, feedDir: folder, staff });
  onTestFinished(() => app.close());
  return app;
}

const ownPage = { 'sec-fetch-site': 'same-origin' };

describe('the gate between kiosk and staff', () => {
  it('hands on what is below /api, body and all, and nothing else', async () => {
    const signIn = answering(NOBODY);
    const { app: staff } = await staffSite({ handlers: { signIn } });
    const app = await kiosk(async () => staff);
    const payload = { name: 'budi', password: 'rahasia' };
    const answer = await app.inject({ method: 'POST', url: '/api/session', headers: ownPage, payload });
    expect(answer.json()).toEqual(NOBODY);
    expect(signIn.mock.lastCall?.[0]).toMatchObject({ body: payload });
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok', revision: 7 });
    expect((await app.inject('/apiary')).headers['content-type']).toMatch(/^text\/html/);
  });

  it('[E19] says in one sentence that the database cannot be opened, while screens are served', async () => {
    const app = await kiosk(async () => undefined);
    const answer = await app.inject('/api/session');
    expect(answer.json()).toEqual({
      status: 503,
      error: 'failed',
      sentence: expect.stringMatching(/^Halaman staf belum dapat dipakai .+ basis data .+\.$/),
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await app.inject('/feed/feed.json')).statusCode).toBe(200);
  });

  it('lets a request wait while the staff’s side is being opened', async () => {
    const { app: staff } = await staffSite({ handlers: { session: answering(NOBODY) } });
    let open!: () => void;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const app = await kiosk(() => opened.then(() => staff));
    const answer = app.inject(`/api${routes.session.path}`);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    open();
    expect((await answer).json()).toEqual(NOBODY);
  });

  it.each(['/api/products/%zz', '/api/%', '/api/x/%c0%ae'])(
    'an address that cannot be read (%s) is refused in words',
    async (url) => {
      const { app: staff } = await staffSite();
      const app = await kiosk(async () => staff);
      expect((await app.inject(url)).json()).toMatchObject({ status: 400, error: 'invalid' });
    },
  );
});

describe('the log', () => {
  it.each([
    ['/api/links/abcdefgh', '/api/links/…'],
    ['/api/links/abcdefgh?x=1', '/api/links/…?x=1'],
    ['/staf/tautan/abcdefgh', '/staf/tautan/…'],
    ['/api/products/kpkp', '/api/products/kpkp'],
  ])('of %s says %s', (url, logged) => {
    expect(withoutToken(url)).toBe(logged);
  });
});
