import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Records } from '../../src/records/records.ts';
import { batch, deskSite, MINUTE_MS, NOON_MS, play, sum, TODAY, uuid } from './desk-site.ts';

const DayRow = z.object({
  day: z.string(),
  product_id: z.string(),
  reason: z.string(),
  plays: z.int(),
  shown_ms: z.int(),
});

const daysOf = (records: Records) =>
  records.all(
    DayRow,
    'select day, product_id, reason, plays, shown_ms from play_days order by day, product_id, reason',
  );
const idsOf = async (records: Records) =>
  (await records.all(z.object({ id: z.string() }), 'select id from plays order by id')).map(({ id }) => id);

describe('a batch of plays', () => {
  it('[G2] becomes sums by day, and names every id it took', async () => {
    const { desk, records } = await deskSite();
    const plays = [play(1), play(2), play(3, { reason: 'touch' }), play(4, { productId: 'batik', commodity: 'kriya' })];
    const answer = await desk.takePlays(batch({ plays }));
    expect(answer).toEqual({ accepted: plays.map(({ id }) => id), refused: [] });
    expect(await daysOf(records)).toEqual([
      { day: TODAY, product_id: 'batik', reason: 'passive', plays: 1, shown_ms: 10_000 },
      { day: TODAY, product_id: 'sambal-bawang', reason: 'passive', plays: 2, shown_ms: 20_000 },
      { day: TODAY, product_id: 'sambal-bawang', reason: 'touch', plays: 1, shown_ms: 10_000 },
    ]);
  });

  it('[G2] that comes again, in part or twice in one, adds nothing', async () => {
    const { desk, records } = await deskSite();
    await desk.takePlays(batch({ plays: [play(1), play(2)], sums: [sum(1)] }));
    const again = await desk.takePlays(batch({ plays: [play(2), play(3), play(3)], sums: [sum(1)] }));
    expect(again).toEqual({ accepted: [play(2).id, play(3).id, sum(1).id], refused: [] });
    expect((await daysOf(records)).map(({ plays }) => plays)).toEqual([100, 3]);
    expect(await idsOf(records)).toHaveLength(4);
  });

  it('[G2] is counted on the gallery’s day, not on UTC’s', async () => {
    const { desk, records } = await deskSite();
    const startedAt = Date.parse('2026-11-23T17:30:00Z');
    await desk.takePlays(batch({ plays: [play(1, { startedAt })] }));
    expect((await daysOf(records)).map(({ day }) => day)).toEqual([TODAY]);
  });

  it.each([
    ['a clock nobody trusted', { clockTrusted: false, startedAt: NOON_MS - 9 * 86_400_000 }],
    ['1970', { startedAt: 0 }],
    ['next year', { startedAt: NOON_MS + 400 * 86_400_000 }],
  ])('[G2] of %s is counted on the day of its arrival', async (_, change) => {
    const { desk, records } = await deskSite();
    await desk.takePlays(batch({ plays: [play(1, change)] }));
    expect((await daysOf(records)).map(({ day, plays }) => [day, plays])).toEqual([[TODAY, 1]]);
  });

  it('[G4] with the sum of a day that cannot be is counted on the day of its arrival', async () => {
    const { desk, records } = await deskSite();
    await desk.takePlays(batch({ sums: [sum(1, { day: '1970-01-01' }), sum(2, { day: '2099-01-01' })] }));
    expect((await daysOf(records)).map(({ day, plays }) => [day, plays])).toEqual([[TODAY, 200]]);
  });

  it('[G3] refuses a poisoned record by name and takes the rest', async () => {
    const { desk, records } = await deskSite();
    const poisoned = { ...play(2), sudin: 'dinas-lain' };
    const answer = await desk.takePlays(
      batch({ plays: [play(1), poisoned, 'kosong', { ...play(3), shownMs: -1 }], sums: [{ ...sum(1), plays: 0 }] }),
    );
    expect(answer).toEqual({
      accepted: [play(1).id],
      refused: [
        { id: poisoned.id, reason: 'shape: sudin' },
        { id: '#2', reason: 'shape: invalid_type' },
        { id: play(3).id, reason: 'shape: shownMs' },
        { id: sum(1).id, reason: 'shape: plays' },
      ],
    });
    expect(await idsOf(records)).toEqual([play(1).id]);
  });

  it('[G2] is counted whole or not at all', async () => {
    const { records } = await deskSite();
    const failing: Records = {
      ...records,
      change: (work) =>
        records.change((inner) =>
          work({
            ...inner,
            run: (sql, args) => (sql.includes('play_days') ? Promise.reject(new Error('disk')) : inner.run(sql, args)),
          }),
        ),
    };
    const { desk } = await deskSite({ records: failing });
    await expect(desk.takePlays(batch({ plays: [play(1)] }))).rejects.toThrow('disk');
    expect(await idsOf(records)).toEqual([]);
  });

  it('[G2] keeps a day of visits as it came last', async () => {
    const { desk, records } = await deskSite();
    const visits = (productId: string, opened: number) => ({ productId, opened, qrShown: 1, viewedMs: 4000 });
    await desk.takePlays(batch({ visitDays: [{ day: TODAY, products: [visits('batik', 1), visits('abon', 2)] }] }));
    const answer = await desk.takePlays(batch({ visitDays: [{ day: TODAY, products: [visits('batik', 5)] }] }));
    expect(answer).toEqual({ accepted: [TODAY], refused: [] });
    const rows = await records.all(
      z.object({ product_id: z.string(), opened: z.int() }),
      'select product_id, opened from visit_days',
    );
    expect(rows).toEqual([{ product_id: 'batik', opened: 5 }]);
  });

  it('[G2] leaves ids for 90 days, and sums for good', async () => {
    const { desk, records, wait } = await deskSite();
    await desk.takePlays(batch({ plays: [play(1)] }));
    wait(89 * 86_400_000);
    await desk.takePlays(batch({ screenId: uuid(2), plays: [play(2)] }));
    await desk.tick();
    expect(await idsOf(records)).toHaveLength(2);
    wait(2 * 86_400_000 + MINUTE_MS);
    await desk.tick();
    expect(await idsOf(records)).toEqual([play(2).id]);
    expect((await daysOf(records)).reduce((total, { plays }) => total + plays, 0)).toBe(2);
  });
});
