import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Play } from '../../src/contract/play.ts';
import { PlaySum } from '../../src/contract/report.ts';
import { WAITING_KEPT_PLAYS } from '../../src/report/limits.ts';
import { rollUpOldest, type RollUpPorts } from '../../src/report/roll-up.ts';
import { NOON_MS, play, TODAY } from '../screens/desk-site.ts';

const ports = (): RollUpPorts => {
  let made = 0;
  return {
    newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
    timeZone: () => 'Asia/Jakarta',
    today: () => TODAY,
  };
};
/** As if so many were waiting that all of these are too old. */
const allOf = (plays: readonly Play[]) => plays.length + WAITING_KEPT_PLAYS;

describe('plays that become sums', () => {
  it('[G4] lose not one show and not one millisecond, whatever they are', () => {
    const anyPlay = fc.record({
      startedAt: fc.integer({ min: NOON_MS - 9 * 86_400_000, max: NOON_MS }),
      shownMs: fc.nat(100_000),
      productId: fc.constantFrom('abon', 'batik', 'songket'),
      reason: fc.constantFrom('passive', 'touch'),
      clockTrusted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyPlay, { maxLength: 60 }), fc.nat(60), (given, cut) => {
        const plays = given.map((change, n) => play(n, change as Partial<Play>));
        const same = ports();
        const first = rollUpOldest(same, plays.slice(0, cut), [], allOf(plays.slice(0, cut)));
        const again = rollUpOldest(same, plays.slice(cut), first.sums, allOf(plays.slice(cut)));
        // What changed takes the place of what it was made of.
        const sums = new Map([...first.sums, ...again.sums].map((sum) => [sum.day + sum.productId + sum.reason, sum]));
        const total = (key: 'plays' | 'shownMs') => [...sums.values()].reduce((all, sum) => all + sum[key], 0);
        expect([total('plays'), total('shownMs')]).toEqual([
          plays.length,
          plays.reduce((all, { shownMs }) => all + shownMs, 0),
        ]);
        expect([...first.summedIds, ...again.summedIds].toSorted()).toEqual(plays.map(({ id }) => id).toSorted());
        for (const sum of sums.values()) expect(PlaySum.safeParse(sum).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('[G4] are the oldest, and the newest stay as they are', () => {
    const plays = [1, 5, 3, 2, 4].map((n) => play(n));
    const { summedIds } = rollUpOldest(ports(), plays, [], WAITING_KEPT_PLAYS + 2);
    expect(summedIds).toEqual([play(5).id, play(4).id]);
  });

  it('[G4] keep the id of the sum they join', () => {
    const { sums } = rollUpOldest(ports(), [play(1)], [], allOf([play(1)]));
    const joined = rollUpOldest(ports(), [play(2)], sums, allOf([play(2)]));
    expect(joined.sums).toEqual([{ ...sums[0], plays: 2, shownMs: 20_000 }]);
  });

  it('[G4] of a clock nobody trusted count on the day that is known', () => {
    const strange = play(1, { clockTrusted: false, startedAt: 1000 });
    expect(rollUpOldest(ports(), [strange], [], allOf([strange])).sums).toMatchObject([{ day: TODAY }]);
  });

  it('[G3] are left alone where they make no sense, for the server to refuse by name', () => {
    const bent = [play(1, { startedAt: NaN }), { ...play(2), shownMs: 'x' }, { id: play(3).id }] as unknown as Play[];
    expect(rollUpOldest(ports(), bent, [], allOf(bent))).toEqual({ sums: [], summedIds: [] });
  });
});
