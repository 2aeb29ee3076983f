/** [S3] Disks lie. What no longer matches its digest is not shown, and is fetched anew. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RotationCommit, ScreenStore, Snapshot } from '../../src/store/ports.ts';
import { STORES, type StoreName } from '../../src/store/schema.ts';
import { goodFeed, type MintedFeed } from '../factory.ts';
import { commitOf, endFaults, failLater, fakeCaches, freshDatabase, harm, open, overwrite, shaOf } from './fakes.ts';

let store: ScreenStore;
let caches: ReturnType<typeof fakeCaches>;
let minted: MintedFeed;
let commit: RotationCommit;

beforeEach(async () => {
  freshDatabase();
  caches = fakeCaches();
  store = open({ caches });
  minted = await goodFeed();
  commit = await commitOf(minted);
  await store.commit(commit);
});

afterEach(endFaults);

const flipped = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  bytes.map((byte, index) => (index === 13 ? byte ^ 1 : byte));
const withOtherBytes = (record: { bytes: Uint8Array<ArrayBuffer> }) => ({ ...record, bytes: flipped(record.bytes) });
const isOf = (name: StoreName, { source }: IDBRequest) => (source as IDBObjectStore).name === name;
const photoDigest = () => commit.photoDigests[0] ?? '';

describe('a damaged photo', () => {
  it.each([
    ['with one bit flipped', new Blob([flipped(new TextEncoder().encode('RIFF0000WEBPppkukm-1'))])],
    ['that is half there', new Blob(['RIFF0000'])],
    ['that is empty', new Blob([])],
    ['that is no blob at all', 'blob'],
  ])('[S3] %s is not offered and counts as missing, its rotation stays complete', async (_, broken) => {
    await overwrite(STORES.photos, photoDigest(), () => broken);
    expect(await store.photo(photoDigest())).toBeUndefined();
    expect(await store.missingPhotos(commit.photoDigests)).toEqual(new Set([photoDigest()]));
    expect((await store.snapshot()).complete).toEqual(new Set([shaOf(minted)]));

    await store.addPhotos(commit.photos.slice(0, 1));
    expect(await store.photo(photoDigest())).toBeDefined();
  });

  it('[S3] whose file has gone from the disk is not offered and counts as missing', async () => {
    const read = vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotFoundError'));
    expect(await store.photo(photoDigest())).toBeUndefined();
    read.mockRestore();
    expect(await store.missingPhotos(commit.photoDigests)).toEqual(new Set([photoDigest()]));
  });
});

describe('a damaged rotation document', () => {
  it('[S3] is read from the copy, and no longer counts as committed, so that it is fetched anew', async () => {
    await overwrite(STORES.documents, shaOf(minted), flipped);
    expect(await store.document(shaOf(minted))).toBeUndefined();
    expect((await store.rotation(shaOf(minted)))?.cards).toHaveLength(12);
    expect((await store.holdings())?.committed.size).toBe(0);
  });

  it('[S3] is not offered when the copy is gone as well', async () => {
    await overwrite(STORES.documents, shaOf(minted), flipped);
    caches.entries.clear();
    expect(await store.rotation(shaOf(minted))).toBeUndefined();
  });

  it('[S3] does not stop the boot', async () => {
    await overwrite(STORES.documents, shaOf(minted), flipped);
    expect((await store.opening(() => shaOf(minted))).rotation?.cards).toHaveLength(12);
  });
});

describe('a damaged head of a rotation', () => {
  it.each([
    ['undefined', undefined],
    ['a text', 'head'],
    ['of another version', { entry: {}, photoDigests: 'x' }],
  ])('[S3] (%s) is absent: the rotation is fetched anew', async (_, broken) => {
    await overwrite(STORES.rotations, shaOf(minted), () => broken);
    expect((await store.holdings())?.committed.size).toBe(0);
    caches.entries.clear();
    expect(await store.rotation(shaOf(minted))).toBeUndefined();
  });
});

describe('a damaged feed', () => {
  it('[S3] is taken from the copy', async () => {
    await overwrite(STORES.feeds, 'accepted', withOtherBytes);
    expect((await store.snapshot()).feed?.revision).toBe(minted.feed.revision);
    const opening = await store.opening(({ feed }) => feed?.feed.rotations[0]?.sha256);
    expect(opening.snapshot.feed?.revision).toBe(minted.feed.revision);
    expect(opening.rotation?.entry.id).toBe('r-now');
  });

  it('[S3] without a copy is absent, whatever sense its bytes still make', async () => {
    await overwrite(STORES.feeds, 'accepted', withOtherBytes);
    caches.entries.clear();
    expect((await store.snapshot()).feed).toBeUndefined();
    expect((await store.opening(() => shaOf(minted))).snapshot.feed).toBeUndefined();
  });

  it.each(['with the copy', 'without a copy'])('[S3] is not the last thing a boot chooses from (%s)', async (copy) => {
    await overwrite(STORES.feeds, 'accepted', withOtherBytes);
    if (copy === 'without a copy') caches.entries.clear();
    let seen: Snapshot | undefined;
    const opening = await store.opening((snapshot) => {
      seen = snapshot;
      return snapshot.feed?.feed.rotations[0]?.sha256;
    });
    expect(seen).toEqual(opening.snapshot);
  });

  it('[F5] still guards against an older one by its numbers', async () => {
    await overwrite(STORES.feeds, 'accepted', withOtherBytes);
    expect(await store.holdings()).toMatchObject({ revision: minted.feed.revision, bytes: undefined });
  });

  it('[S3] that is no record at all is absent', async () => {
    await overwrite(STORES.feeds, 'accepted', () => ({ revision: 'x' }));
    expect(await store.holdings()).toBeUndefined();
    expect((await store.snapshot()).feed?.revision).toBe(minted.feed.revision);
  });

  it('[S3] that no longer parses does not stop the boot', async () => {
    await overwrite(STORES.feeds, 'accepted', (record: object) => ({ ...record, bytes: new Uint8Array([123]) }));
    caches.entries.clear();
    expect((await store.opening(({ feed }) => feed?.sha256)).snapshot.feed).toBeUndefined();
  });
});

it('[S3] a value the browser cannot read is absent and does not take its neighbours with it', async () => {
  // Chromium's way of saying that the file behind a large value is lost.
  harm('get', {
    after: (request) => isOf(STORES.documents, request) && failLater(request, 'NotReadableError'),
  });
  expect(await store.document(shaOf(minted))).toBeUndefined();
  const opening = await store.opening(() => shaOf(minted));
  expect(opening.snapshot.feed?.revision).toBe(minted.feed.revision);
  expect(store.kind).toBe('database');
});
