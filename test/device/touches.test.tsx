/** Touches of the glass, heard before what lies under the finger hears them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchTouches } from '../../src/device/touches.ts';

let isForScreen: boolean;
let counts: boolean;
let heard: string[];
let pressed: string[];
let nowMs: number;
let stop: () => void;
const button = document.body.appendChild(document.createElement('button'));
button.addEventListener('click', () => pressed.push('button'));

beforeEach(() => {
  [isForScreen, counts, heard, pressed, nowMs] = [true, true, [], [], 1000];

  stop = watchTouches(window, {
    onTouch: () => void heard.push('touch'),
    isForScreen: () => isForScreen,
    onScreenPressed(isPointer) {
      heard.push(isPointer ? 'screen by finger' : 'screen by key');
      isForScreen = false;
    },
    mayBeGesture: ({ clientX }) => clientX < 100,
    gestureMs: 5000,
    monotonicMs: () => nowMs,
    counts: () => counts,
  });
});
afterEach(() => stop());

const pointer = (type: string, clientX = 500) =>
  button.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientX }));
const down = () => pointer('pointerdown');
/** `detail` counts the clicks of a pointer; a click without one has none. */
const click = (detail = 1) =>
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
const key = (init: KeyboardEventInit) =>
  button.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));

describe('a press that is meant for the screen', () => {
  it('[V11] never presses what comes to lie under the finger, however long it stays', () => {
    down();
    click();
    expect([heard, pressed]).toEqual([['screen by finger', 'touch'], []]);
  });

  it('[V11] is over with the next press, which is free to press again', () => {
    down();
    click();
    down();
    click();
    expect(pressed).toEqual(['button']);
  });

  it('[V4] that follows another too quickly opens nothing, and presses nothing either', () => {
    counts = false;
    down();
    click();
    expect([heard, pressed]).toEqual([['touch'], []]);
  });

  it('may be a key, which does nothing else', () => {
    expect(key({ key: 'Enter' })).toBe(false);
    expect(heard).toEqual(['screen by key', 'touch']);
  });

  it('may be the click of an assistive technology, which has no pointer', () => {
    click(0);
    expect([heard, pressed]).toEqual([['screen by key', 'touch'], []]);
    click(0);
    expect(pressed).toEqual(['button']);
  });

  it('is not a key that is held down from before', () => {
    key({ key: 'Enter', repeat: true });
    expect(heard).toEqual(['touch']);
  });
});

describe('a press where staff may be holding', () => {
  it('[V11] opens when the finger is lifted, and presses nothing then either', () => {
    pointer('pointerdown', 20);
    expect(heard).toEqual([]);
    pointer('pointerup', 20);
    click();
    expect([heard, pressed]).toEqual([['screen by finger', 'touch'], []]);
  });

  it('[V11] opens nothing when it has become their gesture meanwhile', () => {
    pointer('pointerdown', 20);
    nowMs += 5000;
    pointer('pointerup', 20);
    click();
    expect([heard, pressed]).toEqual([[], []]);
  });

  it('[V11] opens nothing when the panel takes it back', () => {
    pointer('pointerdown', 20);
    pointer('pointercancel', 20);
    pointer('pointerup', 20);
    expect(heard).toEqual([]);
  });
});

describe('a press of a control', () => {
  beforeEach(() => (isForScreen = false));

  it('[V4] counts, or does not count, as the guard says', () => {
    down();
    click();
    counts = false;
    click();
    expect(pressed).toEqual(['button']);
  });

  it('[V3] is a touch; so is every move while pressed, and none while not', () => {
    down();
    button.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, buttons: 1 }));
    button.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, buttons: 0 }));
    button.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    key({ key: 'Tab' });
    expect(heard).toEqual(['touch', 'touch', 'touch', 'touch']);
  });
});

it('hears nothing once it is ended', () => {
  stop();
  down();
  click();
  expect([heard, pressed]).toEqual([[], ['button']]);
});
