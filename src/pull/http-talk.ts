/**
 * The other half of the worker's door to the network: what a screen says to a server that listens, and hears of it while
 * the line is open. Nothing here rejects; an answer is an answer, and anything else is none.
 */
import { isJson, retryAfterMs } from './http-headers.ts';
import { createPatience, readBody } from './http.ts';
import { EVENTS_SILENCE_MS } from './limits.ts';
import type { Timer } from './timer.ts';

export interface Answered {
  readonly status: number;
  /** Parsed; undefined when it was no JSON. */
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
}

export interface HeardEvent {
  readonly event: string;
  readonly data: string;
}

export interface Listening {
  readonly onOpen: () => void;
  readonly onEvent: (event: HeardEvent) => void;
  /** Ends the line. */
  readonly signal: AbortSignal;
}

export interface Talk {
  /** Undefined: no answer came, whatever the server did. */
  post(path: string, body: unknown, maxAnswerBytes: number): Promise<Answered | undefined>;
  /** Resolves when the line has ended, with the refusal if there was one. */
  listen(path: string, listening: Listening): Promise<Answered | undefined>;
}

export interface TalkPorts {
  readonly fetch: typeof fetch;
  readonly timer: Timer;
  /** Address of feed.json; what screens and server say to each other lies beside its folder. */
  readonly feedUrl: string;
  readonly signal: AbortSignal;
}

export function createTalk({ fetch, timer, feedUrl, signal }: TalkPorts): Talk {
  const urlOf = (path: string) => new URL(`../screens/${path}`, feedUrl).href;
  const init = { cache: 'no-store', mode: 'same-origin', redirect: 'error', credentials: 'same-origin' } as const;

  const answered = async (response: Response, renew: () => void, maxBytes: number): Promise<Answered> => ({
    status: response.status,
    body: isJson(response.headers) ? parse(await readBody(response, maxBytes, renew)) : undefined,
    retryAfterMs: retryAfterMs(response.headers, timer.deviceEpochMs()),
  });

  return {
    async post(path, body, maxAnswerBytes) {
      const patience = createPatience(timer);
      try {
        const response = await fetch(urlOf(path), {
          ...init,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.any([signal, patience.signal]),
        });
        patience.renew();
        const answer = await answered(response, patience.renew, maxAnswerBytes);
        if (answer.body === undefined) void response.body?.cancel().catch(() => undefined);
        return answer;
      } catch {
        return undefined;
      } finally {
        patience.end();
      }
    },

    async listen(path, { onOpen, onEvent, signal: ending }) {
      // A line that is open for months has no total; only silence ends it.
      const patience = createPatience(timer, { silenceMs: EVENTS_SILENCE_MS, totalMs: undefined });
      try {
        const response = await fetch(urlOf(path), {
          ...init,
          headers: { accept: 'text/event-stream' },
          signal: AbortSignal.any([signal, ending, patience.signal]),
        });
        patience.renew();
        const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
        if (response.status !== 200 || !isStream) {
          void response.body?.cancel().catch(() => undefined);
          const retryMs = retryAfterMs(response.headers, timer.deviceEpochMs());
          return { status: response.status, body: undefined, retryAfterMs: retryMs };
        }
        onOpen();
        await readEvents(response, patience.renew, onEvent);
        return undefined;
      } catch {
        return undefined;
      } finally {
        patience.end();
      }
    },
  };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** An event of ours is a few dozen bytes; a stream without line ends must not fill the memory. */
const LINE_MAX_CHARS = 4096;

/** The part of the event stream format a screen needs: `event`, `data`, and comments that are only a sign of life. */
async function readEvents(
  response: Response,
  onBytes: () => void,
  onEvent: (event: HeardEvent) => void,
): Promise<void> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let rest = '';
  let event = 'message';
  let data: string[] = [];
  const takeLine = (line: string) => {
    if (line === '') {
      if (data.length > 0) onEvent({ event, data: data.join('\n') });
      event = 'message';
      data = [];
      return;
    }
    const [, field, value = ''] = /^(\w*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  };
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    onBytes();
    rest += decoder.decode(read.value, { stream: true });
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) takeLine(line);
    if (rest.length > LINE_MAX_CHARS || data.length > LINE_MAX_CHARS) {
      void reader.cancel().catch(() => undefined);
      return;
    }
  }
}
