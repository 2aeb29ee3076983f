import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countVisit,
  parseDayCounts,
  sumOfCounts,
  sumOfDays,
  type DayCounts,
  type VisitCounts,
} from '../../src/visit/counts.ts';

describe('visit counts', () => {
  it('[V7] add up per product', () => {
    let day: DayCounts = {};
    day = countVisit(day, 'sambal', { opened: 1 });
    day = countVisit(day, 'sambal', { qrShown: 2, viewedMs: 4000.4 });
    day = countVisit(day, 'kebaya', { opened: 1 });
    expect(day).toEqual({
      sambal: { opened: 1, qrShown: 2, viewedMs: 4000 },
      kebaya: { opened: 1, qrShown: 0, viewedMs: 0 },
    });
  });

  it('[V7] leave the day they are added to as it was', () => {
    const before: DayCounts = { sambal: { opened: 1, qrShown: 0, viewedMs: 0 } };
    const copy = structuredClone(before);
    countVisit(before, 'sambal', { opened: 1 });
    expect(before).toEqual(copy);
  });

  it.each([-1, Number.NaN, Infinity, -Infinity])('[V7] take no %s from a clock that has lost its way', (viewedMs) => {
    expect(countVisit({}, 'sambal', { viewedMs })).toEqual({ sambal: { opened: 0, qrShown: 0, viewedMs: 0 } });
  });

  it.each([undefined, null, 7, 'day', [], [{ opened: 1 }], { sambal: 3, kebaya: null, lampu: ['x'] }])(
    '[V7] out of a store that lies (%j) are none',
    (stored) => {
      expect(parseDayCounts(stored)).toEqual({});
    },
  );

  it('[V7] out of the store keep what makes sense of a product and leave out the rest', () => {
    const stored: unknown = JSON.parse(
      '{"sambal":{"opened":2,"qrShown":"7","viewedMs":-4,"who":"?"},"kebaya":{"viewedMs":12.4},"__proto__":{"opened":1}}',
    );
    expect(Object.entries(parseDayCounts(stored))).toEqual([
      ['sambal', { opened: 2, qrShown: 0, viewedMs: 0 }],
      ['kebaya', { opened: 0, qrShown: 0, viewedMs: 12 }],
      ['__proto__', { opened: 1, qrShown: 0, viewedMs: 0 }],
    ]);
  });

  it('[V7] come back from the store as they were', () => {
    const day = countVisit(countVisit({}, 'sambal', { opened: 3, qrShown: 1 }), 'toString', { viewedMs: 9000 });
    expect(parseDayCounts(structuredClone(day))).toEqual(day);
  });

  it('[V7] of all products are their sum, nothing for none', () => {
    expect(sumOfCounts([])).toEqual({ opened: 0, qrShown: 0, viewedMs: 0 });
    expect(
      sumOfCounts([
        { opened: 1, qrShown: 2, viewedMs: 3 },
        { opened: 10, qrShown: 20, viewedMs: 30 },
      ]),
    ).toEqual({ opened: 11, qrShown: 22, viewedMs: 33 });
  });

  it('[V7] of many days are the sum of what was counted, whatever the days', () => {
    const productId = fc.constantFrom('sambal', 'kebaya', 'lampu', 'toString');
    const counts = fc.record({ opened: fc.nat(3), qrShown: fc.nat(3), viewedMs: fc.nat(60_000) });
    const happenings = fc.array(fc.tuple(fc.nat(6), productId, counts), { maxLength: 60 });
    const of = (list: readonly VisitCounts[], key: keyof VisitCounts) =>
      list.reduce((sum, { [key]: value }) => sum + value, 0);
    fc.assert(
      fc.property(happenings, (all) => {
        const days: DayCounts[] = Array.from({ length: 7 }, () => ({}));
        for (const [day, id, add] of all) days[day] = countVisit(days[day] ?? {}, id, add);
        const summed = sumOfDays(days);
        const sums = summed.map(([, sum]) => sum);
        expect(new Set(summed.map(([id]) => id)).size).toBe(summed.length);
        for (const key of ['opened', 'qrShown', 'viewedMs'] as const)
          expect(of(sums, key)).toBe(all.reduce((sum, [, , add]) => sum + add[key], 0));
        expect(sums.map(({ opened }) => opened)).toEqual(sums.map(({ opened }) => opened).toSorted((a, b) => b - a));
      }),
    );
  });
});
