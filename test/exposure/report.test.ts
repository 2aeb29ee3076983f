import { describe, expect, it } from 'vitest';
import { ExposureReport } from '../../src/api/exposure.ts';
import { addDays } from '../../src/contract/dates.ts';
import { SUDIN_KEYS } from '../../src/contract/places.ts';
import { readExposure } from '../../src/exposure/report.ts';
import { temporaryRecords } from '../records/temp-records.ts';
import { called, played, visited } from './sums.ts';

const PERIOD = { from: '2026-11-16', to: '2026-11-29' };

const reportOf = async (fill: (records: Awaited<ReturnType<typeof temporaryRecords>>) => Promise<unknown>) => {
  const records = await temporaryRecords();
  await fill(records);
  return ExposureReport.parse(await readExposure(records, PERIOD));
};

describe('an exposure report', () => {
  it('without anything on record says so in zeros, for all six and all three', async () => {
    const report = await reportOf(async () => {});
    expect(report).toMatchObject({ ...PERIOD, screens: 0, fairMs: 0, perProduct: [], perDay: [] });
    expect(report.perSudin.map(({ sudin }) => sudin)).toEqual(SUDIN_KEYS);
    expect(report.perSudin.some(({ deviation }) => deviation !== undefined)).toBe(false);
    expect(report.total.turns + report.total.shownMs).toBe(0);
  });

  it('[H1] adds up turns of the loop and time of visitors apart, over days and screens', async () => {
    const { total, perProduct, perCommodity, screens } = await reportOf(async (records) => {
      await called(records, 'abon-lele', 'Abon Lele');
      await played(records);
      await played(records, { day: '2026-11-21', plays: 5, shownMs: 60_000 });
      await played(records, { screen: 'layar-b', plays: 2, shownMs: 24_000 });
      await played(records, { reason: 'touch', plays: 1, shownMs: 9_000 });
      await visited(records);
      await visited(records, { day: '2026-11-21', opened: 1, qrShown: 0, viewedMs: 5_000 });
    });
    const figures = {
      turns: 17,
      shownMs: 204_000,
      touches: 1,
      touchMs: 9_000,
      opened: 4,
      qrShown: 1,
      viewedMs: 50_000,
    };
    expect(total).toEqual(figures);
    expect(perProduct).toEqual([
      {
        id: 'abon-lele',
        sudin: 'kpkp',
        commodity: 'kuliner',
        name: 'Abon Lele',
        producer: 'Dapur Contoh',
        ...figures,
      },
    ]);
    expect(perCommodity).toMatchObject([
      { commodity: 'kuliner', share: 1, products: 1, ...figures },
      { commodity: 'kriya', share: 0, products: 0, turns: 0 },
      { commodity: 'fesyen', share: 0, products: 0, turns: 0 },
    ]);
    expect(screens).toBe(2);
  });

  it('counts both ends of the period, and no day beyond', async () => {
    const { total, perDay } = await reportOf(async (records) => {
      for (const day of ['2026-11-15', '2026-11-16', '2026-11-29', '2026-11-30']) {
        await played(records, { day });
        await visited(records, { day });
      }
    });
    expect(total).toMatchObject({ turns: 20, opened: 6 });
    expect(perDay.map(({ day, turns, opened, shownMsBySudin }) => [day, turns, opened, shownMsBySudin])).toEqual([
      ['2026-11-16', 10, 3, { kpkp: 120_000 }],
      ['2026-11-29', 10, 3, { kpkp: 120_000 }],
    ]);
  });

  it('[H2] divides the time of the loop equally among the units with anything shown, and says how far each is from it', async () => {
    const { fairMs, perSudin } = await reportOf(async (records) => {
      await played(records, { shownMs: 90_000 });
      await played(records, { sudin: 'sosial', product: 'dodol', shownMs: 150_000 });
      // Held by visitors only: it has a share, and had nothing of it.
      await played(records, { sudin: 'ppapp', product: 'tas', commodity: 'kriya', reason: 'touch', shownMs: 500_000 });
    });
    expect(fairMs).toBe(80_000);
    expect(perSudin.map(({ sudin, products, share, deviation }) => [sudin, products, share, deviation])).toEqual([
      ['ppkukm', 0, 0, undefined],
      ['ppapp', 1, 0, -1],
      ['kpkp', 1, 0.375, 0.125],
      ['parekraf', 0, 0, undefined],
      ['sosial', 1, 0.625, 0.875],
      ['nakertransgi', 0, 0, undefined],
    ]);
  });

  it('[H3] names what was shown also when nothing of it is left but its name, and shows its id where there is none', async () => {
    const { perProduct } = await reportOf(async (records) => {
      await called(records, 'abon-lele', 'Abon Lele');
      await played(records);
      await played(records, { product: 'tanpa-nama', shownMs: 1000 });
    });
    expect(perProduct.map(({ name, producer }) => [name, producer])).toEqual([
      ['Abon Lele', 'Dapur Contoh'],
      ['tanpa-nama', ''],
    ]);
  });

  it('counts for a unit what was shown for it: a product that has moved has a line in both', async () => {
    const { perProduct, perSudin } = await reportOf(async (records) => {
      await called(records, 'abon-lele', 'Abon Lele', { sudin: 'sosial' });
      await played(records, { shownMs: 30_000 });
      await played(records, { day: '2026-11-25', sudin: 'sosial', shownMs: 60_000 });
      await visited(records);
    });
    expect(perProduct.map(({ sudin, shownMs, opened }) => [sudin, shownMs, opened])).toEqual([
      ['sosial', 60_000, 3],
      ['kpkp', 30_000, 0],
    ]);
    expect(perSudin.find(({ sudin }) => sudin === 'kpkp')).toMatchObject({ shownMs: 30_000, opened: 0 });
  });

  it('counts what visitors opened on the shelf without its having been on, and forgets what no unit can answer for', async () => {
    const { perProduct, total, perSudin } = await reportOf(async (records) => {
      await called(records, 'dodol', 'Dodol', { sudin: 'sosial' });
      await visited(records, { product: 'dodol' });
      await visited(records, { product: 'tidak-dikenal' });
    });
    expect(perProduct).toMatchObject([{ id: 'dodol', sudin: 'sosial', turns: 0, opened: 3 }]);
    expect(total.opened).toBe(3);
    expect(perSudin.find(({ sudin }) => sudin === 'sosial')).toMatchObject({ products: 0, opened: 3 });
  });

  it('lists first what was on longest', async () => {
    const { perProduct } = await reportOf(async (records) => {
      await played(records, { product: 'b', shownMs: 5 });
      await played(records, { product: 'c', shownMs: 9 });
      await played(records, { product: 'a', shownMs: 5 });
    });
    expect(perProduct.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it.each([
    ['reversed', { from: '2026-11-29', to: '2026-11-28' }, /lebih awal/],
    ['longer than 400 days', { from: '2026-01-01', to: addDays('2026-01-01', 400) }, /400 hari/],
  ])('refuses a period that is %s, at its field', async (_, period, sentence) => {
    const records = await temporaryRecords();
    await expect(readExposure(records, period)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(sentence),
      extra: { problems: [{ field: 'to' }] },
    });
  });

  it('answers for a single day, and for 400', async () => {
    const records = await temporaryRecords();
    await played(records);
    const one = await readExposure(records, { from: '2026-11-20', to: '2026-11-20' });
    const many = await readExposure(records, { from: addDays('2026-11-20', -399), to: '2026-11-20' });
    expect([one.total.turns, many.total.turns]).toEqual([10, 10]);
  });
});
