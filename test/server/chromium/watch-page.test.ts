import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchPage } from '../../../src/server/chromium/watch-page.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** A Chromium that says what a test lets it say, and remembers what it was asked. */
function chromium() {
  const writable = new PassThrough();
  const readable = new PassThrough();
  const asked: { id: number; method: string; sessionId?: string; params: object }[] = [];
  writable.setEncoding('utf8').on('data', (text: string) => {
    for (const message of text.split('\0')) if (message !== '') asked.push(JSON.parse(message));
  });
  const onDead = vi.fn<(sentence: string) => void>();
  const stop = watchPage({ writable, readable }, onDead, { askEveryMs: 1000, answerMaxMs: 5000 });
  onTestFinished(stop);
  return {
    asked,
    onDead,
    stop,
    readable,
    says: async (...messages: object[]) => {
      readable.write(messages.map((message) => `${JSON.stringify(message)}\0`).join(''));
      await nextTurn();
    },
    passes: async (ms: number) => {
      vi.advanceTimersByTime(ms);
      await nextTurn();
    },
  };
}

const created = (targetId: string, type = 'page') => ({
  method: 'Target.targetCreated',
  params: { targetInfo: { targetId, type, url: 'http://localhost/' } },
});
const attached = {
  method: 'Target.attachedToTarget',
  params: { sessionId: 's1', targetInfo: { targetId: 'p1', type: 'page' } },
};
const crashed = (targetId: string) => ({
  method: 'Target.targetCrashed',
  params: { targetId, status: 'crashed', errorCode: 9 },
});

describe('the watch over the page', () => {
  it('[K7] ends a page that has died, and says so once', async () => {
    const { says, onDead } = chromium();
    await says(created('p1'), crashed('p1'));
    await says(crashed('p1'));
    expect(onDead.mock.calls).toEqual([['Halaman mati; layar dibuka ulang.']]);
  });

  it('[K7] ends a page that answers no more', async () => {
    const { says, passes, asked, onDead } = chromium();
    await says(created('p1'), attached);
    await passes(1000);
    expect(asked.at(-1)).toMatchObject({ method: 'Runtime.evaluate', sessionId: 's1' });
    await passes(4999);
    expect(onDead).not.toHaveBeenCalled();
    await passes(1);
    expect(onDead.mock.calls).toEqual([['Halaman tidak menjawab lagi; layar dibuka ulang.']]);
  });

  it('leaves a page alone that answers', async () => {
    const { says, passes, asked, onDead } = chromium();
    await says(created('p1'), attached);
    for (let turn = 0; turn < 20; turn++) {
      await passes(1000);
      await says({ id: asked.at(-1)?.id, result: {} });
    }
    expect(asked.filter(({ method }) => method === 'Runtime.evaluate')).toHaveLength(20);
    expect(onDead).not.toHaveBeenCalled();
  });

  it('takes a worker that dies for what it is, and what it does not know for nothing', async () => {
    const { says, passes, readable, onDead } = chromium();
    await says(created('w1', 'service_worker'), created('p1'), crashed('w1'), {
      method: 'Target.other',
      params: { targetInfo: 7 },
    });
    readable.write('no json\0{"half":');
    await passes(10_000);
    expect(onDead).not.toHaveBeenCalled();
  });

  it('hears a message that comes in pieces', async () => {
    const { readable, onDead } = chromium();
    const text = [created('p1'), crashed('p1')].map((message) => `${JSON.stringify(message)}\0`).join('');
    for (const character of text) readable.write(character);
    await nextTurn();
    expect(onDead).toHaveBeenCalledOnce();
  });

  it('is over when it is stopped', async () => {
    const { says, passes, stop, onDead } = chromium();
    await says(created('p1'), attached);
    await passes(1000);
    stop();
    await says(crashed('p1'));
    await passes(60_000);
    expect(onDead).not.toHaveBeenCalled();
  });
});
