/** The table of routes, made into routes: each with its shapes, its access and its handler. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { Refusal } from '../../api/refusal.ts';
import { API_PREFIX, type Route } from '../../api/route.ts';
import type { Actor } from '../../api/roles.ts';
import { setBodyDeadline } from '../body-deadline.ts';
import { demandAccess } from './access.ts';
import { checked } from './compilers.ts';
import { Picture, type StaffRequest, type Visit } from './handler.ts';
import {
  ARCHIVE_DEADLINE_MS,
  ARCHIVE_MAX_BYTES,
  JSON_BODY_MAX_BYTES,
  RATE,
  UPLOAD_DEADLINE_MS,
  UPLOAD_MAX_BYTES,
} from './limits.ts';
import { refused } from './refuse.ts';
import { Download, sendDownload } from './send-download.ts';
import { sendPicture } from './send-picture.ts';
import { visitOf } from './session-cookie.ts';
import { addUploads, filesOf, noFiles } from './uploads.ts';

/** A handler whose route is not known any more; `StaffRequest` of any route fits by its schemas. */
export type AnyHandler = (request: StaffRequest<never>, visit: Visit) => Promise<unknown>;

export interface RegisterOptions {
  readonly routes: Readonly<Record<string, Route>>;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** Whose session this is; undefined when it is over. */
  readonly actorOf: (session: string, nowMs: number) => Promise<Actor | undefined>;
  readonly now: () => number;
}

/** Who asks, when, and on what the edit was made: found out before the body is read. */
interface Caller {
  readonly actor: Actor | undefined;
  readonly visit: Visit;
  readonly ifMatch: string;
  readonly nowMs: number;
}

/**
 * Registers every route under `/api`. What a route reads decides which bodies are understood at all: JSON, files, or
 * nothing; anything else is 415.
 */
export async function registerRoutes(app: FastifyInstance, options: RegisterOptions): Promise<void> {
  const all = Object.entries(options.routes);
  await app.register(
    async (api) => {
      api.removeAllContentTypeParsers();
      await api.register(async (scope) => {
        for (const [name, route] of all) if (!hasBody(route)) addRoute(scope, name, route, options);
      });
      await api.register(async (scope) => {
        scope.addContentTypeParser(
          'application/json',
          { parseAs: 'string' },
          scope.getDefaultJsonParser('error', 'error'),
        );
        for (const [name, route] of all) if (route.body !== undefined) addRoute(scope, name, route, options);
      });
      await api.register(async (scope) => {
        await addUploads(scope);
        for (const [name, route] of all) if (route.takesFiles === true) addRoute(scope, name, route, options);
      });
    },
    { prefix: API_PREFIX },
  );
}

const hasBody = ({ body, takesFiles }: Route): boolean => body !== undefined || takesFiles === true;

function addRoute(scope: FastifyInstance, name: string, route: Route, options: RegisterOptions): void {
  const handler = options.handlers[name];
  if (handler === undefined) throw new Error(`no handler for ${name}`);
  const callers = new WeakMap<FastifyRequest, Caller>();
  scope.route({
    method: route.method,
    url: route.path,
    bodyLimit: JSON_BODY_MAX_BYTES,
    config: { rateLimit: rateOf(route) },
    schema: {
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      response: { 200: route.answer, '4xx': Refusal, '5xx': Refusal },
    },
    // Not a byte of the body is read for somebody who may not send it.
    preParsing: async (request) => {
      callers.set(request, await admit(route, request, options));
      const deadlineMs = route.takesArchive === true ? ARCHIVE_DEADLINE_MS : UPLOAD_DEADLINE_MS;
      if (route.takesFiles === true) setBodyDeadline(request.raw, deadlineMs);
    },
    handler: async (request, reply) => {
      const caller = callers.get(request);
      if (caller === undefined) throw new Error(`nobody was admitted to ${name}`);
      const { params, query, body } = given(route, request);
      const maxBytes = route.takesArchive === true ? ARCHIVE_MAX_BYTES : UPLOAD_MAX_BYTES;
      const files = route.takesFiles === true ? filesOf(request, maxBytes) : noFiles();
      const { visit, ...who } = caller;
      // The schemas above have made of them what the route's types say.
      const asked = { params, query, body, files, ...who } as unknown as StaffRequest<never>;
      const answer = await handler(asked, visit);
      return answerWith(request, reply, answer);
    },
  });
}

/** What is not in a schema is not taken. */
const given = ({ params, query, body }: Route, request: FastifyRequest) => ({
  params: params && request.params,
  query: query && request.query,
  body: body && request.body,
});

/** @throws {Refused} `not-signed-in`, `invalid`, `not-allowed`, `match-required` */
async function admit(route: Route, request: FastifyRequest, { actorOf, now }: RegisterOptions): Promise<Caller> {
  const nowMs = now();
  const visit = visitOf(request);
  const actor = visit.session === undefined ? undefined : await actorOf(visit.session, nowMs);
  if (actor === undefined) {
    if (visit.session !== undefined) visit.end();
    // Before the address is judged: who is not signed in learns nothing about addresses either.
    if (route.access !== 'anyone') throw refused('not-signed-in');
  }
  demandAccess(route, actor, paramsOf(route, request));
  const ifMatch = request.headers['if-match']?.replace(/^(?:W\/)?"(.*)"$/, '$1') ?? '';
  if (route.needsMatch === true && ifMatch === '') throw refused('match-required');
  return { actor, visit, ifMatch, nowMs };
}

function paramsOf({ params }: Route, request: FastifyRequest): unknown {
  if (params === undefined) return undefined;
  const result = checked(params, request.params);
  if ('error' in result) throw result.error;
  return result.value;
}

function rateOf(route: Route) {
  if (route.path === '/session' && route.method === 'POST') return RATE.signIn;
  if (route.path.startsWith('/links/')) return RATE.links;
  return route.method === 'GET' && route.path.endsWith('/:file') ? RATE.pictures : undefined;
}

const WithETag = z.object({ etag: z.string() });

function answerWith(request: FastifyRequest, reply: FastifyReply, answer: unknown): unknown {
  if (answer instanceof Picture) return sendPicture(request, reply, answer);
  if (answer instanceof Download) return sendDownload(reply, answer);
  const tagged = WithETag.safeParse(answer);
  if (tagged.success) reply.header('etag', `"${tagged.data.etag}"`);
  return answer;
}
