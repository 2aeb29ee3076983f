import { describe, expect, it } from 'vitest';
import { createTouchGuard } from '../../src/visit/touch-guard.ts';

/** Which of these presses, in ms, count. */
function counted(pressesMs: readonly number[]): number[] {
  let nowMs = 0;
  const counts = createTouchGuard(() => nowMs);
  return pressesMs.filter((atMs) => {
    nowMs = atMs;
    return counts();
  });
}

describe('the touch guard', () => {
  it('[V4] lets the first press count, however early', () => {
    expect(counted([0])).toEqual([0]);
  });

  it('[V4] ignores a second one within 350 ms, and takes it afterwards', () => {
    expect(counted([1000, 1349])).toEqual([1000]);
    expect(counted([1000, 1350])).toEqual([1000, 1350]);
  });

  it('[V4] slows a tapping finger down and does not shut it out', () => {
    const everyTwoTenths = Array.from({ length: 20 }, (_, n) => n * 200);
    expect(counted(everyTwoTenths)).toHaveLength(10);
  });
});
