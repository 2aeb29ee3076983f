import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDB } from 'idb';
import type { Play } from '../../src/contract/play.ts';
import { openOutbox, SCREEN_ID_FACT, type Outbox } from '../../src/store/outbox.ts';
import { DATABASE, VERSION } from '../../src/store/schema.ts';
import { play, sum, uuid } from '../screens/desk-site.ts';
import { endFaults, failLater, freshDatabase, harm, hurriedTimers, open } from './fakes.ts';
import { rawAll } from './outbox-box.ts';

const MOST = { play: 3, sum: 2 };
let outbox: Outbox;

beforeEach(() => {
  freshDatabase();
  outbox = openOutbox(hurriedTimers().after);
});
afterEach(() => {
  endFaults();
  outbox.close();
});

const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => id);
const record = async (...plays: readonly Play[]) => {
  const page = open();
  for (const each of plays) await page.recordPlay(each, {});
  page.close();
};

describe('the outbox', () => {
  it('[G3] hands the same records out again until they are settled, and fills up in between', async () => {
    await record(play(1), play(2), play(3), play(4));
    const first = await outbox.take(MOST);
    expect(idsOf(first)).toEqual([play(1).id, play(2).id, play(3).id]);
    expect(idsOf(await outbox.take(MOST))).toEqual(idsOf(first));
    await outbox.settle([play(2).id], []);
    expect(idsOf(await outbox.take(MOST))).toEqual([play(1).id, play(3).id, play(4).id]);
    expect(await outbox.waiting()).toEqual({ plays: 3, parked: 0 });
  });

  it('[G3] survives a restart with what may have been sent', async () => {
    await record(play(1));
    await outbox.take(MOST);
    outbox.close();
    const again = openOutbox(hurriedTimers().after);
    expect(await again.take(MOST)).toEqual([{ id: play(1).id, kind: 'play', record: play(1) }]);
    again.close();
  });

  it('[G3] parks what was refused with its reason, and lets it try again when asked', async () => {
    await record(play(1), play(2));
    await outbox.take(MOST);
    await outbox.settle([play(1).id], [{ id: play(2).id, reason: 'http-500' }]);
    expect(await rawAll('parked')).toEqual([{ id: play(2).id, kind: 'play', record: play(2), reason: 'http-500' }]);
    expect(await outbox.waiting()).toEqual({ plays: 0, parked: 1 });
    await outbox.unpark((reason) => reason === 'shape');
    expect(await outbox.take(MOST)).toEqual([]);
    await outbox.unpark((reason) => reason === 'http-500');
    expect(idsOf(await outbox.take(MOST))).toEqual([play(2).id]);
    expect(await rawAll('parked')).toEqual([]);
  });

  it('[G4] sums what was never handed out, and never what was', async () => {
    await record(play(1), play(2), play(3), play(4), play(5));
    await outbox.take(MOST);
    const seen: string[][] = [];
    const rollUp = () =>
      outbox.rollUp({
        ceiling: 1,
        atOnce: 100,
        sumUp: (plays, sums, waiting) => {
          seen.push([...idsOf(plays), ...idsOf(sums), String(waiting)]);
          return { sums: [sum(1, { plays: plays.length })], summedIds: idsOf(plays) };
        },
      });
    expect([await rollUp(), await rollUp()]).toEqual([2, 0]);
    expect(seen).toEqual([[play(4).id, play(5).id, '2']]);
    expect(await outbox.waiting()).toEqual({ plays: 5, parked: 0 });
    await outbox.settle([play(1).id, play(2).id, play(3).id], []);
    expect(await outbox.take(MOST)).toEqual([{ id: sum(1).id, kind: 'sum', record: sum(1, { plays: 2 }) }]);
    expect(await outbox.waiting()).toEqual({ plays: 2, parked: 0 });
  });

  it('[G3] broken off in the middle changes nothing', async () => {
    await record(play(1), play(2));
    let puts = 0;
    harm('put', {
      before(store) {
        if (store.name === 'outbox' && ++puts === 2) throw new DOMException('the disk is full', 'QuotaExceededError');
      },
    });
    await expect(outbox.take(MOST)).rejects.toMatchObject({ code: 'quota' });
    expect([await rawAll('plays'), await rawAll('outbox')]).toEqual([[play(1), play(2)], []]);
    expect(idsOf(await outbox.take(MOST))).toEqual([play(1).id, play(2).id]);
  });

  it('[G3] parks a record that cannot be read, and hands out its neighbours', async () => {
    await record(play(1), play(2));
    harm('get', {
      after(request) {
        const { source } = request as IDBRequest & { source: IDBObjectStore };
        if (source.name === 'plays') failLater(request, 'DataError');
      },
    });
    const { prototype } = IDBObjectStore;
    // oxlint-disable-next-line typescript/unbound-method -- called with its `this` below
    const { getAll } = prototype;
    prototype.getAll = function (this: IDBObjectStore, ...args: Parameters<typeof getAll>) {
      const request = getAll.apply(this, args);
      if (this.name === 'plays') failLater(request, 'DataError');
      return request;
    };
    try {
      expect(await outbox.take(MOST)).toEqual([]);
    } finally {
      prototype.getAll = getAll;
    }
    expect(await rawAll('parked')).toMatchObject([
      { id: play(1).id, reason: 'unreadable' },
      { id: play(2).id, reason: 'unreadable' },
    ]);
  });

  it('[G5] draws the number of this machine once, for all its windows', async () => {
    const other = openOutbox(hurriedTimers().after);
    const [one, two] = await Promise.all([outbox.screenId(() => uuid(1)), other.screenId(() => uuid(2))]);
    other.close();
    expect(one).toBe(two);
    expect(await outbox.screenId(() => uuid(3))).toBe(one);
    const page = open();
    expect(await page.fact(SCREEN_ID_FACT)).toBe(one);
    page.close();
  });

  it('[S7] finds its place in a store of the previous format, with the plays that were there', async () => {
    const older = await openDB(DATABASE, VERSION - 1, {
      upgrade(database) {
        for (const name of ['feeds', 'rotations', 'documents', 'photos', 'facts', 'visits']) {
          database.createObjectStore(name);
        }
        database.createObjectStore('plays', { keyPath: 'id' });
      },
    });
    await older.put('plays', play(1));
    older.close();
    expect(idsOf(await outbox.take(MOST))).toEqual([play(1).id]);
  });
});
