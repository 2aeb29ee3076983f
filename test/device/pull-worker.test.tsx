import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPullWorker, type PullWorker } from '../../src/device/pull-worker.ts';
import { handClock, type HandClock } from '../display/hand-clock.ts';

class FakeWorker extends EventTarget {
  readonly heard: unknown[] = [];
  isTerminated = false;
  constructor() {
    super();
    workers.push(this);
  }
  postMessage = (message: unknown) => void this.heard.push(message);
  terminate = () => void (this.isTerminated = true);
  /** The worker's script throws, or its process dies. */
  die(): boolean {
    const death = new Event('error', { cancelable: true });
    this.dispatchEvent(death);
    return death.defaultPrevented;
  }
}

let workers: FakeWorker[];
let clock: HandClock;
let received: unknown[];
let pull: PullWorker;

beforeEach(() => {
  workers = [];
  received = [];
  clock = handClock();
  vi.stubGlobal('Worker', FakeWorker);
  pull = startPullWorker({
    clock,
    onMessage: (message) => void received.push(message),
    onStart: (post) => post({ type: 'pull-now', reason: 'start' }),
  });
});
afterEach(() => {
  pull.stop();
  vi.unstubAllGlobals();
});

describe('the pull worker', () => {
  it('[P1] is told what it needs at its start, and is heard', () => {
    expect(workers[0]?.heard).toEqual([{ type: 'pull-now', reason: 'start' }]);
    workers[0]?.dispatchEvent(new MessageEvent('message', { data: { type: 'stored', revision: 7 } }));
    expect(received).toEqual([{ type: 'stored', revision: 7 }]);
  });

  it('[D7] that dies is no error of the page and gets another life after ten seconds', async () => {
    expect(workers[0]?.die()).toBe(true);
    await clock.advance(9999);
    expect([workers.length, workers[0]?.isTerminated]).toEqual([1, true]);
    await clock.advance(1);
    expect(workers[1]?.heard).toEqual([{ type: 'pull-now', reason: 'start' }]);
    pull.post({ type: 'pull-now', reason: 'staff' });
    expect([workers[0]?.heard.length, workers[1]?.heard.length]).toEqual([1, 2]);
  });

  it('[D7] that dies twice in one breath comes back once', async () => {
    workers[0]?.die();
    workers[0]?.die();
    await clock.advance(60_000);
    expect(workers).toHaveLength(2);
  });

  it('ends with the screen, and does not come back', async () => {
    workers[0]?.die();
    pull.stop();
    await clock.advance(60_000);
    expect([workers.length, clock.pending]).toEqual([1, 0]);
  });
});
