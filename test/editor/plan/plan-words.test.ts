import { describe, expect, it } from 'vitest';
import type { RotationView } from '../../../src/api/plan.ts';
import { nextRotation } from '../../../src/editor/plan/next-rotation.ts';
import { spanInWords } from '../../../src/editor/plan/span-words.ts';

const rotation = (title: string, starts: string, ends: string): RotationView => ({
  id: title,
  etag: 'e',
  title: { id: title },
  starts,
  ends,
  products: [],
  phase: 'coming',
  closedDays: [],
});

describe('a span of days', () => {
  it.each([
    ['2026-11-16', '2026-11-29', '16–29 November'],
    ['2026-11-30', '2026-12-13', '30 Nov–13 Des'],
    ['2026-12-28', '2027-01-10', '28 Des 2026–10 Jan 2027'],
    ['2026-12-25', '2026-12-25', '25 Desember'],
  ])('from %s to %s reads %s', (starts, ends, words) => {
    expect(spanInWords(starts, ends)).toBe(words);
  });
});

describe('a new rotation', () => {
  it('follows the last one without a gap, is as long, and counts on', () => {
    const rotations = [
      rotation('Rotasi 9', '2026-11-30', '2026-12-13'),
      rotation('Rotasi 8', '2026-11-16', '2026-11-29'),
    ];
    expect(nextRotation(rotations, '2026-11-24')).toEqual({
      title: { id: 'Rotasi 10' },
      starts: '2026-12-14',
      ends: '2026-12-27',
    });
  });

  it('starts today where nothing runs or comes any more', () => {
    expect(nextRotation([], '2026-11-24')).toEqual({
      title: { id: 'Rotasi baru' },
      starts: '2026-11-24',
      ends: '2026-12-07',
    });
    expect(nextRotation([rotation('Lebaran', '2026-03-01', '2026-03-07')], '2026-11-24')).toMatchObject({
      title: { id: 'Rotasi baru' },
      starts: '2026-11-24',
      ends: '2026-11-30',
    });
  });
});
