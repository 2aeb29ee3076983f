/**
 * One pull, from the question to the last commit. Long because it is one function against one server and one screen:
 * every way it can go wrong is a case of its own, and all of them need the same two beside them.
 */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { feedPath, photoPath, rotationPath } from '../../src/contract/feed-paths.ts';
import type { Card, Feed } from '../../src/contract/feed.ts';
import { StoreError } from '../../src/store/errors.ts';
import { openMemoryStore } from '../../src/store/open-store.ts';
import { card, cards, feed, goodFeed, json, photoBytes, rotation, type MintedFeed } from '../factory.ts';
import { STORES } from '../../src/store/schema.ts';
import { commitOf, erase, fakeCaches, freshDatabase, open, shaOf } from '../store/fakes.ts';
import { FakeScreen } from './fake-screen.ts';
import { NOON_MS } from './hand-clock.ts';
import { never, photoOf, twoPhotosEach } from './minted-photos.ts';

const DAY_MS = 86_400_000;

let screen: FakeScreen;
let minted: MintedFeed;

beforeEach(async () => {
  freshDatabase();
  screen = new FakeScreen();
  minted = await goodFeed();
  screen.server.publish(minted);
});

/** A newer edition of the feed: other cards in the current rotation, the coming one as before. */
async function newer(overrides: Partial<Feed> = {}): Promise<MintedFeed> {
  const fresh = [await card({ id: 'baru', commodity: 'kriya' }), await card({ id: 'lebih-baru', commodity: 'fesyen' })];
  return feed([await rotation('r-now', '2026-11-16', '2026-11-29', fresh), minted.rotations[1] ?? never()], {
    revision: minted.feed.revision + 1,
    ...overrides,
  });
}

describe('a good pull', () => {
  it('[S1] into an empty store brings the current rotation and the next', async () => {
    const { outcome, notStaged } = await screen.pull();
    expect(outcome).toEqual({
      outcome: 'updated',
      revision: minted.feed.revision,
      rotationIds: ['r-now', 'r-next'],
    });
    expect(notStaged).toEqual([]);
    expect(await screen.complete()).toEqual(['r-now', 'r-next']);
  });

  it('[P3] of an unchanged feed asks for feed.json and nothing else', async () => {
    await screen.pull();
    screen.server.asked.length = 0;
    screen.writes.length = 0;
    const { outcome } = await screen.pull();
    expect(outcome).toEqual({ outcome: 'unchanged', revision: minted.feed.revision, repairedPhotos: 0 });
    expect(screen.server.pathsAsked()).toEqual([feedPath]);
    expect(screen.server.asked[0]?.headers.get('if-none-match')).toMatch(/^"/);
    expect(screen.writes).toEqual([]);
  });

  it('[P3] of an unchanged feed after a restart asks for it whole, and for nothing else', async () => {
    await screen.pull();
    screen.forget();
    const { outcome } = await screen.pull();
    expect(outcome.outcome).toBe('unchanged');
    expect(screen.server.pathsAsked()).toEqual([feedPath]);
    expect(screen.server.asked[0]?.headers.has('if-none-match')).toBe(false);
  });

  it('[S1] of a newer feed fetches only what is new, and commits it before anybody hears of it', async () => {
    await screen.pull();
    screen.forget();
    const next = await newer();
    screen.server.publish(next);
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'updated', rotationIds: ['r-now'] });
    expect(screen.server.pathsAsked().toSorted()).toEqual(
      [feedPath, rotationPath(shaOf(next)), photoOf(next, 0), photoOf(next, 1)].toSorted(),
    );
    expect(screen.told.slice(1)).toEqual([`stored ${next.feed.revision}`]);
    expect(await screen.revision()).toBe(next.feed.revision);
  });

  it('[P4] takes what starts within 30 days and nothing later', async () => {
    const one = [await card()];
    const later = feed([
      await rotation('now', '2026-11-16', '2026-11-29', one),
      await rotation('next', '2026-11-30', '2026-12-09', one),
      await rotation('soon', '2026-12-10', '2026-12-31', one),
      await rotation('far', '2027-01-01', '2027-01-14', one),
      await rotation('past', '2026-10-01', '2026-10-14', one),
    ]);
    screen.server.publish(later);
    await screen.pull();
    expect(await screen.complete()).toEqual(['now', 'next', 'soon']);
  });

  it('[T1] goes by the server’s clock, and tells the page', async () => {
    screen.server.nowMs = NOON_MS + 6 * DAY_MS;
    await screen.pull();
    expect(screen.told[0]).toBe(`time ${NOON_MS + 6 * DAY_MS}`);
    // On 30 November the coming rotation is the current one.
    expect(await screen.complete()).toEqual(['r-next']);
  });

  it('[T1] does not believe a server whose clock lies before its own publication', async () => {
    screen.server.nowMs = 0;
    await screen.pull();
    expect(screen.told.some((line) => line.startsWith('time'))).toBe(false);
    expect(await screen.complete()).toEqual(['r-now', 'r-next']);
  });

  it('[F10] sets one bad card aside by name and plays the rest', async () => {
    const content = [...(await cards(1)), { id: 'rusak', name: 'x' }];
    screen.server.publish(feed([await rotation('r-now', '2026-11-16', '2026-11-29', content)]));
    const { outcome, quarantined } = await screen.pull();
    expect(outcome.outcome).toBe('updated');
    expect(quarantined).toMatchObject([{ rotationId: 'r-now', cardId: 'rusak' }]);
    expect((await screen.pull()).quarantined).toEqual(quarantined);
  });
});

