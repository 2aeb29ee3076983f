/**
 * Whether the page is alive. A renderer that dies leaves Chromium running with a sad face on the wall, and one that hangs
 * leaves the last picture; neither ends the process, so nothing would start it again. Asked in the words of the DevTools
 * protocol over a pipe that only Chromium's parent holds: a port would be open to every program of the machine.
 */
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';

export interface PagePipe {
  /** To Chromium. */
  readonly writable: Writable;
  readonly readable: Readable;
}

export interface WatchOptions {
  readonly askEveryMs?: number;
  /** A page that lets a question wait that long will not answer any more. */
  readonly answerMaxMs?: number;
}

const Message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z
    .object({
      targetInfo: z.object({ targetId: z.string(), type: z.string() }).optional(),
      targetId: z.string().optional(),
      sessionId: z.string().optional(),
    })
    .optional(),
});

/** What is said in another way is about something else. */
function parse(text: string): z.infer<typeof Message> | undefined {
  try {
    return Message.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * @param onDead called once, with the sentence that says what happened
 * @returns the way to stop watching
 */
export function watchPage(
  { writable, readable }: PagePipe,
  onDead: (sentence: string) => void,
  { askEveryMs = 30_000, answerMaxMs = 60_000 }: WatchOptions = {},
): () => void {
  let lastId = 0;
  let page: string | undefined;
  let session: string | undefined;
  let asked: { readonly id: number; readonly timer: NodeJS.Timeout } | undefined;
  let unread = '';

  const send = (method: string, params: object, sessionId?: string): number => {
    writable.write(`${JSON.stringify({ id: ++lastId, method, params, sessionId })}\0`);
    return lastId;
  };

  function ask(): void {
    if (session === undefined || asked !== undefined) return;
    const timer = setTimeout(() => die('Halaman tidak menjawab lagi; layar dibuka ulang.'), answerMaxMs);
    asked = { id: send('Runtime.evaluate', { expression: '0' }, session), timer };
  }

  function hear(text: string): void {
    const message = parse(text);
    if (message === undefined) return;
    const { id, method, params } = message;
    if (id !== undefined && id === asked?.id) {
      clearTimeout(asked.timer);
      asked = undefined;
    }
    if (method === 'Target.targetCreated' && params?.targetInfo?.type === 'page' && page === undefined) {
      page = params.targetInfo.targetId;
      send('Target.attachToTarget', { targetId: page, flatten: true });
    }
    if (method === 'Target.attachedToTarget') session ??= params?.sessionId;
    if (method === 'Target.targetCrashed' && params?.targetId === page) die('Halaman mati; layar dibuka ulang.');
  }

  function onData(bytes: string): void {
    const messages = (unread + bytes).split('\0');
    unread = messages.pop() ?? '';
    for (const message of messages) hear(message);
  }

  const timer = setInterval(ask, askEveryMs);
  function stop(): void {
    clearInterval(timer);
    clearTimeout(asked?.timer);
    readable.off('data', onData);
  }
  function die(sentence: string): void {
    stop();
    onDead(sentence);
  }

  // A Chromium that has ended leaves pipes to nowhere; its exit is told by the process.
  for (const stream of [writable, readable]) stream.on('error', () => {});
  readable.setEncoding('utf8').on('data', onData);
  send('Target.setDiscoverTargets', { discover: true });
  return stop;
}
