/** What a handler of the staff API is given and gives. It knows no HTTP: access, shapes and refusals are the server's. */
import type { Readable } from 'node:stream';
import type { Actor } from '../../api/roles.ts';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '../../api/route.ts';

export interface UploadedFile {
  /** As the browser named it; never used as a path. */
  readonly name: string;
  /** Ends with an error when it is larger than an upload may be. */
  readonly stream: Readable;
}

export interface StaffRequest<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** Undefined only on routes anyone may call. */
  readonly actor: Actor | undefined;
  /** What the edit was made on; always there on a route that needs it. */
  readonly ifMatch: string;
  /** Of a route that takes files, one after the other. */
  readonly files: AsyncIterable<UploadedFile>;
  /** Epoch milliseconds, taken once per request. */
  readonly nowMs: number;
}

/** A picture instead of JSON. */
export class Picture {
  readonly type: string;
  readonly bytes: Uint8Array;

  constructor(type: string, bytes: Uint8Array) {
    this.type = type;
    this.bytes = bytes;
  }
}

export type Handler<R extends Route> = (request: StaffRequest<R>) => Promise<AnswerOf<R>>;

/** One handler per route of a group. */
export type Handlers<Routes extends Readonly<Record<string, Route>>> = {
  readonly [Name in keyof Routes]: Handler<Routes[Name]>;
};

/** What only signing in and out needs to know: whose browser this is. */
export interface Visit {
  /** Of the session the browser holds, whatever it is still worth. */
  readonly session: string | undefined;
  /** Of the network, for the audit. */
  readonly address: string;
  /** The browser holds this session from now on, and no other. */
  begin(session: string): void;
  /** The browser holds none from now on. */
  end(): void;
}

/** Handlers of a group of routes that begin and end sessions. */
export type VisitHandlers<Routes extends Readonly<Record<string, Route>>> = {
  readonly [Name in keyof Routes]: (
    request: StaffRequest<Routes[Name]>,
    visit: Visit,
  ) => Promise<AnswerOf<Routes[Name]>>;
};
