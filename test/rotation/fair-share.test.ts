import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepsFair } from '../../src/rotation/fair-share.ts';

const SLIDE_MS = 12_000;

const allowedOf = (shownMs: readonly number[]): number[] =>
  shownMs.map((_, index) => index).filter((index) => keepsFair(shownMs, index, SLIDE_MS));

describe('the freedom that fairness leaves', () => {
  it('[R5] from a level start everybody may go', () => {
    expect(allowedOf([0, 0, 0, 0, 0, 0])).toEqual([0, 1, 2, 3, 4, 5]);
    expect(allowedOf([0])).toEqual([0]);
  });

  it('[R5] who has just been shown waits for the others', () => {
    expect(allowedOf([SLIDE_MS, 0, 0, 0, 0, 0])).toEqual([1, 2, 3, 4, 5]);
    expect(allowedOf([SLIDE_MS, SLIDE_MS, 0])).toEqual([0, 1, 2]);
    expect(allowedOf([2 * SLIDE_MS, SLIDE_MS, 0])).toEqual([2]);
  });

  it('[R5] the last two of a round cannot both be put off', () => {
    expect(allowedOf([SLIDE_MS, SLIDE_MS, SLIDE_MS, SLIDE_MS, 0, 0])).toEqual([4, 5]);
  });

  it('[R5] whoever is picked among the allowed, and however short the slides, all stay within one slide and somebody may go', () => {
    const picks = fc.array(fc.tuple(fc.nat(1000), fc.nat(SLIDE_MS), fc.boolean()), {
      minLength: 50,
      maxLength: 300,
      size: 'max',
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), picks, (units, drawn) => {
        const shownMs = Array.from({ length: units }, () => 0);
        for (const [pick, cutMs, isCut] of drawn) {
          const allowed = allowedOf(shownMs);
          expect(allowed).not.toEqual([]);
          const index = allowed[pick % allowed.length] as number;
          shownMs[index] = (shownMs[index] ?? 0) + (isCut ? cutMs : SLIDE_MS);
          const mean = shownMs.reduce((total, ms) => total + ms, 0) / units;
          // A thousandth of a millisecond for the division; the rule itself works on whole numbers.
          expect(Math.max(...shownMs.map((ms) => Math.abs(ms - mean)))).toBeLessThanOrEqual(SLIDE_MS + 0.001);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('[R5] an adversary who always favours the unit furthest ahead gains no more than one slide', () => {
    const shownMs = [0, 0, 0, 0, 0, 0];
    for (let slide = 0; slide < 5000; slide++) {
      const allowed = allowedOf(shownMs);
      const greediest = allowed.toSorted((a, b) => (shownMs[b] ?? 0) - (shownMs[a] ?? 0))[0] as number;
      shownMs[greediest] = (shownMs[greediest] ?? 0) + (slide % 7 === 0 ? 1 : SLIDE_MS);
      const mean = shownMs.reduce((total, ms) => total + ms, 0) / shownMs.length;
      expect(Math.max(...shownMs.map((ms) => Math.abs(ms - mean)))).toBeLessThanOrEqual(SLIDE_MS + 0.001);
    }
  });
});
