import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDown } from '../../src/device/lockdown.ts';

let unlock: () => void;

beforeEach(() => {
  unlock = lockDown(document);
});
afterEach(() => unlock());

/** Whether the page keeps the browser from acting on it. */
function isPrevented(event: Event): boolean {
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}
const key = (name: string, modifiers: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...modifiers });
const plain = (type: string, more: object = {}) =>
  Object.assign(new Event(type, { bubbles: true, cancelable: true }), more);

describe('closed', () => {
  it.each([
    ['F5 (reload)', 'F5', {}],
    ['F11 (leave fullscreen)', 'F11', {}],
    ['F12 (developer tools)', 'F12', {}],
    ['F1 (help)', 'F1', {}],
    ['F3 (find)', 'F3', {}],
    ['F7 (caret browsing)', 'F7', {}],
    ['the menu key', 'ContextMenu', {}],
    ['the browser’s back key', 'BrowserBack', {}],
    ['the browser’s home key', 'BrowserHome', {}],
    ['Alt+Left (back)', 'ArrowLeft', { altKey: true }],
    ['Alt+Right (forward)', 'ArrowRight', { altKey: true }],
    ['Alt+Home', 'Home', { altKey: true }],
    ['Ctrl+P (print)', 'p', { ctrlKey: true }],
    ['Ctrl+P under caps lock', 'P', { ctrlKey: true }],
    ['Ctrl+R (reload)', 'r', { ctrlKey: true }],
    ['Ctrl+S (save)', 's', { ctrlKey: true }],
    ['Ctrl+O (open a file)', 'o', { ctrlKey: true }],
    ['Ctrl+F (find)', 'f', { ctrlKey: true }],
    ['Ctrl+N (new window)', 'n', { ctrlKey: true }],
    ['Ctrl+T (new tab)', 't', { ctrlKey: true }],
    ['Ctrl+U (source)', 'u', { ctrlKey: true }],
    ['Ctrl+A (select all)', 'a', { ctrlKey: true }],
    ['Ctrl+Plus (zoom)', '+', { ctrlKey: true }],
    ['Ctrl+Minus (zoom)', '-', { ctrlKey: true }],
    ['Ctrl+0 (zoom)', '0', { ctrlKey: true }],
    ['Ctrl+Shift+I (developer tools)', 'I', { ctrlKey: true, shiftKey: true }],
    ['Ctrl+Shift+J (developer tools)', 'J', { ctrlKey: true, shiftKey: true }],
    ['Ctrl+Shift+C (developer tools)', 'C', { ctrlKey: true, shiftKey: true }],
    ['Cmd+P (print)', 'p', { metaKey: true }],
  ])('[D12] %s', (_, name, modifiers) => {
    expect(isPrevented(key(name, modifiers))).toBe(true);
  });

  it.each(['contextmenu', 'selectstart', 'dragstart', 'dragover', 'drop', 'gesturestart', 'auxclick'])(
    '[D12] %s',
    (type) => {
      expect(isPrevented(plain(type))).toBe(true);
    },
  );

  it('[D12] the wheel with Ctrl, which is a pinch', () => {
    expect(isPrevented(plain('wheel', { ctrlKey: true }))).toBe(true);
  });

  it('[D12] two fingers moving', () => {
    expect(isPrevented(plain('touchmove', { touches: [{}, {}] }))).toBe(true);
  });

  it('[D12] even where a control would have stopped the event on its way', () => {
    const stop = (event: Event) => event.stopPropagation();
    document.body.addEventListener('contextmenu', stop);
    expect(isPrevented(plain('contextmenu'))).toBe(true);
    document.body.removeEventListener('contextmenu', stop);
  });
});

describe('open', () => {
  it.each([
    ['Enter', {}],
    [' ', {}],
    ['Tab', {}],
    ['Tab', { shiftKey: true }],
    ['Escape', {}],
    ['ArrowLeft', {}],
    ['Home', {}],
    ['p', {}],
    ['0', {}],
  ])('[D12] the ordinary key “%s” %j', (name, modifiers) => {
    expect(isPrevented(key(name, modifiers))).toBe(false);
  });

  it('[D12] a touch, a click, one finger moving, the wheel', () => {
    expect(
      [
        plain('pointerdown'),
        plain('click'),
        plain('touchmove', { touches: [{}] }),
        plain('wheel', { ctrlKey: false }),
      ].map(isPrevented),
    ).toEqual([false, false, false, false]);
  });

  it('[D12] everything, once the lock is taken off', () => {
    unlock();
    expect([plain('contextmenu'), key('F5')].map(isPrevented)).toEqual([false, false]);
  });
});
