/** [S5][S6][S7] The database fails in every way browsers have shown; the screen lives on. */
import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBDatabase as FakeDatabase } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openMemoryStore } from '../../src/store/open-store.ts';
import { TURNS_FACT } from '../../src/store/ports.ts';
import { feedRecord, rotationHead } from '../../src/store/records.ts';
import { ACCEPTED, DATABASE, STORES, VERSION } from '../../src/store/schema.ts';
import { goodFeed, type MintedFeed } from '../factory.ts';
import {
  abortLater,
  commitOf,
  endFaults,
  fakeCaches,
  fault,
  freshDatabase,
  harm,
  hurriedTimers,
  open,
  shaOf,
} from './fakes.ts';
import { eventually } from '../eventually.ts';

let caches: ReturnType<typeof fakeCaches>;
let minted: MintedFeed;

beforeEach(async () => {
  freshDatabase();
  caches = fakeCaches();
  minted = await goodFeed();
});
afterEach(endFaults);

/** The next `times` attempts to open the database fail as Chromium's do after a crash of its backend. */
function failToOpen(times: number, name = 'UnknownError'): void {
  const spy = fault(vi.spyOn(indexedDB, 'open'));
  const fail = () => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', name);
  };
  if (times === Infinity) spy.mockImplementation(fail);
  else for (let n = 0; n < times; n++) spy.mockImplementationOnce(fail);
}

async function filledStore() {
  const store = open({ caches });
  await store.commit(await commitOf(minted));
  await store.commit(await commitOf(minted, 1));
  store.close();
}

describe('a database that will not open', () => {
  it.each([1, 3])('[S6] %d times is tried again', async (times) => {
    await filledStore();
    failToOpen(times);
    const store = open({ caches });
    expect((await store.snapshot()).complete.size).toBe(2);
    expect(store.kind).toBe('database');
  });

  it('[S6] at all leaves the screen its feed and cards from the copy', async () => {
    await filledStore();
    failToOpen(Infinity);
    const onMemory = vi.fn<() => void>();
    const store = open({ caches, onMemory });
    const [snapshot] = await Promise.all([store.snapshot(), store.photo('x'), store.fact('y')]);
    expect(store.kind).toBe('memory');
    expect(onMemory).toHaveBeenCalledTimes(1);
    expect(snapshot.feed?.revision).toBe(minted.feed.revision);
    expect(snapshot.complete).toEqual(new Set([shaOf(minted), shaOf(minted, 1)]));
    expect((await store.rotation(shaOf(minted)))?.cards).toHaveLength(12);
  });

  it.each([
    ['is missing', undefined],
    ['fails as well', { open: () => Promise.reject(new Error('no disk')) }],
  ])('[S6] at all leaves an empty store that works when the copy %s', async (_, broken) => {
    failToOpen(Infinity);
    const store = open({ caches: broken });
    expect((await store.snapshot()).feed).toBeUndefined();
    await store.commit(await commitOf(minted));
    expect((await store.snapshot()).complete).toEqual(new Set([shaOf(minted)]));
  });

  it('[S6] and never answers is given up after its time', async () => {
    await filledStore();
    const opened = fault(vi.spyOn(indexedDB, 'open')).mockImplementation(() => new EventTarget() as IDBOpenDBRequest);
    const timers = hurriedTimers();
    const store = open({ caches, after: timers.after });
    const snapshot = store.snapshot();
    await eventually(() => expect(opened).toHaveBeenCalled());
    timers.fire();
    expect((await snapshot).complete.size).toBe(2);
    expect(store.kind).toBe('memory');
  });

  it('[S5] because the disk is full is lived without', async () => {
    await filledStore();
    failToOpen(Infinity, 'QuotaExceededError');
    const store = open({ caches });
    expect((await store.snapshot()).complete.size).toBe(2);
  });
});

