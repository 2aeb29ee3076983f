import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let reloads: number;
let posted: unknown[];
/** The guard's own listeners, of which a page takes leave only by ending. */
let listeners: Parameters<typeof window.addEventListener>[];

const setMode = (mode: string) => void (document.documentElement.dataset['mode'] = mode);

/** A page that has just been asked for. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.resetModules();
  [reloads, posted, listeners] = [0, [], []];
  setMode('starting');
  vi.stubGlobal('location', { reload: () => void reloads++ });
  const listen = window.addEventListener.bind(window);
  vi.stubGlobal('addEventListener', (...args: Parameters<typeof window.addEventListener>) => {
    listeners.push(args);
    listen(...args);
  });
  Object.defineProperty(navigator, 'serviceWorker', {
    value: { controller: { postMessage: (message: unknown) => void posted.push(message) } },
    configurable: true,
  });
  // A script, not a module: it only acts.
  await vi.importActual('../../src/boot-guard.ts');
});
afterEach(() => {
  for (const [type, listener, options] of listeners) window.removeEventListener(type, listener, options);
  Reflect.deleteProperty(navigator, 'serviceWorker');
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the boot guard', () => {
  it('[U2] tries again when the app has not come to life after thirty seconds', () => {
    vi.advanceTimersByTime(29_999);
    expect(reloads).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(reloads).toBe(1);
  });

  it.each(['showing', 'empty', 'asleep'])('[U2] leaves a page alone that came to life (%s)', (mode) => {
    setMode(mode);
    vi.advanceTimersByTime(120_000);
    expect(reloads).toBe(0);
  });

  it.each(['error', 'unhandledrejection'])('[U2] tries again five seconds after an %s', (type) => {
    window.dispatchEvent(new Event(type));
    vi.advanceTimersByTime(4999);
    expect(reloads).toBe(0);
    vi.advanceTimersByTime(1);
    expect(reloads).toBe(1);
  });

  it('[U2] hears of a script file that is missing, which fires on its own element only', () => {
    const script = document.head.appendChild(document.createElement('meta'));
    script.dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(5000);
    expect(reloads).toBe(1);
    script.remove();
  });

  it('[U2] an error that the app survives costs no reload', () => {
    window.dispatchEvent(new Event('error'));
    setMode('showing');
    vi.advanceTimersByTime(120_000);
    expect(reloads).toBe(0);
  });

  it('[D7] an error of a running gallery costs no reload', () => {
    setMode('showing');
    window.dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(120_000);
    expect(reloads).toBe(0);
  });

  it('[U2] many errors are one try', () => {
    for (let n = 0; n < 5; n++) window.dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(60_000);
    expect(reloads).toBe(1);
  });
});

describe('a page that is left', () => {
  it('[U2] before it came to life says so: that was no failure', () => {
    window.dispatchEvent(new Event('pagehide'));
    expect(posted).toEqual([{ type: 'LEFT' }]);
  });

  it('[U2] by the guard’s own try says nothing: that was one', () => {
    vi.advanceTimersByTime(30_000);
    window.dispatchEvent(new Event('pagehide'));
    expect(posted).toEqual([]);
  });

  it('[U2] after it came to life has nothing to say', () => {
    setMode('showing');
    window.dispatchEvent(new Event('pagehide'));
    expect(posted).toEqual([]);
  });
});