describe('the very first fill', () => {
  it('[S2] shows cards in their order as they become complete', async () => {
    await screen.pull();
    const filled = screen.writes.flatMap((write) => (write.write === 'fill-card' ? [write.cardId] : []));
    expect(filled).toHaveLength(12);
    expect(filled[0]).toBe('ppkukm-1');
    expect(screen.told.filter((line) => line.startsWith('filling'))).toEqual(
      Array.from({ length: 12 }, (_, n) => `filling ${n + 1}/12`),
    );
    expect(screen.writes.at(0)?.write).toBe('begin-fill');
  });

  it('[S2][R5] brings each unit one card before any unit its second', async () => {
    await screen.pull();
    const current = minted.rotations[0]?.cards as Card[];
    const sudinOf = new Map(current.map((one) => [photoPath(one.photos[0]?.variants[0] ?? never()), one.sudin]));
    const asked = screen.server.pathsAsked().flatMap((path) => sudinOf.get(path) ?? []);
    expect(new Set(asked.slice(0, 6)).size).toBe(6);
  });

  it('[S2] gives the first card the whole line', async () => {
    let under = 0;
    const together: number[] = [];
    screen.server.interfere(async ({ path }) => {
      if (!path.startsWith('photos/')) return undefined;
      together.push(++under);
      await new Promise((resolve) => setImmediate(resolve));
      under--;
      return undefined;
    });
    await screen.pull();
    expect(together[0]).toBe(1);
    expect(together[1]).toBe(1);
    expect(Math.max(...together)).toBe(4);
  });

  it('[S2] goes on past a photo that will not come, without a commit, and finishes when it does', async () => {
    screen.server.lose(photoOf(minted, 0));
    const { outcome } = await screen.pull();
    expect(outcome).toMatchObject({ outcome: 'kept-old', code: 'http-status' });
    const { filling, complete } = await screen.store.snapshot();
    expect(filling?.readyCardIds.size).toBe(11);
    expect(complete.size).toBe(0);

    screen.server.publish(minted);
    screen.server.asked.length = 0;
    expect((await screen.pull()).outcome.outcome).toBe('updated');
    expect(screen.server.pathsAsked().filter((path) => path.startsWith('photos/'))).toEqual([photoOf(minted, 0)]);
  });
});

