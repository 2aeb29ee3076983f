import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdWakeLock } from '../../src/device/wake-lock.ts';
import { settle } from '../display/hand-clock.ts';

class Lock {
  released = false;
  release(): Promise<void> {
    this.released = true;
    return Promise.resolve();
  }
}

let locks: Lock[];
let request: () => Promise<Lock>;
let page: EventTarget & { visibilityState: string };

beforeEach(() => {
  locks = [];
  request = () => {
    const lock = new Lock();
    locks.push(lock);
    return Promise.resolve(lock);
  };
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('navigator', { wakeLock: { request: () => request() } });
});
afterEach(() => vi.unstubAllGlobals());

const hold = async () => {
  const wakeLock = holdWakeLock(page as unknown as Document);
  await settle();
  return wakeLock;
};
const show = async (visibilityState: string) => {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
  await settle();
};

describe('the wake lock', () => {
  it('is asked for at once', async () => {
    expect((await hold()).held()).toBe(true);
  });

  it('is asked for again when the page is visible again, for the browser drops it when it hides', async () => {
    const { held } = await hold();
    await locks[0]?.release();
    await show('hidden');
    expect([held(), locks.length]).toEqual([false, 1]);
    await show('visible');
    expect([held(), locks.length]).toEqual([true, 2]);
  });

  it('is not asked for twice', async () => {
    await hold();
    await show('visible');
    expect(locks).toHaveLength(1);
  });

  it('is one lock even when the page becomes visible while the first is still on its way', async () => {
    const { stop } = holdWakeLock(page as unknown as Document);
    await show('visible');
    stop();
    await settle();
    expect(locks.map(({ released }) => released)).not.toContain(false);
  });

  it('[D7] refused is no error, and is asked for again', async () => {
    const granted = request;
    request = () => Promise.reject(new DOMException('low battery', 'NotAllowedError'));
    const { held } = await hold();
    expect(held()).toBe(false);
    request = granted;
    await show('visible');
    expect(held()).toBe(true);
  });

  it('is given back when the screen is taken apart', async () => {
    const { held, stop } = await hold();
    stop();
    expect([held(), locks[0]?.released]).toEqual([false, true]);
    await show('visible');
    expect(locks).toHaveLength(1);
  });

  it('is given back even when it is granted only then', async () => {
    let grant: (lock: Lock) => void = () => undefined;
    request = () => new Promise<Lock>((resolve) => (grant = resolve));
    const { held, stop } = await hold();
    stop();
    const late = new Lock();
    grant(late);
    await settle();
    expect([late.released, held()]).toEqual([true, false]);
  });

  it('[D7] a browser without it still shows the gallery', async () => {
    vi.stubGlobal('navigator', {});
    const { held, stop } = await hold();
    await show('visible');
    stop();
    expect(held()).toBe(false);
  });
});
