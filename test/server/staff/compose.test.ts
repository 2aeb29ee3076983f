/** The real thing behind the API, once: every group of routes over a real folder, database and publisher. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { API_PREFIX, pathOf, type Route } from '../../../src/api/route.ts';
import { routes } from '../../../src/api/routes.ts';
import { openStaffPart } from '../../../src/server/staff/compose.ts';
import { NOW_MS, PASSWORD } from '../../accounts/people.ts';
import { mintContent, photo, temporaryFolder } from '../../build/mint.ts';

// A real publication, and a password that is really hashed.
vi.setConfig({ testTimeout: 120_000 });

const STAFF = {
  dbUrl: undefined,
  dbToken: undefined,
  trustProxy: [],
  allowHttp: false,
  sessionKey: undefined,
  screenWebhookUrl: undefined,
  screenSilentMinutes: 5,
};

async function office() {
  const content = await mintContent();
  const dataDir = await temporaryFolder();
  const config = { contentDir: content.dir, dataDir, staff: STAFF };
  const outcomes: string[] = [];
  const lines: { subject?: string; state?: string; revision?: number }[] = [];
  const part = await openStaffPart(config, {
    now: () => NOW_MS,
    metrics: { publication: (outcome) => outcomes.push(outcome) },
    logger: { level: 'info', stream: { write: (line: string) => lines.push(JSON.parse(line)) } },
  });
  onTestFinished(() => part.close());
  let cookie = '';
  const ask = async (
    route: Route,
    given: { params?: Record<string, string>; query?: string; body?: object; etag?: string } = {},
  ): Promise<LightMyRequestResponse> => {
    const answer = await part.app.inject({
      method: route.method,
      url: `${API_PREFIX}${pathOf(route.path, given.params)}${given.query ?? ''}`,
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie,
        ...(given.etag === undefined ? {} : { 'if-match': `"${given.etag}"` }),
      },
      ...(given.body === undefined ? {} : { payload: given.body }),
    });
    const set = answer.headers['set-cookie'];
    if (set !== undefined) cookie = String(set).split(';')[0] ?? '';
    return answer;
  };
  const json = async (...asked: Parameters<typeof ask>) => {
    const answer = await ask(...asked);
    expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
    return answer.json();
  };
  const enter = () =>
    json(routes.useLink, {
      params: { token: String(part.setupToken) },
      body: { name: 'admin.satu', displayName: 'Admin Contoh', password: PASSWORD },
    });
  return { content, dataDir, config, part, ask, json, enter, outcomes, lines };
}

describe('the staff’s side, put together', () => {
  it('leads from the set-up link to a look at everything', async () => {
    const { part, json, enter } = await office();
    expect(part.hasAccounts).toBe(false);
    await enter();
    expect((await json(routes.dashboard)).counts).toMatchObject({ products: 6 });
    expect((await json(routes.listProducts)).products).toHaveLength(6);
    expect((await json(routes.readPlan)).rotations).toHaveLength(2);
    expect(await json(routes.readGallery)).toMatchObject({ problems: [] });
    expect(await json(routes.listNotices)).toEqual({ notices: [] });
    expect(await json(routes.listPublications)).toEqual({ publications: [], hasMore: false });
    expect(await json(routes.listScheduled)).toEqual({ scheduled: [] });
    expect(await json(routes.listScreens)).toEqual({ screens: [], silentMinutes: 5 });
    expect((await json(routes.readAudit)).lines[0]).toMatchObject({ who: 'admin.satu', action: 'Masuk' });
    expect((await json(routes.listAccounts)).accounts).toMatchObject([{ id: 1, name: 'admin.satu' }]);
  });

  it('publishes what somebody has looked at, and shows it as running', async () => {
    const { json, enter, dataDir, outcomes, lines } = await office();
    await enter();
    const { digest, blockers } = await json(routes.preview);
    expect(blockers).toEqual([]);
    await json(routes.publish, { body: { digest, note: 'Pertama' } });
    const done = await vi.waitFor(
      async () => {
        const progress = await json(routes.progress);
        expect(progress.state).not.toBe('working');
        return progress;
      },
      { timeout: 60_000, interval: 200 },
    );
    expect(done).toMatchObject({ state: 'published' });
    const feed = JSON.parse(await readFile(path.join(dataDir, 'feed/feed.json'), 'utf8'));
    expect(feed.revision).toBe(done.revision);
    expect(outcomes).toEqual(['published']);
    expect(lines.filter(({ subject }) => subject === 'publication')).toMatchObject([
      { state: 'published', revision: done.revision },
    ]);
    expect((await json(routes.dashboard)).current).toMatchObject({ revision: done.revision });
    const [first] = (await json(routes.listProducts)).products;
    expect(first.statuses).toEqual(['live']);
    expect((await json(routes.readAudit)).lines[0].action).toBe('Menerbitkan');
  });

  it('[E7] shows what stands there to whoever was too late', async () => {
    const { json, ask, enter } = await office();
    await enter();
    const { etag, gallery } = await json(routes.readGallery);
    await json(routes.saveGallery, { etag, body: { ...gallery, languages: ['id'] } });
    const late = await ask(routes.saveGallery, { etag, body: { ...gallery, languages: ['en'] } });
    expect(late.json()).toMatchObject({
      status: 412,
      error: 'changed-meanwhile',
      current: { gallery: { languages: ['id'] } },
    });
  });

  it('[E8] takes photos in and shows them small', async () => {
    const { part, ask, json, enter, content } = await office();
    await enter();
    const [product] = content.products;
    const params = { sudin: product.sudin, id: product.id };
    const small = await ask(routes.readPhoto, { params: { ...params, file: 'sampul.jpg' }, query: '?width=240' });
    expect([small.statusCode, small.headers['content-type']]).toEqual([200, 'image/webp']);
    expect((await ask(routes.readPhoto, { params: { ...params, file: 'product.json' } })).statusCode).toBe(400);
    const form = new FormData();
    form.append('photo', new Blob([new Uint8Array(await photo())]), 'foto saya.jpg');
    form.append('photo', new Blob(['bukan foto']), 'catatan.jpg');
    const request = new Request('http://localhost', { method: 'POST', body: form });
    const cookie = (await ask(routes.session)).headers['set-cookie'];
    expect(cookie).toBeUndefined();
    const { results } = (
      await part.app.inject({
        method: 'POST',
        url: API_PREFIX + pathOf(routes.addNoticePhoto.path),
        headers: {
          'sec-fetch-site': 'same-origin',
          cookie: await signedIn(part),
          'content-type': String(request.headers.get('content-type')),
        },
        payload: Buffer.from(await request.arrayBuffer()),
      })
    ).json();
    expect(results).toEqual([
      { name: 'foto saya.jpg', photo: expect.objectContaining({ width: 1200 }) },
      { name: 'catatan.jpg', sentence: expect.stringMatching(/\.$/) },
    ]);
    expect(await json(routes.listNotices)).toEqual({ notices: [] });
  });

  it('keeps its key and its people over a restart', async () => {
    const { part, config, enter } = await office();
    await enter();
    const cookie = await signedIn(part);
    const again = await openStaffPart(config, { now: () => NOW_MS });
    onTestFinished(() => again.close());
    expect(again).toMatchObject({ setupToken: undefined, hasAccounts: true });
    const answer = await again.app.inject({ url: '/api/session', headers: { cookie } });
    expect(answer.json().actor).toMatchObject({ name: 'admin.satu' });
  });

  it('is not opened over a database of a newer app, and leaves nothing open', async () => {
    const dataDir = await temporaryFolder();
    const config = {
      contentDir: dataDir,
      dataDir,
      staff: { ...STAFF, dbUrl: `file://${path.join(dataDir, 'tidak', 'ada')}/\0` },
    };
    await expect(openStaffPart(config)).rejects.toThrow(/Basis data/);
  });
});

async function signedIn({ app }: Awaited<ReturnType<typeof openStaffPart>>): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'sec-fetch-site': 'same-origin' },
    payload: { name: 'admin.satu', password: PASSWORD },
  });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}