describe('a feed that cannot be had', () => {
  const kept = async (code: string) => {
    const before = await screen.store.snapshot();
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code });
    expect(await screen.store.snapshot()).toEqual(before);
  };

  beforeEach(async () => {
    await screen.pull();
    screen.forget();
  });

  it.each([
    [204, null],
    [401, 'no'],
    [403, 'no'],
    [404, 'no'],
    [500, 'no'],
    [502, '<html>'],
  ])('[P6] answered with %d leaves the old content', async (status, body) => {
    screen.server.interfere(() => new Response(body, { status }));
    await kept('http-status');
    expect(screen.server.asked).toHaveLength(1);
  });

  it('[P2] answered with 429 passes on what the server asked for', async () => {
    screen.server.interfere(() => new Response('', { status: 429, headers: { 'retry-after': '90' } }));
    expect(await screen.pull()).toMatchObject({ outcome: { code: 'http-status' }, retryAfterMs: 90_000 });
  });

  it.each<[string, string, () => Response]>([
    ['content-type', 'a captive portal', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['feed-not-json', 'a portal that lies about its type', () => jsonResponse('<html>')],
    ['feed-not-json', 'half a feed', () => jsonResponse('{"format":1,')],
    ['feed-not-json', 'an empty body', () => jsonResponse('')],
    ['feed-format-unknown', 'a newer format', () => jsonResponse('{"format":99}')],
    ['feed-shape', 'another shape', () => jsonResponse('{"format":1}')],
    ['too-large', 'an endless body', () => jsonResponse(' '.repeat(600_000))],
  ])('[P6] (%s) %s leaves the old content', async (code, _, answer) => {
    screen.server.interfere(({ path }) => (path === feedPath ? answer() : undefined));
    await kept(code);
  });

  it('[F5] older than the accepted one leaves the newer', async () => {
    screen.server.publish(await goodFeed({ revision: minted.feed.revision - 1 }));
    await kept('feed-older');
  });

  it('[F6] with the accepted revision and other bytes leaves the accepted', async () => {
    screen.server.publish(await newer({ revision: minted.feed.revision }));
    await kept('feed-same-revision-other-bytes');
  });

  it('[P6] with a rotation without cards leaves the old content', async () => {
    const empty = await rotation('r-now', '2026-11-16', '2026-11-29', []);
    screen.server.publish(feed([empty], { revision: minted.feed.revision + 1 }));
    await kept('rotation-empty');
  });

  it.each([
    ['without any rotation', []],
    ['with nothing that has started', ['2026-11-25', '2026-12-01']],
  ])('[P6] %s leaves the old content', async (_, [starts, ends]) => {
    const rotations = starts && ends ? [await rotation('r-later', starts, ends, await cards(1))] : [];
    screen.server.publish(feed(rotations, { revision: minted.feed.revision + 1 }));
    await kept('no-rotation');
  });

  it('[F10] with too many bad cards leaves the old content', async () => {
    const content = [...(await cards(1)), ...Array.from({ length: 9 }, (_, n) => ({ id: `rusak-${n}` }))];
    const broken = await rotation('r-now', '2026-11-16', '2026-11-29', content);
    screen.server.publish(feed([broken], { revision: minted.feed.revision + 1 }));
    await kept('rotation-too-many-bad-cards');
  });

  it('[F5] good again after all that is accepted', async () => {
    screen.server.publish(await goodFeed({ revision: minted.feed.revision - 1 }));
    await screen.pull();
    const next = await newer();
    screen.server.publish(next);
    expect((await screen.pull()).outcome.outcome).toBe('updated');
  });
});

describe('a photo that comes wrong', () => {
  let next: MintedFeed;
  beforeEach(async () => {
    await screen.pull();
    screen.forget();
    next = await newer();
    screen.server.publish(next);
  });

  it.each<[string, string, Uint8Array<ArrayBuffer>]>([
    ['photo-size', 'half of it', photoBytes('baru').slice(0, 8)],
    ['photo-size', 'nothing at all', new Uint8Array()],
    ['photo-digest', 'another of the same length', photoBytes('urab')],
    ['too-large', 'a portal’s page', new TextEncoder().encode('<html>'.repeat(99))],
  ])('[F11] (%s) %s is never committed, and fetched again although the feed is the same', async (code, _, bytes) => {
    screen.server.put(photoOf(next, 0), bytes);
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code });
    expect(await screen.revision()).toBe(minted.feed.revision);
    expect((await screen.store.rotation(shaOf(minted)))?.cards).toHaveLength(12);

    screen.server.publish(next);
    expect((await screen.pull()).outcome.outcome).toBe('updated');
    expect(await screen.revision()).toBe(next.feed.revision);
  });

  it('[F11] from a poisoned HTTP cache is asked for once more, past the cache', async () => {
    screen.server.httpCache.set(photoOf(next, 0), { bytes: new Uint8Array(5), type: 'image/webp' });
    screen.server.httpCache.set(rotationPath(shaOf(next)), { bytes: json('<html>'), type: 'text/html' });
    expect((await screen.pull()).outcome.outcome).toBe('updated');
    const reloads = screen.server.asked.filter(({ cache }) => cache === 'reload').map(({ path }) => path);
    expect(reloads).toEqual([rotationPath(shaOf(next)), photoOf(next, 0)]);
  });

  it('[P3] is not fetched again once it is in the HTTP cache, after a pull that was killed', async () => {
    screen.beforeWrite = () => {
      throw new Error('killed');
    };
    await screen.pull();
    screen.beforeWrite = () => {};
    screen.forget();
    expect((await screen.pull()).outcome.outcome).toBe('updated');
    expect(screen.server.pathsAsked()).toEqual([feedPath]);
  });
});

