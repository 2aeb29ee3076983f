import { describe, expect, it } from 'vitest';
import { shownTurns, type ShownTime } from '../../src/rotation/shown-turns.ts';

const HOUR_MS = 3_600_000;

const shown = (product: string, hours: number, other: Partial<ShownTime> = {}): ShownTime => ({
  rotation: 'r1',
  sudin: 'kpkp',
  product,
  shownMs: hours * HOUR_MS,
  ...other,
});

const turns = (...times: ShownTime[]) =>
  Object.fromEntries([...shownTurns(times)].map(([id, products]) => [id, Object.fromEntries(products)]));

describe('[H5] time on the screens as turns', () => {
  it('an equal part of the unit’s time is one turn, however many hours and screens there were', () => {
    expect(turns(shown('a', 1), shown('b', 1))).toEqual({ r1: { a: 1, b: 1 } });
    expect(turns(shown('a', 900), shown('b', 900))).toEqual({ r1: { a: 1, b: 1 } });
  });

  it('a product that came in halfway had less, the other more', () => {
    expect(turns(shown('a', 75), shown('b', 25))).toEqual({ r1: { a: 1.5, b: 0.5 } });
  });

  it('the loop’s own unevenness decides nothing', () => {
    expect(turns(shown('a', 100), shown('b', 109))).toEqual({ r1: { a: 1, b: 1 } });
  });

  it('each unit and each rotation is measured by itself', () => {
    const other = { sudin: 'sosial', product: 'c' } as const;
    expect(turns(shown('a', 10), shown('c', 40, other), shown('a', 3, { rotation: 'r2' }))).toEqual({
      r1: { a: 1, c: 1 },
      r2: { a: 1 },
    });
  });

  it('a rotation of which less than an hour is known is not measured', () => {
    expect(turns(shown('a', 0.5), shown('b', 0.4, { sudin: 'sosial' }))).toEqual({});
  });

  it('a product without time had no turn', () => {
    expect(turns(shown('a', 2), shown('b', 0))).toEqual({ r1: { a: 1 } });
  });
});
