import { describe, expect, it } from 'vitest';
import { finishPlay, startPlay, type PlayContext } from '../../src/plays/ledger.ts';

const sambal = { id: 'sambal-bawang', sudin: 'ppkukm', commodity: 'kuliner' } as const;
const painted: PlayContext = {
  rotationId: 'r-now',
  revision: 1_795_000_000,
  epochMs: Date.parse('2026-11-24T02:00:00Z'),
  clockTrusted: true,
  monotonicMs: 50_000,
};
const newId = () => '0b9c1a52-6f0e-4f0e-9d3b-1f8f5a7c2d11';

describe('the play ledger', () => {
  it('[D8] counts a painted card with everything a later report needs, and nothing about a person', () => {
    expect(finishPlay(startPlay(sambal, painted, newId), 62_000, 'passive')).toEqual({
      id: '0b9c1a52-6f0e-4f0e-9d3b-1f8f5a7c2d11',
      productId: 'sambal-bawang',
      sudin: 'ppkukm',
      commodity: 'kuliner',
      rotationId: 'r-now',
      revision: 1_795_000_000,
      startedAt: Date.parse('2026-11-24T02:00:00Z'),
      clockTrusted: true,
      shownMs: 12_000,
      reason: 'passive',
    });
  });

  it('[D8] keeps whether a visitor held the card, and whether the clock was trusted when it was painted', () => {
    const untrusted = startPlay(sambal, { ...painted, epochMs: 0, clockTrusted: false }, newId);
    expect(finishPlay(untrusted, 51_000, 'touch')).toMatchObject({
      startedAt: 0,
      clockTrusted: false,
      reason: 'touch',
      shownMs: 1000,
    });
  });

  it('[T2] a wall clock that jumps between start and end changes no duration', () => {
    // The wall clock is read once, at the start; nothing of it can reach the duration.
    const at1970 = startPlay(sambal, { ...painted, epochMs: 0, clockTrusted: false }, newId);
    const at2099 = startPlay(sambal, { ...painted, epochMs: 4_070_908_800_000 }, newId);
    expect(finishPlay(at1970, 62_000, 'passive').shownMs).toBe(12_000);
    expect(finishPlay(at2099, 62_000, 'passive').shownMs).toBe(12_000);
  });

  it('[D8] a duration is never negative and always whole milliseconds', () => {
    expect(finishPlay(startPlay(sambal, painted, newId), 49_000, 'passive').shownMs).toBe(0);
    expect(finishPlay(startPlay(sambal, painted, newId), Number.NaN, 'passive').shownMs).toBe(0);
    expect(finishPlay(startPlay(sambal, painted, newId), 62_000.4999, 'passive').shownMs).toBe(12_000);
  });

  it('[D8] a play closed twice is still one play, another slide is another', () => {
    let ids = 0;
    const counted = () => `play-${++ids}`;
    const first = startPlay(sambal, painted, counted);
    expect(finishPlay(first, 60_000, 'passive').id).toBe(finishPlay(first, 62_000, 'passive').id);
    expect(finishPlay(startPlay(sambal, painted, counted), 62_000, 'passive').id).toBe('play-2');
  });
});