describe('a connection that is lost', () => {
  it('[S6] while closing after a sleep is opened again', async () => {
    await filledStore();
    const opened = fault(vi.spyOn(FakeDatabase.prototype, 'transaction'));
    const store = open({ caches });
    await store.snapshot();
    const [database] = opened.mock.contexts as IDBDatabase[];
    database?.close();
    expect((await store.snapshot()).complete.size).toBe(2);
    expect(store.kind).toBe('database');
  });

  it('[S6] because the browser ended it is opened again', async () => {
    const opened = fault(vi.spyOn(FakeDatabase.prototype, 'transaction'));
    const store = open({ caches });
    await store.setFact('a', 1);
    for (const database of new Set(opened.mock.contexts)) forceCloseDatabase(database as never);
    expect(await store.fact('a')).toBe(1);
    expect(store.kind).toBe('database');
  });

  it('[S6] in the middle of a commit is opened again, and the commit repeated whole', async () => {
    const store = open({ caches });
    await store.snapshot();
    let puts = 0;
    harm('put', { before: (target) => ++puts === 3 && abortLater(target, 'AbortError') });
    await store.commit(await commitOf(minted));
    expect(puts).toBeGreaterThan(15);
    expect((await store.snapshot()).complete.size).toBe(1);
  });

  it('[S6] again and again is lived without from the call that met it', async () => {
    await filledStore();
    const store = open({ caches });
    await store.snapshot();
    fault(vi.spyOn(FakeDatabase.prototype, 'transaction')).mockImplementation(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    expect((await store.rotation(shaOf(minted)))?.entry.id).toBe('r-now');
    expect(store.kind).toBe('memory');
  });

  it('[S6] a mistake that is not the connection’s stays a mistake', async () => {
    const store = open({ caches });
    await expect(store.setFact('f', () => undefined)).rejects.toMatchObject({ code: 'failed' });
    expect(store.kind).toBe('database');
  });
});

describe('a full disk', () => {
  it.each([
    [
      'when a photo is put',
      () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    ],
    ['when the transaction is to be written', (store: IDBObjectStore) => abortLater(store, 'QuotaExceededError')],
  ])('[S5] %s leaves the previous rotation whole', async (_, fails) => {
    const store = open({ caches });
    const before = await commitOf(minted, 1);
    await store.commit(before);
    let photos = 0;
    harm('put', { before: (target) => target.name === STORES.photos && ++photos === 5 && fails(target) });
    await expect(store.commit(await commitOf(minted))).rejects.toMatchObject({ code: 'quota' });
    endFaults();

    expect((await store.snapshot()).complete).toEqual(new Set([shaOf(minted, 1)]));
    expect(await store.missingPhotos(before.photoDigests)).toEqual(new Set());
    expect(await store.document(shaOf(minted))).toBeUndefined();
    expect(store.kind).toBe('database');
  });

  it('[S5] of CacheStorage costs the copy, not the commit', async () => {
    const cache = await caches.open('');
    fault(vi.spyOn(caches, 'open')).mockResolvedValue({
      ...cache,
      put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    });
    const store = open({ caches });
    await store.commit(await commitOf(minted));
    expect((await store.snapshot()).complete.size).toBe(1);
  });
});

describe('a database of another version', () => {
  it('[S7] a newer one is left alone, and the screen lives beside it', async () => {
    await filledStore();
    const newer = await openDB(DATABASE, VERSION + 1, {
      upgrade: (database) => void database.createObjectStore('new'),
    });
    newer.close();
    const store = open({ caches });
    expect((await store.rotation(shaOf(minted)))?.cards).toHaveLength(12);
    expect(store.kind).toBe('memory');

    const after = await openDB(DATABASE);
    expect(after.version).toBe(VERSION + 1);
    expect(await after.count(STORES.rotations)).toBe(2);
    after.close();
  });

  it('[S7] a newer app in another tab is not kept waiting', async () => {
    const store = open({ caches });
    await store.snapshot();
    const newer = await openDB(DATABASE, VERSION + 1);
    expect(newer.version).toBe(VERSION + 1);
    newer.close();
    expect((await store.snapshot()).feed).toBeUndefined();
    expect(store.kind).toBe('memory');
  });

  it('[S7] the one before visits were counted keeps all it has, and counts visits from now on', async () => {
    const { feed, rotation, photos, photoDigests } = await commitOf(minted);
    const older = await openDB(DATABASE, 1, {
      upgrade(database) {
        for (const name of ['feeds', 'rotations', 'documents', 'photos', 'facts']) database.createObjectStore(name);
        database.createObjectStore('plays', { keyPath: 'id' });
      },
    });
    await older.put('feeds', feedRecord(feed), ACCEPTED);
    await older.put('rotations', rotationHead(rotation, photoDigests), shaOf(minted));
    await older.put('documents', rotation.bytes, shaOf(minted));
    for (const { variant, blob } of photos) await older.put('photos', blob, variant.sha256);
    await older.put('plays', { id: 'play-1' });
    await older.put('facts', { version: 1 }, TURNS_FACT);
    older.close();

    const store = open();
    await store.changeVisitDay('2026-11-24', () => 'counted');
    expect((await store.snapshot()).feed?.revision).toBe(minted.feed.revision);
    expect((await store.rotation(shaOf(minted)))?.cards).toHaveLength(12);
    expect(await store.missingPhotos(photoDigests)).toEqual(new Set());
    expect([await store.countPlays(), await store.fact(TURNS_FACT)]).toEqual([1, { version: 1 }]);
    expect([...(await store.visitDays(''))]).toEqual([['2026-11-24', 'counted']]);
    expect(store.kind).toBe('database');
  });

  it.each([VERSION, 1])('[S7] one (%d) that something else has made under our name is rebuilt', async (version) => {
    const foreign = await openDB(DATABASE, version, {
      upgrade: (database) => void database.createObjectStore('theirs'),
    });
    foreign.close();
    const store = open({ caches });
    await store.commit(await commitOf(minted));
    expect((await store.snapshot()).complete.size).toBe(1);
    expect(store.kind).toBe('database');
  });
});

describe('the copy', () => {
  it('[S6] follows each commit and each pruning', async () => {
    await filledStore();
    const store = open({ caches });
    await store.prune([shaOf(minted, 1)]);
    const memory = await openMemoryStore({ caches });
    expect((await memory.snapshot()).feed?.revision).toBe(minted.feed.revision);
    expect((await memory.snapshot()).complete).toEqual(new Set([shaOf(minted, 1)]));
    expect(await memory.rotation(shaOf(minted))).toBeUndefined();
  });

  it('[S3] gives back only what still matches its digest', async () => {
    await filledStore();
    for (const [url] of caches.entries) {
      if (url.endsWith(shaOf(minted)) || url.endsWith('/feed')) caches.entries.set(url, new Response('{"revision":9}'));
    }
    const memory = await openMemoryStore({ caches });
    expect(await memory.snapshot()).toMatchObject({ feed: undefined, complete: new Set([shaOf(minted, 1)]) });
  });
});

it('[S1] a commit waits for the disk, a play does not', async () => {
  const store = open({ caches });
  await store.snapshot();
  const opened = fault(vi.spyOn(FakeDatabase.prototype, 'transaction'));
  await store.commit(await commitOf(minted));
  await store.setFact('turns', {});
  const durabilities = opened.mock.calls.map(([, mode, options]) => `${mode} ${options?.durability}`);
  expect(durabilities).toEqual(['readwrite strict', 'readwrite relaxed']);
});

it('[V7] two windows on one database lose nothing of each other’s sums', async () => {
  const windows = [open({ caches }), open({ caches })];
  const add = (before: unknown) => Number(before ?? 0) + 1;
  await Promise.all(
    Array.from({ length: 10 }, () => windows.map((store) => store.changeVisitDay('2026-11-24', add))).flat(),
  );
  expect((await windows[0]?.visitDays(''))?.get('2026-11-24')).toBe(20);
});

it('[S6] visits are counted on in memory, from the one that met the trouble', async () => {
  failToOpen(Infinity);
  const store = open({ caches });
  await store.changeVisitDay('2026-11-24', () => 1);
  expect([...(await store.visitDays(''))]).toEqual([['2026-11-24', 1]]);
  expect(store.kind).toBe('memory');
});

it('[S8] two windows on one database see each other’s commits and keep the newer', async () => {
  const [one, two] = [open({ caches }), open({ caches })];
  const newer = await goodFeed({ revision: minted.feed.revision + 1 });
  const ends = await Promise.allSettled([one.commit(await commitOf(newer)), two.commit(await commitOf(minted))]);
  expect(ends[0].status).toBe('fulfilled');
  expect((await two.snapshot()).feed?.revision).toBe(newer.feed.revision);
  expect(await one.snapshot()).toEqual(await two.snapshot());
});
