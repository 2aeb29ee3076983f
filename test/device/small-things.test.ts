/** Pixel shift, hints of the network, persistence, waiting for paint, script addresses. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchNetworkHints } from '../../src/device/network-hints.ts';
import { afterPaint } from '../../src/device/painted.ts';
import { shiftPixels } from '../../src/device/pixel-shift.ts';
import { askForPersistence, storageState } from '../../src/device/storage-persistence.ts';
import { handClock, settle } from '../display/hand-clock.ts';

afterEach(() => vi.unstubAllGlobals());

describe('pixel shift', () => {
  function shifted() {
    const clock = handClock();
    const style = new Map<string, string>();
    const target = { style: { setProperty: (name: string, value: string) => void style.set(name, value) } };
    const stop = shiftPixels(target as unknown as HTMLElement, clock);
    return { clock, stop, place: () => [style.get('--shift-x'), style.get('--shift-y')] };
  }

  it('[D5] moves every ten minutes, never by more than two pixels from where the design has it', async () => {
    const { clock, place } = shifted();
    await clock.advance(599_999);
    expect(place()).toEqual([undefined, undefined]);
    const places = new Set<string>();
    for (let step = 0; step < 16; step++) {
      await clock.advance(600_000);
      const [x, y] = place().map((value) => Number.parseFloat(value ?? 'NaN'));
      expect(Math.max(Math.abs(x ?? Number.NaN), Math.abs(y ?? Number.NaN))).toBeLessThanOrEqual(2);
      places.add(`${x} ${y}`);
    }
    expect(places.size).toBe(8);
    expect(clock.pending).toBe(1);
  });

  it('stops when it is told to', async () => {
    const { clock, stop, place } = shifted();
    await clock.advance(600_000);
    const before = place();
    stop();
    await clock.advance(3_600_000);
    expect([place(), clock.pending]).toEqual([before, 0]);
  });
});

describe('hints of the network', () => {
  function watched() {
    const hints: string[] = [];
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const target = Object.assign(new EventTarget(), { document });
    const stop = watchNetworkHints(target as unknown as Window, (reason) => void hints.push(reason));
    return { hints, document, target, stop };
  }

  it('[P7] are: back online, and visible again', () => {
    const { hints, target, document } = watched();
    target.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(hints).toEqual(['online', 'visible']);
  });

  it('[P7] being hidden or offline is no hint and no order', () => {
    const { hints, target, document } = watched();
    target.dispatchEvent(new Event('offline'));
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(hints).toEqual([]);
  });

  it('are heard no longer than wanted', () => {
    const { hints, target, document, stop } = watched();
    stop();
    target.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(hints).toEqual([]);
  });
});

describe('persistent storage', () => {
  const storage = (methods: Record<string, unknown>) => vi.stubGlobal('navigator', { storage: methods });
  const answer = (value: unknown) => () => Promise.resolve(value);
  const refuse = () => Promise.reject(new TypeError('not here'));

  it('is asked for only where it is not granted yet', async () => {
    let asked = 0;
    const persist = () => Promise.resolve(++asked > 0);
    storage({ persisted: answer(true), persist });
    expect([await askForPersistence(), asked]).toEqual([true, 0]);
    storage({ persisted: answer(false), persist });
    expect([await askForPersistence(), asked]).toEqual([true, 1]);
  });

  it('[D7] refused, failing or unknown is no error', async () => {
    storage({ persisted: answer(false), persist: answer(false) });
    expect(await askForPersistence()).toBe(false);
    storage({ persisted: refuse, persist: refuse });
    expect(await askForPersistence()).toBe(false);
    vi.stubGlobal('navigator', {});
    expect(await askForPersistence()).toBe(false);
  });

  it('tells what is used, or that it does not know', async () => {
    storage({ persisted: answer(true), estimate: answer({ usage: 5, quota: 10 }) });
    expect(await storageState()).toEqual({ persisted: true, usedBytes: 5, quotaBytes: 10 });
    storage({ persisted: answer(true), estimate: refuse });
    expect(await storageState()).toEqual({ persisted: false, usedBytes: undefined, quotaBytes: undefined });
  });
});

describe('after paint', () => {
  it('[D4] is the second animation frame: the first comes before the picture', async () => {
    const frames: (() => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call));
    const clock = handClock();
    let isPainted = false;
    void afterPaint(clock).then(() => (isPainted = true));
    frames.shift()?.();
    await settle();
    expect(isPainted).toBe(false);
    frames.shift()?.();
    await settle();
    expect([isPainted, clock.pending]).toEqual([true, 0]);
  });

  it('[D7] a page that is hidden and paints nothing does not stop the loop', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const clock = handClock();
    let isPainted = false;
    void afterPaint(clock).then(() => (isPainted = true));
    await clock.advance(249);
    expect(isPainted).toBe(false);
    await clock.advance(1);
    expect(isPainted).toBe(true);
  });
});
