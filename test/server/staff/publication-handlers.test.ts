import { describe, expect, it, vi } from 'vitest';
import { publicationRoutes } from '../../../src/api/publications.ts';
import type { Actor } from '../../../src/api/roles.ts';
import type { StaffRequest } from '../../../src/server/staff/handler.ts';
import { publicationHandlers } from '../../../src/server/staff/publication-handlers.ts';
import { mintSite } from '../../publications/site.ts';

// A real publisher on a real database.
vi.setConfig({ testTimeout: 60_000 });

const actor: Actor = { id: 7, name: 'admin', displayName: 'Admin galeri', role: 'admin' };
type Name = keyof typeof publicationRoutes;

async function mintHandlers() {
  const site = await mintSite();
  const handlers = publicationHandlers(site.publisher);
  /** As the server calls it: what goes in and what comes out is held against the route. */
  const call = async <N extends Name>(name: N, given: Partial<StaffRequest<(typeof publicationRoutes)[N]>> = {}) => {
    const request = { params: {}, query: {}, body: {}, actor, ifMatch: '', files: [], nowMs: site.now(), ...given };
    const answer: unknown = await handlers[name](request as never);
    publicationRoutes[name].answer.parse(answer);
    return answer;
  };
  return { ...site, call };
}

describe('publication handlers', () => {
  it('look, publish, tell how it goes on, list, compare, return', async () => {
    const { call, publisher, content, editProduct, wait } = await mintHandlers();
    const { digest } = await publisher.preview();
    expect(await call('preview')).toMatchObject({ digest });
    expect(await call('publish', { body: { digest, note: 'Pembukaan' } })).toMatchObject({ state: 'working' });
    await publisher.settled();
    expect(await call('progress')).toMatchObject({ state: 'published', done: 6, total: 6 });
    const first = (await publisher.list()).publications[0]?.revision ?? 0;

    wait(60_000);
    await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1000 } }));
    await publisher.publish({
      by: { accountId: 1, name: 'a', displayName: 'A' },
      digest: (await publisher.preview()).digest,
      note: '',
    });
    await publisher.settled();
    const second = (await publisher.list()).publications[0]?.revision ?? 0;
    expect(await call('listPublications', { query: { before: second } })).toMatchObject({
      publications: [{ revision: first, by: 'Admin galeri', note: 'Pembukaan' }],
      hasMore: false,
    });
    expect(await call('compare', { params: { revision: second }, query: { with: first } })).toMatchObject({
      changed: [{ id: content.products[0].id }],
    });
    expect(await call('restore', { params: { revision: first }, body: { note: '' } })).toMatchObject({
      state: 'working',
    });
    expect(await publisher.settled()).toMatchObject({ state: 'published', version: 3 });
  });

  it('schedule, list and cancel', async () => {
    const { call, now } = await mintHandlers();
    const added = await call('schedule', { body: { atMs: now() + 1000, note: 'nanti' } });
    expect(added).toMatchObject({ by: 'Admin galeri', state: 'waiting' });
    expect(await call('listScheduled')).toEqual({ scheduled: [added] });
    expect(await call('cancelScheduled', { params: { id: (added as { id: string }).id } })).toEqual({});
    expect(await call('listScheduled')).toMatchObject({ scheduled: [{ state: 'cancelled' }] });
  });

  it('publish for nobody who is not signed in', async () => {
    const { call } = await mintHandlers();
    await expect(async () => call('publish', { body: { digest: '', note: '' }, actor: undefined })).rejects.toThrow();
  });
});
