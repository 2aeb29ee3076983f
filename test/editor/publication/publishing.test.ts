import { describe, expect, it, vi } from 'vitest';
import type { Progress } from '../../../src/api/publications.ts';
import { CallError } from '../../../src/editor/call.ts';
import { createPublishing, type PublishingPorts } from '../../../src/editor/publication/publishing.ts';

const working: Progress = { state: 'working', done: 1, total: 4 };
const done: Progress = { state: 'published', done: 4, total: 4, revision: 42 };

function open(answers: readonly (Progress | Error)[]) {
  const queue = [...answers];
  const ask = async () => {
    const next = queue.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  const noteChange = vi.fn();
  const publishing = createPublishing({
    session: { ask, noteChange } as unknown as PublishingPorts['session'],
    later(run) {
      queueMicrotask(run);
      return () => {};
    },
  });
  return { publishing, noteChange, left: () => queue.length };
}

describe('a publication on its way', () => {
  it('is followed to its end', async () => {
    const { publishing, noteChange } = open([working, done]);
    const ending = publishing.run(async () => working);
    expect(noteChange).not.toHaveBeenCalled();
    expect((await ending).revision).toBe(42);
    expect(noteChange).toHaveBeenCalledOnce();
    expect(publishing.isWorking.value).toBe(false);
  });

  it('goes on when the page loses the server for a moment', async () => {
    const { publishing } = open([new CallError('offline', 'Server tidak terjangkau.'), working, done]);
    expect((await publishing.run(async () => working)).state).toBe('published');
  });

  it('that is refused before it begins leaves nothing behind', async () => {
    const { publishing } = open([]);
    const refusal = new CallError('changed-meanwhile', 'Isi sudah berubah.');
    await expect(publishing.run(() => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(publishing.progress.value).toBeUndefined();
  });

  it('begun by somebody else is seen by whoever opens the page', async () => {
    const { publishing, left } = open([working, done]);
    await publishing.follow();
    expect(publishing.progress.value).toEqual(done);
    expect(left()).toBe(0);
  });

  it('is not asked about any more when the view has gone', async () => {
    const { publishing, left } = open([working, working, working]);
    publishing.stop();
    await publishing.run(async () => working);
    expect(left()).toBe(3);
  });
});