describe('a coming rotation that will not come', () => {
  let next: MintedFeed;
  beforeEach(async () => {
    next = await newer();
    const bad = await rotation('r-next', '2026-11-30', '2026-12-13', await cards(3));
    next = feed([next.rotations[0] ?? never(), bad], { revision: next.feed.revision });
    await screen.pull();
    screen.forget();
    screen.server.publish(next);
    screen.server.lose(photoOf(next, 2, 1));
  });

  it('[R2] costs the current one nothing, and is reported by name', async () => {
    const { outcome, notStaged } = await screen.pull();
    expect(outcome).toMatchObject({ outcome: 'updated', rotationIds: ['r-now'] });
    expect(notStaged).toMatchObject([{ rotationId: 'r-next', code: 'http-status' }]);
    expect(await screen.complete()).toEqual(['r-now']);
  });

  it('[P3] is tried again with the next pull, although the feed is unchanged', async () => {
    await screen.pull();
    screen.server.publish(next);
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'updated', rotationIds: ['r-next'] });
    expect(await screen.complete()).toEqual(['r-now', 'r-next']);
  });

  it('[R2] when it is due leaves the old one on, and is switched to once it is complete', async () => {
    await screen.pull();
    screen.server.nowMs = NOON_MS + 7 * DAY_MS;
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'http-status' });
    expect(await screen.complete()).toEqual(['r-now']);
    screen.server.publish(next);
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'updated', rotationIds: ['r-next'] });
    expect(await screen.complete()).toContain('r-next');
  });
});

describe('photos lost since the commit', () => {
  beforeEach(async () => {
    await screen.pull();
    await erase(STORES.photos, (await commitOf(minted)).photoDigests.slice(-2));
    screen.server.asked.length = 0;
    screen.told.length = 0;
  });

  it('[P3] are fetched again although the feed is unchanged', async () => {
    await screen.pull();
    expect((await screen.store.missingPhotos((await commitOf(minted)).photoDigests)).size).toBe(0);
  });

  it('[P3] come one by one: the one that will not come does not keep the other away', async () => {
    screen.server.httpCache.clear();
    screen.server.lose(photoOf(minted, 11));
    const { outcome } = await screen.pull();
    expect(outcome).toMatchObject({ outcome: 'kept-old', code: 'http-status' });
    expect((await screen.store.missingPhotos((await commitOf(minted)).photoDigests)).size).toBe(1);
    expect(screen.told).toContain(`stored ${minted.feed.revision}`);
  });

  it('[S3] come from the HTTP cache while the network is away, without one request into the dead line', async () => {
    screen.server.isOnline = false;
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'network' });
    expect((await screen.store.missingPhotos((await commitOf(minted)).photoDigests)).size).toBe(0);
    expect(screen.server.pathsAsked()).toEqual([feedPath]);
  });
});

it('[S3] a rotation document lost since the commit is fetched and committed again', async () => {
  await screen.pull();
  await erase(STORES.documents, [shaOf(minted)]);
  screen.forget();
  expect((await screen.pull()).outcome).toMatchObject({ outcome: 'updated', rotationIds: ['r-now'] });
  expect((await screen.store.rotation(shaOf(minted)))?.cards).toHaveLength(12);
});

describe('a screen whose database is gone', () => {
  let caches: ReturnType<typeof fakeCaches>;
  beforeEach(async () => {
    caches = fakeCaches();
    screen.store = open({ caches });
    await screen.pull();
    screen.forget();
    screen.store = await openMemoryStore({ caches });
  });

  it('[S6] has its cards from the copy and its photos from the HTTP cache, even without a network', async () => {
    screen.server.isOnline = false;
    await screen.pull();
    const { photoDigests } = await commitOf(minted);
    expect(await screen.complete()).toEqual(['r-now', 'r-next']);
    expect((await screen.store.missingPhotos(photoDigests)).size).toBe(0);
    expect(await (await screen.store.photo(photoDigests[0] ?? ''))?.text()).toContain('RIFF');
  });

  it('[S6] fetches its photos from the server where the HTTP cache is gone too', async () => {
    screen.server.httpCache.clear();
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'unchanged', repairedPhotos: 12 });
  });

  it('[S6] fetches first what the loop shows', async () => {
    const { minted: rich, cover, further } = await twoPhotosEach(2, minted);
    screen.server.publish(rich);
    await screen.pull();
    screen.forget();
    screen.server.httpCache.clear();
    screen.store = await openMemoryStore({ caches });
    await screen.pull();
    const others = [0, 1].flatMap((index) => [cover(index, 480), further(index, 480), further(index, 1440)]);
    expect(screen.server.pathsAsked().slice(1)).toEqual([cover(0, 1440), cover(1, 1440), ...others].map(photoPath));
  });

  it('[S6] goes on to the next feed', async () => {
    const next = await newer();
    screen.server.publish(next);
    expect((await screen.pull()).outcome.outcome).toBe('updated');
    expect((await (await openMemoryStore({ caches })).snapshot()).feed?.revision).toBe(next.feed.revision);
  });
});

