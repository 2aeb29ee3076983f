/**
 * The staff page's one door to the network: a route of the table and what goes in, out comes the answer in its shape.
 * Every way of failing is one `CallError` with a sentence staff can act on.
 */
import {
  API_PREFIX,
  pathOf,
  type AnswerOf,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type Route,
} from '../api/route.ts';
import { Refusal, type RefusalCode } from '../api/refusal.ts';
import type { Problem } from '../contract/problems.ts';
import * as z from 'zod/mini';

/** Beside the server's own refusals: nobody answered, or what answered is of another version. */
export type CallErrorCode = RefusalCode | 'offline' | 'outdated';

export class CallError extends Error {
  readonly code: CallErrorCode;
  readonly problems: readonly Problem[];
  /** Of `changed-meanwhile`: what stands there now, in the shape of the route's answer. */
  readonly current: unknown;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: CallErrorCode, sentence: string, refusal?: Refusal) {
    super(sentence);
    this.name = 'CallError';
    this.code = code;
    this.problems = refusal?.problems ?? [];
    this.current = refusal?.current;
    this.retryAfterSeconds = refusal?.retryAfterSeconds;
  }
}

const OFFLINE = 'Server tidak terjangkau. Isian Anda tetap ada di halaman ini; coba lagi sebentar lagi.';
const OUTDATED = 'Halaman ini lebih lama daripada servernya. Muat ulang halaman, lalu coba lagi.';

type Part<Name extends string, Value> = Value extends undefined
  ? { readonly [N in Name]?: undefined }
  : { readonly [N in Name]: Value };

export type CallInput<R extends Route> = Part<'params', ParamsOf<R>> &
  Part<'body', BodyOf<R>> & {
    readonly query?: Partial<QueryOf<R> & object> | undefined;
    /** What the edit was made on; a route that needs it does not compile without. */
    readonly ifMatch?: string;
    readonly signal?: AbortSignal | undefined;
  } & (R extends { needsMatch: true } ? { readonly ifMatch: string } : unknown);

/** @throws {CallError} */
export async function call<R extends Route>(route: R, input: CallInput<R>): Promise<AnswerOf<R>> {
  let response: Response;
  try {
    response = await fetch(urlOf(route, input), {
      method: route.method,
      credentials: 'same-origin',
      headers: headersOf(input),
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      ...(input.signal && { signal: input.signal }),
    });
  } catch (error) {
    if (input.signal?.aborted === true) throw error;
    throw new CallError('offline', OFFLINE);
  }
  return answerOf(route, response.status, await response.text());
}

/** Address of a picture or file of the API, for `src` and `href`. */
export function urlOf(
  route: Route,
  { params, query }: { readonly params?: unknown; readonly query?: unknown },
): string {
  const asked = Object.entries((query ?? {}) as Record<string, string | number | undefined>).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  );
  const search =
    asked.length === 0 ? '' : `?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()}`;
  return `${API_PREFIX}${pathOf(route.path, (params ?? {}) as Record<string, string>)}${search}`;
}

const headersOf = ({
  body,
  ifMatch,
}: {
  readonly body?: unknown;
  readonly ifMatch?: string;
}): Record<string, string> => ({
  ...(body !== undefined && { 'content-type': 'application/json' }),
  ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
});

/** @throws {CallError} for anything but a 2xx answer in its shape */
export function answerOf<R extends Route>(route: R, status: number, text: string): AnswerOf<R> {
  const value = parsed(text);
  if (status >= 200 && status < 300) {
    const answer = z.safeParse(route.answer, value);
    if (answer.success) return answer.data as AnswerOf<R>;
    throw new CallError('outdated', OUTDATED);
  }
  const refusal = Refusal.safeParse(value);
  // A proxy's page, or a server that is being restarted.
  if (!refusal.success) throw new CallError('offline', OFFLINE);
  throw new CallError(refusal.data.error, refusal.data.sentence, refusal.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
