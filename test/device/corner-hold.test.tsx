import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CORNER_HOLD_MS, watchCornerHold } from '../../src/device/corner-hold.ts';
import { handClock, type HandClock } from '../display/hand-clock.ts';

let clock: HandClock;
let held: number;
let stop: () => void;

beforeEach(() => {
  Object.assign(window, { innerWidth: 1000, innerHeight: 500 });
  clock = handClock();
  held = 0;
  stop = watchCornerHold(window, clock, () => void held++);
});
afterEach(() => stop());

/** The corner is 14 % of the short side: 70 px here. */
const finger = (type: string, clientX = 10, clientY = 10, pointerId = 1, isPrimary = true) =>
  window.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId, isPrimary }));

describe('holding the top-left corner', () => {
  it('for five seconds opens the status, once', async () => {
    finger('pointerdown');
    await clock.advance(CORNER_HOLD_MS - 1);
    expect(held).toBe(0);
    await clock.advance(1);
    expect(held).toBe(1);
    await clock.advance(2 * CORNER_HOLD_MS);
    expect([held, clock.pending]).toEqual([1, 0]);
  });

  it('may tremble inside the corner', async () => {
    finger('pointerdown');
    finger('pointermove', 70, 70);
    await clock.advance(CORNER_HOLD_MS);
    expect(held).toBe(1);
  });

  it('works again after it was broken off', async () => {
    finger('pointerdown');
    finger('pointerup');
    finger('pointerdown');
    await clock.advance(CORNER_HOLD_MS);
    expect(held).toBe(1);
  });

  it.each([
    ['lifting the finger', () => finger('pointerup')],
    ['a touch the system takes over', () => finger('pointercancel')],
    ['sliding out to the right', () => finger('pointermove', 71, 10)],
    ['sliding out downwards', () => finger('pointermove', 10, 71)],
    ['a second finger', () => finger('pointerdown', 20, 20, 2, false)],
    ['another window', () => window.dispatchEvent(new Event('blur'))],
  ])('is broken off by %s', async (_, breakOff) => {
    finger('pointerdown');
    await clock.advance(CORNER_HOLD_MS - 1);
    breakOff();
    await clock.advance(CORNER_HOLD_MS);
    expect([held, clock.pending]).toEqual([0, 0]);
  });

  it('is not broken off by another pointer moving somewhere else', async () => {
    finger('pointerdown');
    finger('pointermove', 500, 300, 2, false);
    await clock.advance(CORNER_HOLD_MS);
    expect(held).toBe(1);
  });

  it.each([
    ['beside it', 71, 10],
    ['below it', 10, 71],
    ['in another corner', 990, 490],
  ])('does not begin %s', async (_, x, y) => {
    finger('pointerdown', x, y);
    await clock.advance(CORNER_HOLD_MS);
    expect(held).toBe(0);
  });

  it('does not begin by sliding in', async () => {
    finger('pointerdown', 500, 10);
    finger('pointermove', 10, 10);
    await clock.advance(CORNER_HOLD_MS);
    expect(held).toBe(0);
  });

  it('means nothing once nobody watches', async () => {
    finger('pointerdown');
    stop();
    finger('pointerdown');
    await clock.advance(CORNER_HOLD_MS);
    expect([held, clock.pending]).toEqual([0, 0]);
  });
});
