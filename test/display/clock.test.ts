import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/device/clock.ts';
import { handClock, NOON_MS, settle } from './hand-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const IN_1970 = 60_000;

describe('a device clock that jumps', () => {
  it.each([
    ['an hour ahead', HOUR_MS],
    ['an hour back', -HOUR_MS],
    ['to 1970', IN_1970 - NOON_MS],
    ['ten years ahead', 3650 * DAY_MS],
  ])('[T2] %s moves neither the wall time nor its trust', async (_, jumpMs) => {
    const clock = handClock();
    clock.remember(NOON_MS - DAY_MS);
    clock.setDeviceClock(NOON_MS + jumpMs);
    await clock.advance(1000);
    expect(clock.wall()).toEqual({ epochMs: NOON_MS + 1000, trusted: true });
  });

  it('[T2] ends no sleep early and prolongs none', async () => {
    const clock = handClock();
    const ended: number[] = [];
    const startedMs = clock.monotonicMs();
    void clock.sleep(12_000).then(() => ended.push(clock.monotonicMs() - startedMs));
    clock.setDeviceClock(NOON_MS + DAY_MS);
    await clock.advance(11_999);
    expect(ended).toEqual([]);
    clock.setDeviceClock(NOON_MS - DAY_MS);
    await clock.advance(1);
    expect(ended).toEqual([12_000]);
  });
});

describe("the server's word", () => {
  it('[T1] corrects the wall time, forwards and backwards', async () => {
    const clock = handClock();
    clock.correct(NOON_MS + 5 * HOUR_MS);
    await clock.advance(1000);
    expect(clock.wall()).toEqual({ epochMs: NOON_MS + 5 * HOUR_MS + 1000, trusted: true });
    clock.correct(NOON_MS);
    expect(clock.wall()).toEqual({ epochMs: NOON_MS, trusted: true });
  });

  it('[T1] a difference within the grain of the Date header moves nothing, so the seconds do not jitter', () => {
    const clock = handClock();
    clock.correct(NOON_MS - 2000);
    expect(clock.wall().epochMs).toBe(NOON_MS);
    clock.correct(NOON_MS - 2001);
    expect(clock.wall().epochMs).toBe(NOON_MS - 2001);
  });

  it('[T3] makes a clock that booted in 1970 trusted at once', () => {
    const clock = handClock(IN_1970);
    clock.correct(NOON_MS);
    expect(clock.wall()).toEqual({ epochMs: NOON_MS, trusted: true });
  });

  it('[T3] a server that itself says 1970 is not believed', () => {
    const clock = handClock();
    clock.correct(IN_1970);
    expect(clock.wall()).toEqual({ epochMs: NOON_MS, trusted: true });
  });

  it('[T3] a server on the same box only repeats the device clock: a box that woke up yesterday cannot vouch for itself', () => {
    const clock = handClock(NOON_MS - DAY_MS);
    clock.remember(NOON_MS);
    clock.correct(NOON_MS - DAY_MS, true);
    expect(clock.wall().trusted).toBe(false);
    clock.correct(NOON_MS + HOUR_MS, true);
    expect(clock.wall()).toEqual({ epochMs: NOON_MS + HOUR_MS, trusted: true });
  });

  it('[T2] outlasts whatever the device clock does afterwards', async () => {
    const clock = handClock(IN_1970);
    clock.correct(NOON_MS);
    clock.setDeviceClock(NOON_MS + 30 * DAY_MS);
    await clock.advance(1000);
    expect(clock.wall()).toEqual({ epochMs: NOON_MS + 1000, trusted: true });
  });
});

describe('trust', () => {
  it('[T3] a boot in 1970 is not trusted until NTP has set the device clock', async () => {
    const clock = handClock(IN_1970);
    await clock.advance(120_000);
    expect(clock.wall().trusted).toBe(false);
    clock.setDeviceClock(NOON_MS);
    expect(clock.wall()).toEqual({ epochMs: NOON_MS, trusted: true });
    await clock.advance(1000);
    expect(clock.wall().epochMs).toBe(NOON_MS + 1000);
  });

  it('[T3] a time before the last good one is not trusted', () => {
    const clock = handClock();
    clock.remember(NOON_MS + 1);
    expect(clock.wall().trusted).toBe(false);
    clock.remember(NOON_MS);
    expect(clock.wall().trusted).toBe(true);
  });

  it('[T3] time passing carries an untrusted clock over the last good time', async () => {
    const clock = handClock();
    clock.remember(NOON_MS + HOUR_MS);
    await clock.advance(HOUR_MS);
    expect(clock.wall().trusted).toBe(true);
  });

  it('[T3] a jump of more than 400 days beyond the last good time is not trusted', () => {
    const lastGoodMs = NOON_MS;
    const clock = handClock(lastGoodMs + 400 * DAY_MS + 1);
    clock.remember(lastGoodMs);
    expect(clock.wall().trusted).toBe(false);
    clock.remember(lastGoodMs + 1);
    expect(clock.wall().trusted).toBe(true);
  });

  it.each([0, -1, Number.NaN])('[T3] nonsense for a last good time (%s) leaves a sane clock trusted', (nonsense) => {
    const clock = handClock();
    clock.remember(nonsense);
    expect(clock.wall().trusted).toBe(true);
  });
});

describe('sleep', () => {
  it('ends at once when its signal aborts, and leaves no timer behind', async () => {
    const clock = handClock();
    const stop = new AbortController();
    let ended = false;
    void clock.sleep(60_000, stop.signal).then(() => (ended = true));
    await settle();
    expect([ended, clock.pending]).toEqual([false, 1]);
    stop.abort();
    await settle();
    expect([ended, clock.pending]).toEqual([true, 0]);
  });

  it('does not begin when its signal has aborted before', async () => {
    const clock = handClock();
    await clock.sleep(60_000, AbortSignal.abort());
    expect(clock.pending).toBe(0);
  });

  it('listens to its signal no longer than it sleeps', async () => {
    const clock = handClock();
    const listening = new Set<unknown>();
    const { signal } = new AbortController();
    const add = signal.addEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => (listening.add(args[1]), add(...args));
    const remove = signal.removeEventListener.bind(signal);
    signal.removeEventListener = (...args: Parameters<typeof remove>) => (listening.delete(args[1]), remove(...args));
    void clock.sleep(1000, signal);
    expect(listening.size).toBe(1);
    await clock.advance(1000);
    expect(listening.size).toBe(0);
  });

  it.each([2 ** 31, 9_999_999_999_999, Infinity])('[D3] %s ms never fires at once', async (delayMs) => {
    const asked: number[] = [];
    const clock = createClock({
      epochMs: () => NOON_MS,
      monotonicMs: () => 0,
      setTimer: (ms) => (asked.push(ms), () => undefined),
    });
    void clock.sleep(delayMs);
    clock.after(delayMs, () => undefined);
    await settle();
    // Above 2^31 - 1 the platform's timers overflow and fire at once.
    expect(asked).toEqual([2_147_483_647, 2_147_483_647]);
  });

  it('takes a delay that lies in the past as no delay', async () => {
    const clock = handClock();
    let calls = 0;
    clock.after(-5, () => calls++);
    await clock.advance(0);
    expect(calls).toBe(1);
  });

  it('a cancelled call never comes', async () => {
    const clock = handClock();
    let calls = 0;
    clock.after(1000, () => calls++)();
    await clock.advance(2000);
    expect([calls, clock.pending]).toEqual([0, 0]);
  });
});
