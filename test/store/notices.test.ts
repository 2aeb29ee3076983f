/** [F16] What the gate set aside of a feed's notices stays aside: a store keeps the bytes, and reads them again. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../src/store/open-store.ts';
import { STORES } from '../../src/store/schema.ts';
import type { ScreenStore } from '../../src/store/ports.ts';
import { feed, feedNotice, goodFeed, json, type MintedFeed } from '../factory.ts';
import { commitOf, endFaults, fakeCaches, freshDatabase, open, overwrite } from './fakes.ts';

let caches: ReturnType<typeof fakeCaches>;
let store: ScreenStore;

beforeEach(() => {
  freshDatabase();
  caches = fakeCaches();
  store = open({ caches });
});

afterEach(endFaults);

/** A good feed with whatever at `notices`. */
async function feedWith(notices: unknown): Promise<MintedFeed> {
  const good = await goodFeed();
  const whole = { ...good.feed, notices: notices as never };
  return { ...feed(good.rotations), feed: whole, bytes: json(whole) };
}

const noticesIn = async (from: Pick<ScreenStore, 'snapshot'>) => (await from.snapshot()).feed?.feed.notices;

describe('notices in the store', () => {
  it('[F16] only those that passed come out, from the database and from the copy', async () => {
    const good = [await feedNotice({ id: 'satu' }), await feedNotice({ id: 'dua' })];
    await store.commit(await commitOf(await feedWith([null, good[0], { id: 'rusak' }, good[1]])));
    expect(await noticesIn(store)).toEqual(good);
    expect(await noticesIn(await openMemoryStore({ caches }))).toEqual(good);
  });

  it('[F16] what is no list has none', async () => {
    await store.commit(await commitOf(await feedWith({ length: 3 })));
    expect(await noticesIn(store)).toEqual([]);
  });

  it('[F16] a record of an app that judged no notices shows none of them, and everything else', async () => {
    await store.commit(await commitOf(await feedWith([await feedNotice()])));
    await overwrite(STORES.feeds, 'accepted', (record: object) => ({ ...record, noticesAside: undefined }));
    expect(await noticesIn(store)).toEqual([]);
    expect((await store.snapshot()).feed?.feed.rotations).toHaveLength(2);
  });
});
