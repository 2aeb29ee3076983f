import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDLE_SECONDS } from '../../src/contract/limits.ts';
import { idleAfter } from '../../src/visit/idle.ts';

const IDLE_MS = 45_000;

describe('idle time', () => {
  it('[V3] says nothing until ten seconds before its end', () => {
    expect(idleAfter(0, IDLE_MS)).toEqual({ phase: 'present', againInMs: 35_000 });
    expect(idleAfter(34_999, IDLE_MS)).toEqual({ phase: 'present', againInMs: 1 });
  });

  it('[V3] then counts ten teeth down, one a second', () => {
    const teeth: number[] = [];
    let quietMs = 35_000;
    for (let idle = idleAfter(quietMs, IDLE_MS); idle.phase === 'warning'; idle = idleAfter(quietMs, IDLE_MS)) {
      teeth.push(idle.secondsLeft);
      quietMs += idle.againInMs;
    }
    expect(teeth).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(quietMs).toBe(IDLE_MS);
  });

  it('[V3] is over when it is over, also for a timer that fires late', () => {
    expect(idleAfter(IDLE_MS, IDLE_MS)).toEqual({ phase: 'gone' });
    expect(idleAfter(3_600_000, IDLE_MS)).toEqual({ phase: 'gone' });
  });

  it('[V3] that is shorter than two warnings warns in its second half', () => {
    expect(idleAfter(0, 5000)).toEqual({ phase: 'present', againInMs: 2500 });
    expect(idleAfter(2500, 5000)).toMatchObject({ phase: 'warning', secondsLeft: 3 });
  });

  it('[V3] asked again when it says so always ends, and never warns too early', () => {
    const idleSeconds = fc.integer({ min: IDLE_SECONDS.min, max: IDLE_SECONDS.max });
    const lateMs = fc.array(fc.nat(400), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(idleSeconds, lateMs, (seconds, late) => {
        const idleMs = seconds * 1000;
        let quietMs = 0;
        let asked = 0;
        for (let idle = idleAfter(0, idleMs); idle.phase !== 'gone'; idle = idleAfter(quietMs, idleMs)) {
          expect(idle.againInMs).toBeGreaterThan(0);
          if (idle.phase === 'warning') {
            expect(idle.secondsLeft).toBeGreaterThanOrEqual(1);
            expect(idle.secondsLeft).toBeLessThanOrEqual(10);
          }
          quietMs += idle.againInMs + (late[asked % late.length] ?? 0);
          asked++;
        }
        expect(quietMs).toBeGreaterThanOrEqual(idleMs);
        expect(asked).toBeLessThanOrEqual(11);
      }),
    );
  });
});
