import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPatience, type Patience } from '../../../src/display/visitor/patience.ts';
import { handClock, type HandClock } from '../hand-clock.ts';

const IDLE_MS = 45_000;

let clock: HandClock;
let patience: Patience;
let gone: number;
let idleMs: number;

beforeEach(() => {
  clock = handClock();
  gone = 0;
  idleMs = IDLE_MS;
  patience = createPatience({ clock, idleMs: () => idleMs, onGone: () => gone++ });
});

afterEach(() => {
  patience.stop();
  expect(clock.pending).toBe(0);
});

describe('a visitor who stands still', () => {
  it('[V3] is warned ten seconds before, second by second, and is then gone', async () => {
    patience.touched();
    await clock.advance(34_999);
    expect(patience.secondsLeft.peek()).toBeUndefined();
    const seen: (number | undefined)[] = [];
    const stop = patience.secondsLeft.subscribe((seconds) => seen.push(seconds));
    await clock.advance(10_001);
    stop();
    expect(seen).toEqual([undefined, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, undefined]);
    expect(gone).toBe(1);
  });

  it('[V3] is gone once, however long nobody comes', async () => {
    patience.touched();
    await clock.advance(24 * 3_600_000);
    expect(gone).toBe(1);
  });

  it('[V3] who never came is not waited for', async () => {
    await clock.advance(3_600_000);
    expect(gone).toBe(0);
    expect(clock.pending).toBe(0);
  });
});

describe('a touch', () => {
  it('[V3] takes the warning away at once and gives the whole time again', async () => {
    patience.touched();
    await clock.advance(41_000);
    expect(patience.secondsLeft.peek()).toBe(4);
    patience.touched();
    expect(patience.secondsLeft.peek()).toBeUndefined();
    await clock.advance(IDLE_MS - 1);
    expect(gone).toBe(0);
    await clock.advance(1);
    expect(gone).toBe(1);
  });

  it('[V3] every few seconds keeps the screen for as long as wanted', async () => {
    for (let atMs = 0; atMs < 300_000; atMs += 5000) {
      patience.touched();
      await clock.advance(5000);
      expect(patience.secondsLeft.peek()).toBeUndefined();
    }
    expect(gone).toBe(0);
  });

  it('[V3] sets no timer of its own, so that a dragging finger costs nothing', async () => {
    patience.touched();
    for (let move = 0; move < 1000; move++) patience.touched();
    expect(clock.pending).toBe(1);
    await clock.advance(1);
    expect(clock.pending).toBe(1);
  });

  it('[V3] after the visitor was gone begins anew, five hundred times over', async () => {
    for (let visit = 1; visit <= 500; visit++) {
      patience.touched();
      await clock.advance(IDLE_MS);
      expect(gone).toBe(visit);
    }
  });
});

describe('the wait', () => {
  it('[V3] does not care when the device clock jumps', async () => {
    patience.touched();
    clock.setDeviceClock(Date.parse('2031-01-01T00:00:00Z'));
    await clock.advance(34_000);
    expect(patience.secondsLeft.peek()).toBeUndefined();
    expect(gone).toBe(0);
  });

  it('[V3] goes by the idle time of the feed that is shown now', async () => {
    patience.touched();
    await clock.advance(30_000);
    idleMs = 120_000;
    await clock.advance(20_000);
    expect(gone).toBe(0);
    expect(patience.secondsLeft.peek()).toBeUndefined();
    await clock.advance(70_000);
    expect(gone).toBe(1);
  });

  it('[V3] ends when the visitor closes the browser', async () => {
    patience.touched();
    await clock.advance(40_000);
    patience.stop();
    expect(patience.secondsLeft.peek()).toBeUndefined();
    await clock.advance(3_600_000);
    expect(gone).toBe(0);
  });
});
