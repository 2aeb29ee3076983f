/**
 * The worker's one door to the network. Every request ends (P1), every body has a ceiling (F1), and whatever goes wrong
 * comes out as an HttpError with a code; no answer of a server gets further than this as anything else.
 */
import { HttpError } from './errors.ts';
import { isJson, listens, retryAfterMs, serverEpochMs } from './http-headers.ts';
import { REQUEST_MAX_MS, REQUEST_SILENCE_MS } from './limits.ts';
import type { Timer } from './timer.ts';

export interface Download {
  /** Relative to feed.json. */
  readonly path: string;
  /** F1: reading stops at this many bytes. */
  readonly maxBytes: number;
  /** F2: refuse anything that does not call itself JSON. Photos are judged by their digest alone. */
  readonly json: boolean;
  readonly cache: RequestCache;
  /** Asks "anything but this?"; the answer may then be `undefined` bytes. */
  readonly etag?: string | undefined;
}

export interface Answer {
  /** Undefined: the server says it is still what the ETag names. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly etag: string | undefined;
  /** The server's clock at `receivedAtMs` of ours. */
  readonly serverEpochMs: number | undefined;
  readonly receivedAtMs: number;
  /** [G1] The server says that it wants to hear of screens. */
  readonly listens: boolean;
}

export interface Http {
  /** @throws {HttpError} and, when the pull was given up, the reason it was given up for */
  get(download: Download): Promise<Answer>;
}

export interface HttpPorts {
  readonly fetch: typeof fetch;
  readonly timer: Timer;
  /** Address of feed.json; the other files lie beside it. */
  readonly baseUrl: string;
  /** Ends the pull, and with it every request. */
  readonly signal: AbortSignal;
  /** Told the length of each body that was read. */
  readonly onBytes?: (bytes: number) => void;
}

export function createHttp({ fetch, timer, baseUrl, signal, onBytes }: HttpPorts): Http {
  async function get(download: Download): Promise<Answer> {
    signal.throwIfAborted();
    const patience = createPatience(timer);
    try {
      const response = await fetch(new URL(download.path, baseUrl).href, {
        cache: download.cache,
        // App and feed share an origin; a captive portal's redirect leads away from it and must fail, not be followed.
        mode: 'same-origin',
        redirect: 'error',
        credentials: 'same-origin',
        headers: conditions(download),
        signal: AbortSignal.any([signal, patience.signal]),
      });
      const receivedAtMs = timer.monotonicMs();
      patience.renew();
      const isUnchanged = response.status === 304 && download.etag !== undefined;
      if (!isUnchanged) judge(response, download);
      const bytes = isUnchanged ? undefined : await readBody(response, download.maxBytes, patience.renew);
      onBytes?.(bytes?.byteLength ?? 0);
      return {
        bytes,
        etag: response.headers.get('etag') ?? undefined,
        serverEpochMs: serverEpochMs(response.headers),
        receivedAtMs,
        listens: listens(response.headers),
      };
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof HttpError) throw cause;
      if (patience.signal.aborted) throw new HttpError('timeout', download.path, { cause });
      throw new HttpError('network', download.path, { cause });
    } finally {
      patience.end();
    }
  }

  function judge(response: Response, { path, json }: Download): void {
    // 204 and 206 are successes of HTTP, but not a file.
    const fault =
      response.status !== 200
        ? new HttpError('http-status', `${response.status} for ${path}`, {
            status: response.status,
            retryAfterMs: retryAfterMs(response.headers, timer.deviceEpochMs()),
          })
        : json && !isJson(response.headers)
          ? new HttpError('content-type', `${response.headers.get('content-type') ?? 'none'} for ${path}`)
          : undefined;
    if (fault === undefined) return;
    // A body nobody reads would hold its connection open.
    void response.body?.cancel().catch(() => undefined);
    throw fault;
  }

  return { get };
}

/**
 * With `cache: 'no-store'` a browser adds "Cache-Control: no-cache" of its own, and a correct server then sends the
 * whole file in spite of the ETag. Naming max-age=0 ourselves asks for the same freshness and keeps the 304.
 */
function conditions({ etag }: Download): Record<string, string> {
  return etag === undefined ? {} : { 'if-none-match': etag, 'cache-control': 'max-age=0' };
}

const REQUEST_PATIENCE = { silenceMs: REQUEST_SILENCE_MS, totalMs: REQUEST_MAX_MS };

interface Patience {
  readonly signal: AbortSignal;
  /** Something arrived. */
  readonly renew: () => void;
  readonly end: () => void;
}

/**
 * Covers headers and body alike: a socket that dies after the headers leaves the body pending for ever. A steady trickle
 * is let through up to REQUEST_MAX_MS, for a slow line is not a dead one.
 */
export function createPatience(
  timer: Timer,
  { silenceMs, totalMs }: { silenceMs: number; totalMs: number | undefined } = REQUEST_PATIENCE,
): Patience {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  const cancelTotal = totalMs === undefined ? () => undefined : timer.after(totalMs, giveUp);
  let cancelSilence = timer.after(silenceMs, giveUp);
  return {
    signal: controller.signal,
    renew() {
      cancelSilence();
      cancelSilence = timer.after(silenceMs, giveUp);
    },
    end() {
      cancelSilence();
      cancelTotal();
    },
  };
}

/** F1: counted while it is read, whatever Content-Length claims. */
export async function readBody(
  response: Response,
  maxBytes: number,
  onBytes: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    onBytes();
    total += read.value.byteLength;
    if (total > maxBytes) {
      void reader.cancel().catch(() => undefined);
      throw new HttpError('too-large', `more than ${maxBytes} bytes`);
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(total);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
