/**
 * A route of the staff API, said once: the server registers it, checks access, body and answer by it; the page calls by it.
 * What is not in a schema is neither taken nor sent.
 */
import type * as z from 'zod/mini';
import type { Action } from './roles.ts';

type Schema = z.core.$ZodType;

/** `anyone`: without a session. `signed-in`: any account. An action: what `may` says, for the Suku Dinas in the address where there is one. */
export type Access = 'anyone' | 'signed-in' | Action;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, with `:name` where a parameter stands. */
  readonly path: string;
  readonly access: Access;
  readonly params?: Schema;
  readonly query?: Schema;
  /** JSON; without one the route reads no body. */
  readonly body?: Schema;
  /** Several files instead of JSON. */
  readonly takesFiles?: true;
  /** One file that may be as large as everything the gallery has; beside `takesFiles`. */
  readonly takesArchive?: true;
  /** The edit is refused unless `If-Match` names what it was made on: nobody overwrites what they have not seen. */
  readonly needsMatch?: true;
  readonly answer: Schema;
}

export type ParamsOf<R extends Route> = R['params'] extends Schema ? z.output<R['params']> : undefined;
export type QueryOf<R extends Route> = R['query'] extends Schema ? z.output<R['query']> : undefined;
export type BodyOf<R extends Route> = R['body'] extends Schema ? z.output<R['body']> : undefined;
export type AnswerOf<R extends Route> = z.output<R['answer']>;

/** Keeps the literal types of a route's schemas. */
export const route = <const R extends Route>(given: R): R => given;

export const API_PREFIX = '/api';

/** `/products/:sudin/:id` with its parameters filled in, ready to be appended to the prefix. */
export const pathOf = (path: string, params: Readonly<Record<string, string | number>> = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
