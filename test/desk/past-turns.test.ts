import { describe, expect, it } from 'vitest';
import { turnsBefore } from '../../src/desk/past-turns.ts';
import type { PlannedRotation, ShownTime } from '../../src/rotation/propose.ts';

const TODAY = '2026-11-24';
const plan = (id: string, starts: string, ends: string, ...products: string[]): PlannedRotation => ({
  id,
  starts,
  ends,
  products,
});
const ROTATIONS = [
  plan('old', '2026-10-19', '2026-11-01', 'a', 'b'),
  plan('last', '2026-11-02', '2026-11-15', 'a', 'b'),
  plan('now', '2026-11-16', '2026-11-29', 'c'),
  plan('next', '2026-11-30', '2026-12-13', 'd'),
  plan('empty', '2026-12-14', '2026-12-27'),
  plan('later', '2026-12-28', '2027-01-10', 'e'),
];
const shown = (rotation: string, product: string, hours: number): ShownTime => ({
  rotation,
  sudin: 'kpkp',
  product,
  shownMs: hours * 3_600_000,
});

const turns = (...times: ShownTime[]) => {
  const counted = turnsBefore(['empty'], ROTATIONS, times, TODAY);
  return counted && Object.fromEntries(counted);
};

describe('[H5] what was before the rotations to fill', () => {
  it('is the plan, as long as no screen has told of a rotation that ended', () => {
    expect(turns()).toBeUndefined();
    expect(turns(shown('now', 'c', 100))).toBeUndefined();
    expect(turns(shown('last', 'a', 0.01))).toBeUndefined();
  });

  it('is what was shown where a rotation has ended, and what is planned where it has not, or nobody told', () => {
    // "last": b was never on. "now" goes on as planned, whatever has been shown of it so far.
    expect(turns(shown('last', 'a', 100), shown('now', 'c', 3))).toEqual({ a: 2, b: 1, c: 1, d: 1 });
  });

  it('counts what was shown of a rotation whose file is gone', () => {
    expect(turns(shown('gone', 'z', 100))).toEqual({ z: 1, a: 2, b: 2, c: 1, d: 1 });
  });
});
