/** What both stores promise, whichever of them a screen lives by. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/contract/dates.ts';
import type { Play } from '../../src/contract/play.ts';
import type { StoreErrorCode } from '../../src/store/errors.ts';
import { openMemoryStore } from '../../src/store/open-store.ts';
import { TURNS_FACT, VISIT_DAYS_KEPT, type ScreenStore } from '../../src/store/ports.ts';
import { applyWrite } from '../../src/store/writes.ts';
import { card, feed, goodFeed, rotation, type MintedFeed } from '../factory.ts';
import { commitOf, digestsOf, freshDatabase, open, shaOf } from './fakes.ts';

const play: Play = {
  id: '00000000-0000-4000-8000-000000000001',
  productId: 'sambal-bawang',
  sudin: 'ppkukm',
  commodity: 'kuliner',
  rotationId: 'r-now',
  revision: 1,
  startedAt: 1_795_000_000_000,
  clockTrusted: true,
  shownMs: 12_000,
  reason: 'passive',
};

const storeError = (code: StoreErrorCode) => expect.objectContaining({ name: 'StoreError', code }) as unknown;

describe.each(['database', 'memory'] as const)('a store in %s', (kind) => {
  let store: ScreenStore;
  let minted: MintedFeed;

  beforeEach(async () => {
    freshDatabase();
    store = kind === 'database' ? open() : await openMemoryStore({ caches: undefined });
    minted = await goodFeed();
  });

  it('[S1] offers nothing before the first commit', async () => {
    expect(await store.snapshot()).toEqual({ feed: undefined, complete: new Set(), filling: undefined });
    expect(await store.holdings()).toBeUndefined();
    expect(await store.rotation(shaOf(minted))).toBeUndefined();
    expect(store.kind).toBe(kind);
  });

  it('[S1] offers feed, rotation and photos after one commit', async () => {
    const commit = await commitOf(minted);
    await store.commit(commit);

    const { feed: stored, complete } = await store.snapshot();
    expect(stored).toEqual({ revision: minted.feed.revision, sha256: commit.feed.sha256, feed: minted.feed });
    expect(complete).toEqual(new Set([shaOf(minted)]));
    const offered = await store.rotation(shaOf(minted));
    expect(offered?.cards).toEqual(minted.rotations[0]?.cards);
    expect(offered?.photoDigests).toEqual(new Set(commit.photoDigests));
    const [first] = commit.photos;
    const blob = await store.photo(first?.variant.sha256 ?? '');
    expect(blob?.type).toBe('image/webp');
    expect(await blob?.text()).toBe(await first?.blob.text());
  });

  it('[S1] takes no rotation on the promise that its photos will come', async () => {
    const commit = await commitOf(minted);
    const partial = { ...commit, photos: commit.photos.slice(1) };
    await expect(store.commit(partial)).rejects.toEqual(storeError('incomplete'));
    expect((await store.snapshot()).feed).toBeUndefined();
    expect(await store.missingPhotos(commit.photoDigests)).toEqual(new Set(commit.photoDigests));
  });

  it('[F5] refuses to go back, even when the check before the commit was made by an older pull', async () => {
    await store.commit(await commitOf(minted));
    const older = await goodFeed({ revision: minted.feed.revision - 1 });
    await expect(store.commit(await commitOf(older))).rejects.toEqual(storeError('superseded'));
    expect((await store.snapshot()).feed?.revision).toBe(minted.feed.revision);
  });

  it('[F6] refuses the accepted revision with other bytes', async () => {
    await store.commit(await commitOf(minted));
    const other = await goodFeed({ publishedAt: '2026-11-24T01:00:00Z' });
    await expect(store.commit(await commitOf(other))).rejects.toEqual(storeError('superseded'));
  });

  it('[F10] keeps quarantined cards out of what it offers, and their names in it', async () => {
    const good = [await card({ id: 'baik' }), await card({ id: 'juga-baik' })];
    const mixed = await rotation('r-now', '2026-11-16', '2026-11-29', [good[0], { id: 'rusak' }, good[1]]);
    minted = feed([mixed]);
    await store.commit(await commitOf({ ...minted, rotations: [{ ...mixed, cards: good }] }));
    const offered = await store.rotation(shaOf(minted));
    expect(offered?.cards.map(({ id }) => id)).toEqual(['baik', 'juga-baik']);
    expect(offered?.quarantinedIds).toEqual(['rusak']);
  });

  it('[S2] offers the cards of the very first fill one by one, and ends the fill with the commit', async () => {
    const commit = await commitOf(minted);
    const [first, second] = commit.photos;
    const [firstCard] = commit.rotation.document.cards;
    await store.beginFill(commit.feed, commit.rotation, commit.photoDigests);
    await store.fillCard(firstCard?.id ?? '', first ? [first] : []);

    const filling = await store.snapshot();
    expect(filling.feed?.revision).toBe(minted.feed.revision);
    expect(filling.complete.size).toBe(0);
    expect(filling.filling).toEqual({ sha256: shaOf(minted), readyCardIds: new Set([firstCard?.id]) });
    expect((await store.rotation(shaOf(minted)))?.cards).toHaveLength(12);
    expect(await store.photo(first?.variant.sha256 ?? '')).toBeDefined();
    expect(await store.photo(second?.variant.sha256 ?? '')).toBeUndefined();
    expect(await store.holdings()).toBeUndefined();

    await store.commit({ ...commit, photos: commit.photos.slice(1) });
    expect((await store.snapshot()).filling).toBeUndefined();
    expect((await store.snapshot()).complete).toEqual(new Set([shaOf(minted)]));
  });

  it('[S2] keeps what visitors need as it comes during the very first fill, and no card is ready by that', async () => {
    const commit = await commitOf(minted);
    await store.beginFill(commit.feed, commit.rotation, commit.photoDigests);
    for (const photo of commit.photos) await store.addPhotos([photo]);
    expect(await store.missingPhotos(commit.photoDigests)).toEqual(new Set());
    expect((await store.snapshot()).filling).toEqual({ sha256: shaOf(minted), readyCardIds: new Set() });
    expect((await store.snapshot()).complete.size).toBe(0);
    expect(await store.holdings()).toBeUndefined();

    await store.commit({ ...commit, photos: [] });
    expect((await store.snapshot()).complete).toEqual(new Set([shaOf(minted)]));
  });

  it('[S2] keeps the ready cards when the fill of the same rotation begins again', async () => {
    const { feed: verified, rotation: document, photoDigests } = await commitOf(minted);
    await store.beginFill(verified, document, photoDigests);
    await store.fillCard('ppkukm-1', []);
    await store.beginFill(verified, document, photoDigests);
    expect((await store.snapshot()).filling?.readyCardIds).toEqual(new Set(['ppkukm-1']));

    const next = await commitOf(minted, 1);
    await store.beginFill(next.feed, next.rotation, next.photoDigests);
    expect((await store.snapshot()).filling).toEqual({ sha256: shaOf(minted, 1), readyCardIds: new Set() });
  });

  it('[S2] lets a card come too late for a fill that has ended', async () => {
    await store.commit(await commitOf(minted));
    await store.fillCard('ppkukm-1', []);
    expect((await store.snapshot()).filling).toBeUndefined();
  });

  it('[S4] prunes rotations that are not kept, and only the photos none of the kept names', async () => {
    const [now, next] = [await commitOf(minted), await commitOf(minted, 1)];
    await store.commit(now);
    await store.commit(next);
    await store.prune([shaOf(minted, 1)]);

    expect((await store.snapshot()).complete).toEqual(new Set([shaOf(minted, 1)]));
    expect(await store.document(shaOf(minted))).toBeUndefined();
    expect(await store.missingPhotos(next.photoDigests)).toEqual(new Set());
    const onlyNow = now.photoDigests.filter((digest) => !next.photoDigests.includes(digest));
    expect(await store.missingPhotos(now.photoDigests)).toEqual(new Set(onlyNow));
  });

  it('[P3] tells which photos are missing and takes them back one at a time', async () => {
    const commit = await commitOf(minted);
    await store.commit(commit);
    await store.prune([]);
    expect(await store.missingPhotos(commit.photoDigests)).toEqual(new Set(commit.photoDigests));
    await store.addPhotos(commit.photos.slice(0, 1));
    expect((await store.missingPhotos(commit.photoDigests)).size).toBe(commit.photoDigests.length - 1);
  });

  it('[P4] takes a rotation again with more photos than before, for the same feed', async () => {
    const commit = await commitOf(minted);
    const [first, ...rest] = commit.photos;
    const before = first === undefined ? [] : [first];
    await store.commit({ ...commit, photos: before, photoDigests: digestsOf(before) });
    await store.addPhotos(rest);
    expect((await store.rotation(shaOf(minted)))?.photoDigests).toEqual(new Set(digestsOf(before)));
    await store.commit({ ...commit, photos: [] });
    expect((await store.rotation(shaOf(minted)))?.photoDigests).toEqual(new Set(commit.photoDigests));
  });

  it('[P4] remembers which photos each rotation was committed with', async () => {
    const commit = await commitOf(minted);
    await store.commit(commit);
    expect(await store.holdings()).toEqual({
      revision: minted.feed.revision,
      sha256: commit.feed.sha256,
      bytes: minted.bytes,
      committed: new Map([[shaOf(minted), new Set(commit.photoDigests)]]),
    });
    expect(await store.document(shaOf(minted))).toEqual(minted.rotations[0]?.bytes);
  });

  it('[D1] reads snapshot, facts and the chosen rotation in one go', async () => {
    await store.commit(await commitOf(minted));
    await store.setFact('last-good-ms', 1_795_000_000_000);
    const opening = await store.opening(({ feed: stored }, facts) =>
      facts.has('last-good-ms') ? stored?.feed.rotations[0]?.sha256 : undefined,
    );
    expect(opening.snapshot).toEqual(await store.snapshot());
    expect(opening.rotation).toEqual(await store.rotation(shaOf(minted)));
    expect(opening.facts).toEqual(new Map([['last-good-ms', 1_795_000_000_000]]));
  });

  it('[D1] opens on nothing when there is nothing to choose from', async () => {
    const opening = await store.opening(() => undefined);
    expect(opening).toEqual({
      snapshot: { feed: undefined, complete: new Set(), filling: undefined },
      facts: new Map(),
      rotation: undefined,
    });
  });

  it('[D8] counts a play together with its turn', async () => {
    await store.recordPlay(play, { shownMs: 12_000 });
    await store.recordPlay({ ...play, id: '00000000-0000-4000-8000-000000000002' }, { shownMs: 24_000 });
    expect(await store.fact(TURNS_FACT)).toEqual({ shownMs: 24_000 });
    expect(await store.countPlays()).toBe(2);
    expect(await store.fact('unknown')).toBeUndefined();
  });

  it('[V7] keeps one record per day, changed from what it was', async () => {
    await store.changeVisitDay('2026-11-24', (before) => [before, 'first']);
    await store.changeVisitDay('2026-11-24', (before) => [before, 'second']);
    await store.changeVisitDay('2026-11-23', () => 'the day before');
    expect([...(await store.visitDays('2026-11-23'))]).toEqual([
      ['2026-11-23', 'the day before'],
      ['2026-11-24', [[undefined, 'first'], 'second']],
    ]);
    expect([...(await store.visitDays('2026-11-24')).keys()]).toEqual(['2026-11-24']);
    expect((await store.visitDays('2026-11-25')).size).toBe(0);
  });

  it('[V7] loses no change when several come at once', async () => {
    const add = (before: unknown) => Number(before ?? 0) + 1;
    await Promise.all(Array.from({ length: 20 }, () => store.changeVisitDay('2026-11-24', add)));
    expect((await store.visitDays('')).get('2026-11-24')).toBe(20);
  });

  it('[V7] leaves a day as it was when its change throws', async () => {
    await store.changeVisitDay('2026-11-24', () => 1);
    const failing = store.changeVisitDay('2026-11-24', () => {
      throw new Error('no sum');
    });
    await expect(failing).rejects.toThrow('no sum');
    expect((await store.visitDays('')).get('2026-11-24')).toBe(1);
  });

  it('[V7] forgets the oldest day when there are more than the newest 400', async () => {
    // Not in the order of their days: a clock may be put right.
    for (const n of [1, 0, ...Array.from({ length: VISIT_DAYS_KEPT }, (_, index) => index + 2)])
      await store.changeVisitDay(addDays('2026-01-01', n), () => n);
    const days = [...(await store.visitDays('')).values()];
    expect(days).toEqual(Array.from({ length: VISIT_DAYS_KEPT }, (_, index) => index + 2));
  });

  it('[S6] takes the same writes as plain data', async () => {
    const commit = await commitOf(minted);
    const { feed: verified, rotation: document, photos, photoDigests } = commit;
    const write = structuredClone({ write: 'begin-fill' as const, feed: verified, rotation: document, photoDigests });
    await applyWrite(store, write);
    await applyWrite(store, { write: 'fill-card', cardId: 'ppkukm-1', photos: photos.slice(0, 1) });
    await applyWrite(store, structuredClone({ write: 'commit' as const, commit }));
    await applyWrite(store, { write: 'prune', keep: [] });
    await applyWrite(store, { write: 'add-photos', photos: photos.slice(0, 1) });
    expect(await (await store.photo(digestsOf(photos)[0] ?? ''))?.text()).toContain('ppkukm-1');
  });
});
