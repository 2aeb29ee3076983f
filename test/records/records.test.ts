import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import type { Records } from '../../src/records/records.ts';
import { recordsIn, temporaryFolder, temporaryRecords } from './temp-records.ts';

const Row = z.object({ product_key: z.string(), at_ms: z.int() });

const put = (records: Records, key: string, atMs = 1) =>
  records.run("insert into curation values (:key, 'draft', null, 'x', :atMs, null)", { key, atMs });
const keys = async (records: Records) =>
  (await records.all(Row, 'select product_key, at_ms from curation order by product_key')).map(
    ({ product_key }) => product_key,
  );

describe('a change', () => {
  it('stands whole when it returns', async () => {
    const records = await temporaryRecords();
    const touched = await records.change(async (inside) => {
      await put(inside, 'a/1');
      await put(inside, 'a/2');
      return inside.run('update curation set at_ms = 5');
    });
    expect(touched).toBe(2);
    expect(await keys(records)).toEqual(['a/1', 'a/2']);
  });

  it('leaves nothing when it throws', async () => {
    const records = await temporaryRecords();
    const failing = records.change(async (inside) => {
      await put(inside, 'a/1');
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await keys(records)).toEqual([]);
    expect(await put(records, 'a/1')).toBe(1);
  });

  it('is seen by others only when it stands', async () => {
    const records = await temporaryRecords();
    await records.change(async (inside) => {
      await put(inside, 'a/1');
      expect(await keys(records)).toEqual([]);
      expect(await keys(inside)).toEqual(['a/1']);
    });
    expect(await keys(records)).toEqual(['a/1']);
  });

  it('waits for the one before it instead of holding it up', async () => {
    const records = await temporaryRecords();
    const order: string[] = [];
    const one = records.change(async (inside) => {
      await put(inside, 'a/1');
      await pause(20);
      order.push('one');
    });
    const other = put(records, 'a/2').then(() => order.push('other'));
    await Promise.all([one, other]);
    expect(order).toEqual(['one', 'other']);
  });

  it('gets its turn beside a second door to the same file', async () => {
    const dataDir = await temporaryFolder();
    const doors = [await recordsIn(dataDir), await recordsIn(dataDir)];
    const counts = doors.map((records) =>
      records.change(async (inside) => {
        const before = await keys(inside);
        await pause(20);
        await put(inside, `a/${before.length}`);
      }),
    );
    await Promise.all(counts);
    expect(await keys(await recordsIn(dataDir))).toEqual(['a/0', 'a/1']);
  });

  it('inside a change belongs to the outer one, and its failure takes back only itself', async () => {
    const records = await temporaryRecords();
    await records.change(async (outer) => {
      await put(outer, 'a/1');
      const failing = outer.change(async (inner) => {
        await put(inner, 'a/2');
        throw new Error('changed its mind');
      });
      await expect(failing).rejects.toThrow('changed its mind');
      await outer.change((inner) => put(inner, 'a/3'));
    });
    expect(await keys(records)).toEqual(['a/1', 'a/3']);
  });

  it('that writes by another hand is told so instead of waiting for itself for ever', async () => {
    const records = await temporaryRecords();
    const mistaken = records.change(() => put(records, 'a/1'));
    await expect(mistaken).rejects.toThrow('write with the records it was handed');
    const late = await records.change(async () => pause(5).then(() => () => put(records, 'a/1')));
    expect(await late()).toBe(1);
  });

  it('under way is waited for when the records close', async () => {
    const dataDir = await temporaryFolder();
    const records = await recordsIn(dataDir);
    const change = records.change(async (inside) => {
      await pause(10);
      return put(inside, 'a/1');
    });
    await records.close();
    expect(await change).toBe(1);
    await expect(put(records, 'a/2')).rejects.toThrow(/closed/);
  });
});

describe('rows', () => {
  it('are values of the shape that was asked for', async () => {
    const records = await temporaryRecords();
    await put(records, 'a/1', 1_795_485_600_000);
    expect(await records.first(Row, 'select * from curation where product_key = ?', ['a/1'])).toEqual({
      product_key: 'a/1',
      at_ms: 1_795_485_600_000,
    });
    expect(await records.first(Row, 'select * from curation where product_key = ?', ['a/2'])).toBeUndefined();
  });

  it('of another shape are refused', async () => {
    const records = await temporaryRecords();
    await put(records, 'a/1');
    const Other = z.object({ product_key: z.int() });
    await expect(records.all(Other, 'select product_key from curation')).rejects.toMatchObject({ code: 'row' });
  });

  it('are not written by a question', async () => {
    const records = await temporaryRecords();
    const writing = "insert into curation values ('a/1', 'draft', null, 'x', 1, null) returning *";
    await expect(records.all(Row, writing)).rejects.toThrow('only questions');
    expect(await records.change((inside) => inside.first(Row, writing))).toEqual({ product_key: 'a/1', at_ms: 1 });
  });
});
