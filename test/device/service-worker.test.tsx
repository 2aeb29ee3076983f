import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectServiceWorker, type AppUpdate } from '../../src/device/service-worker.ts';
import { handClock, settle, type HandClock } from '../display/hand-clock.ts';

interface Posted {
  readonly to: string;
  readonly type: string;
  readonly entry?: string;
}

let posted: Posted[];

const worker = (version: string) =>
  Object.assign(new EventTarget(), {
    scriptURL: 'http://localhost:3000/sw.js',
    state: 'installed',
    postMessage: (message: Omit<Posted, 'to'>) => void posted.push({ ...message, to: version }),
  });
type FakeWorker = ReturnType<typeof worker>;

let registration: EventTarget & { waiting: FakeWorker | null; installing: FakeWorker | null; update(): Promise<void> };
let container: EventTarget & { controller: FakeWorker | null; register(url: string): Promise<typeof registration> };
let clock: HandClock;
let reloads: number;
let waits: number;
let checks: number;
let opened: AppUpdate[];

const ENTRY = 'http://localhost:3000/assets/kiosk-abc.js';

async function connect(): Promise<AppUpdate> {
  const update = connectServiceWorker({
    url: 'http://localhost:3000/sw.js',
    entry: ENTRY,
    clock,
    reload: () => void reloads++,
    onWaiting: () => void waits++,
  });
  opened.push(update);
  await settle();
  return update;
}

/** A version takes over this page. */
function takeOver(version: FakeWorker): void {
  container.controller = version;
  if (registration.waiting === version) registration.waiting = null;
  container.dispatchEvent(new Event('controllerchange'));
}

beforeEach(() => {
  // The library talks a lot in development.
  Object.assign(globalThis, { __WB_DISABLE_DEV_LOGS: true });
  posted = [];
  [reloads, waits, checks] = [0, 0, 0];
  opened = [];
  clock = handClock();
  registration = Object.assign(new EventTarget(), {
    waiting: null,
    installing: null,
    update: () => Promise.resolve(void checks++),
  });
  container = Object.assign(new EventTarget(), { controller: null, register: () => Promise.resolve(registration) });
  Object.defineProperty(navigator, 'serviceWorker', { value: container, configurable: true });
});

afterEach(() => {
  for (const update of opened) update.stop();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

const skips = () => posted.filter(({ type }) => type === 'SKIP_WAITING').map(({ to }) => to);

describe('an update', () => {
  it('[U1] that waits already when the page opens is told at once', async () => {
    registration.waiting = worker('v2');
    const update = await connect();
    expect([update.isWaiting(), waits]).toEqual([true, 1]);
  });

  it('[U1] is told to take over when the display says so, and then the page reloads exactly once', async () => {
    const v2 = worker('v2');
    container.controller = worker('v1');
    registration.waiting = v2;
    const update = await connect();
    expect([skips(), reloads]).toEqual([[], 0]);
    update.apply();
    expect([skips(), reloads]).toEqual([['v2'], 0]);
    takeOver(v2);
    container.dispatchEvent(new Event('controllerchange'));
    expect(reloads).toBe(1);
  });

  it('[U1] asked for twice is still one', async () => {
    registration.waiting = worker('v2');
    const update = await connect();
    update.apply();
    update.apply();
    expect([skips(), update.isWaiting()]).toEqual([['v2'], false]);
  });

  it('[U1] that never takes over does not stand in the way of the next version', async () => {
    container.controller = worker('v1');
    registration.waiting = worker('v2');
    const update = await connect();
    update.apply();
    const v3 = worker('v3');
    registration.waiting = v3;
    expect(update.isWaiting()).toBe(true);
    update.apply();
    takeOver(v3);
    expect([skips(), reloads]).toEqual([['v2', 'v3'], 1]);
  });

  it('[U3] is heard of even after an earlier one whose download failed', async () => {
    container.controller = worker('v1');
    const update = await connect();
    const failing = worker('v2');
    failing.scriptURL = 'http://localhost:3000/other.js';
    registration.installing = failing;
    registration.dispatchEvent(new Event('updatefound'));
    Object.assign(failing, { state: 'redundant' }).dispatchEvent(new Event('statechange'));
    registration.waiting = worker('v3');
    expect(update.isWaiting()).toBe(true);
  });

  it('[U1] is not applied when there is none', async () => {
    const update = await connect();
    update.apply();
    expect([update.isWaiting(), skips()]).toEqual([false, []]);
  });

  it('[U1] that another window lets take over does not reload this one in the middle of a slide', async () => {
    container.controller = worker('v1');
    await connect();
    takeOver(worker('v2'));
    expect(reloads).toBe(0);
  });
});

describe('the first worker of a new profile', () => {
  it('[U1] claims the page without a reload', async () => {
    await connect();
    takeOver(worker('v1'));
    expect(reloads).toBe(0);
  });

  it('[U2] hears that the page came to life, although it was not there yet then', async () => {
    const update = await connect();
    update.reportSettled();
    expect(posted).toEqual([]);
    takeOver(worker('v1'));
    expect(posted).toEqual([{ to: 'v1', type: 'SETTLED', entry: ENTRY }]);
  });

  it('[U2] is told nothing while the page has not come to life', async () => {
    await connect();
    takeOver(worker('v1'));
    expect(posted).toEqual([]);
  });
});

describe('the worker of this page', () => {
  it('[U2] hears that the page came to life, and from which shell', async () => {
    container.controller = worker('v1');
    const update = await connect();
    update.reportSettled();
    expect(posted).toEqual([{ to: 'v1', type: 'SETTLED', entry: ENTRY }]);
  });

  it('[U2] a later one that another window let in is not told that this old page proves it', async () => {
    container.controller = worker('v1');
    const update = await connect();
    update.reportSettled();
    takeOver(worker('v2'));
    expect(posted.map(({ to }) => to)).toEqual(['v1']);
  });
});

describe('looking for updates', () => {
  it('[U1] asks the server every ten minutes, until it is stopped', async () => {
    const update = await connect();
    await clock.advance(30 * 60_000);
    expect(checks).toBe(3);
    update.stop();
    await clock.advance(30 * 60_000);
    expect([checks, clock.pending]).toEqual([3, 0]);
  });

  it('[U3] goes on when the server is away', async () => {
    registration.update = () => {
      checks++;
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    await connect();
    await clock.advance(20 * 60_000);
    expect(checks).toBe(2);
  });
});

describe('without a service worker', () => {
  it('[D7] a browser that refuses to register one still shows the gallery', async () => {
    container.register = () => Promise.reject(new DOMException('insecure', 'SecurityError'));
    const update = await connect();
    update.apply();
    update.reportSettled();
    expect([update.isWaiting(), posted, clock.pending]).toEqual([false, [], 0]);
  });

  it('[D7] so does one that has never heard of them', async () => {
    Reflect.deleteProperty(navigator, 'serviceWorker');
    const update = await connect();
    update.apply();
    update.check();
    update.reportSettled();
    expect(update.isWaiting()).toBe(false);
  });
});
