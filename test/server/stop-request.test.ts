import { afterEach, describe, expect, it, vi } from 'vitest';
import { awaitStopRequest, type StopRequest } from '../../src/server/stop-request.ts';

describe('a request to stop', () => {
  const exit = vi.fn<() => void>();
  let stop: StopRequest | undefined;

  afterEach(() => {
    stop?.release();
    vi.useRealTimers();
    exit.mockClear();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('is the first %s', async (signal) => {
    stop = awaitStopRequest(exit);
    process.emit(signal);
    await stop.requested;
    expect(exit).not.toHaveBeenCalled();
  });

  it('is still one when npm passes on what the terminal has sent already', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    stop = awaitStopRequest(exit);
    process.emit('SIGINT');
    vi.advanceTimersByTime(50);
    process.emit('SIGINT');
    expect(exit).not.toHaveBeenCalled();
  });

  it('made a second time ends the process at once', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    stop = awaitStopRequest(exit);
    process.emit('SIGINT');
    vi.advanceTimersByTime(1500);
    process.emit('SIGTERM');
    expect(exit).toHaveBeenCalledOnce();
  });

  it('leaves no listener behind', () => {
    const before = process.listenerCount('SIGTERM');
    awaitStopRequest(exit).release();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
