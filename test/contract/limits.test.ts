import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp, IDLE_SECONDS, POLL_SECONDS, SLIDE_SECONDS } from '../../src/contract/limits.ts';
import { screenTimes } from '../../src/contract/screen-times.ts';
import { gallery } from '../factory.ts';

const timesOf = (value: unknown) =>
  screenTimes({ ...gallery().screen, slideSeconds: value, idleSeconds: value, pollSeconds: value });

describe('numbers of a feed', () => {
  it('[D3] inside the bounds they are taken as they are', () => {
    expect(screenTimes(gallery().screen)).toEqual({ slideMs: 12_000, idleMs: 45_000, pollMs: 30_000 });
    expect(screenTimes(gallery({ slideSeconds: 7.5 }).screen).slideMs).toBe(7500);
  });

  it.each([Number.NaN, undefined, null, 'soon', '12', true, {}, []])('[D3] %j falls back', (nonsense) => {
    expect(timesOf(nonsense)).toEqual({ slideMs: 12_000, idleMs: 45_000, pollMs: 30_000 });
  });

  it.each([9_999_999_999_999, 1e308, Number.POSITIVE_INFINITY])('[D3] %d ends at the upper bound', (huge) => {
    expect(timesOf(huge)).toEqual({ slideMs: 3_600_000, idleMs: 3_600_000, pollMs: 86_400_000 });
  });

  it.each([0, -0, -5, 1e-9, Number.NEGATIVE_INFINITY])('[D3] %d ends at the lower bound', (tiny) => {
    expect(timesOf(tiny)).toEqual({ slideMs: 1000, idleMs: 5000, pollMs: 1000 });
  });

  it('[D3] whatever stands in a feed ends inside the bounds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.double()), (value) => {
        for (const bounds of [SLIDE_SECONDS, IDLE_SECONDS, POLL_SECONDS]) {
          const clamped = clamp(value, bounds);
          expect(clamped >= bounds.min && clamped <= bounds.max).toBe(true);
        }
      }),
    );
  });
});
