/** A feed server with a browser's HTTP cache before it, both under the test's thumb. */
import { sha256Hex } from '../../src/contract/digest.ts';
import { feedPath, photoPath, rotationPath } from '../../src/contract/feed-paths.ts';
import type { Card } from '../../src/contract/feed.ts';
import { bytesOf, type MintedFeed } from '../factory.ts';
import { NOON_MS } from './hand-clock.ts';

export const FEED_URL = 'https://galeri.example/feed/feed.json';

interface Asked {
  readonly path: string;
  readonly cache: RequestCache | undefined;
  readonly headers: Headers;
  readonly signal: AbortSignal;
}
type Answering = (asked: Asked) => Response | Promise<Response | undefined> | undefined;

interface File {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export class FakeServer {
  isOnline = true;
  nowMs: number | undefined = NOON_MS;
  readonly asked: Asked[] = [];
  /** What the browser would find in its HTTP cache, by path. */
  readonly httpCache = new Map<string, File>();
  readonly #files = new Map<string, File>();
  #interference: Answering | undefined;

  /** Adds the feed's files and makes it the current one, as a rename would. */
  publish({ bytes, feed, rotations }: MintedFeed): void {
    for (const { photo } of feed.notices ?? []) if (photo !== undefined) this.#addPhotos({ photos: [photo] });
    for (const { entry, bytes: document, cards } of rotations) {
      this.#files.set(rotationPath(entry.sha256), { bytes: document, type: 'application/json' });
      for (const card of cards) if (isCard(card)) this.#addPhotos(card);
    }
    this.#files.set(feedPath, { bytes, type: 'application/json; charset=utf-8' });
  }

  put(path: string, bytes: Uint8Array<ArrayBuffer>, type = 'image/webp'): void {
    this.#files.set(path, { bytes, type });
  }

  lose(path: string): void {
    this.#files.delete(path);
  }

  /** Answers instead of the server, for as long as it has an answer. */
  interfere(answering: Answering | undefined): void {
    this.#interference = answering;
  }

  pathsAsked(): string[] {
    return this.asked.map(({ path }) => path);
  }

  /** Stands in for the platform's `fetch`, as far as a pull uses it. */
  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const path = new Request(input).url.replace(new URL('.', FEED_URL).href, '');
    const signal = init.signal ?? new AbortController().signal;
    const asked = { path, cache: init.cache, headers: new Headers(init.headers), signal };
    signal.throwIfAborted();
    const cached = this.httpCache.get(path);
    if (cached !== undefined && (init.cache === 'default' || init.cache === 'only-if-cached')) return respond(cached);
    if (init.cache === 'only-if-cached') throw new TypeError('Failed to fetch');
    this.asked.push(asked);
    const response = (await this.#interference?.(asked)) ?? (await this.#answer(asked));
    signal.throwIfAborted();
    return response;
  };

  async #answer({ path, cache, headers }: Asked): Promise<Response> {
    if (!this.isOnline) throw new TypeError('Failed to fetch');
    const file = this.#files.get(path);
    const date: Record<string, string> = this.nowMs === undefined ? {} : { date: new Date(this.nowMs).toUTCString() };
    if (file === undefined) return new Response('Not found', { status: 404, headers: date });
    const etag = `"${(await sha256Hex(file.bytes)).slice(0, 16)}"`;
    if (headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { ...date, etag } });
    if (cache !== 'no-store') this.httpCache.set(path, file);
    return respond(file, { ...date, etag });
  }

  #addPhotos(card: Pick<Card, 'photos'>): void {
    for (const { variants } of card.photos) {
      for (const variant of variants) this.put(photoPath(variant), bytesOf(variant));
    }
  }
}

/** A socket that dies after `bytes`: nothing more arrives, and nobody says so. */
export function halfOpen(bytes: Uint8Array<ArrayBuffer>, { signal }: Asked, type = 'application/json'): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.byteLength > 0) controller.enqueue(bytes);
      signal.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
  return new Response(body, { headers: { 'content-type': type } });
}

/** A server that takes the connection and never answers. */
export const silence = ({ signal }: Asked): Promise<Response> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

const respond = ({ bytes, type }: File, headers: Record<string, string> = {}): Response =>
  new Response(bytes, { headers: { ...headers, 'content-type': type } });

const isCard = (card: unknown): card is Card => typeof card === 'object' && card !== null && 'photos' in card;