describe('pruning', () => {
  it('[S4] follows the commit, and spares what is on the screen', async () => {
    await screen.pull();
    const next = await newer();
    screen.server.publish(next);
    screen.showing = shaOf(minted);
    await screen.pull();
    expect((await screen.store.holdings())?.committed.has(shaOf(minted))).toBe(true);

    // The screen has switched meanwhile; the feed is unchanged.
    screen.showing = shaOf(next);
    expect((await screen.pull()).outcome.outcome).toBe('unchanged');
    expect((await screen.store.holdings())?.committed.has(shaOf(minted))).toBe(false);
    expect(screen.writes.map(({ write }) => write).filter((write) => write === 'prune')).toHaveLength(1);
  });

  it('[S4] that fails costs nothing but disk', async () => {
    await screen.pull();
    screen.server.publish(await newer());
    screen.beforeWrite = ({ write }) => {
      if (write === 'prune') throw new StoreError('failed', 'disk');
    };
    expect((await screen.pull()).outcome.outcome).toBe('updated');
  });

  it('[R4] waits for a clock that can be trusted', async () => {
    await screen.pull();
    screen.server.nowMs = undefined;
    screen.wall = { epochMs: 0, trusted: false };
    const moved = feed([minted.rotations[1] ?? never()], { revision: minted.feed.revision + 1 });
    screen.server.publish(moved);
    expect((await screen.pull()).outcome.outcome).toBe('updated');
    expect((await screen.store.holdings())?.committed.size).toBe(2);
  });
});

describe('a clock nobody vouches for', () => {
  beforeEach(() => {
    screen.server.nowMs = undefined;
    screen.wall = { epochMs: 0, trusted: false };
  });

  it('[R4] on an empty screen brings the oldest rotation, the one the display would choose', async () => {
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'updated', rotationIds: ['r-now'] });
  });

  it('[R4] later keeps whole what is here', async () => {
    await screen.pull();
    expect((await screen.pull()).outcome.outcome).toBe('unchanged');
  });
});

describe('a full disk', () => {
  it('[S5] keeps the old rotation and gives back what was fetched ahead', async () => {
    await screen.pull();
    screen.server.publish(await newer());
    screen.beforeWrite = ({ write }) => {
      if (write === 'commit') throw new StoreError('quota', 'full');
    };
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'storage-full' });
    expect(await screen.revision()).toBe(minted.feed.revision);
    expect(await screen.complete()).toEqual(['r-now']);

    screen.beforeWrite = () => {};
    expect((await screen.pull()).outcome.outcome).toBe('updated');
    expect(await screen.complete()).toEqual(['r-now', 'r-next']);
  });
});

describe('a full disk on the day of a switch', () => {
  it('[S5] gives nothing back while the old rotation has to stay on', async () => {
    screen.server.lose(photoOf(minted, 5, 1));
    await screen.pull();
    await screen.store.commit(await commitOf(await goodFeed({ revision: minted.feed.revision })));
    screen.server.publish(minted);
    screen.server.nowMs = NOON_MS + 7 * DAY_MS;
    screen.beforeWrite = ({ write }) => {
      if (write === 'commit') throw new StoreError('quota', 'full');
    };
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'storage-full' });
    expect(await screen.complete()).toEqual(['r-now']);
  });
});

it('[P1] a pull that is given up changes nothing any more', async () => {
  await screen.pull();
  screen.forget();
  screen.server.publish(await newer());
  const giveUp = new AbortController();
  screen.server.interfere(({ path }) => {
    if (path.startsWith('photos/')) giveUp.abort(new Error('given up'));
    return undefined;
  });
  expect((await screen.pull(giveUp.signal)).outcome).toMatchObject({ outcome: 'kept-old', detail: 'given up' });
  expect(screen.writes).toEqual([]);
  expect(await screen.revision()).toBe(minted.feed.revision);
});

const jsonResponse = (body: string) => new Response(body, { headers: { 'content-type': 'application/json' } });
