/** How a refusal of the API leaves the server, in the framework's words and without them. */
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Refusal } from '../api/refusal.ts';

const headersOf = ({ retryAfterSeconds }: Refusal): Record<string, string> => ({
  'cache-control': 'no-store',
  ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
});

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.code(refusal.status).headers(headersOf(refusal)).type('application/json').send(refusal);
}

/** For an address that cannot be read: it reaches no hook and no handler. */
export function writeRefusal(raw: ServerResponse, refusal: Refusal): void {
  raw.writeHead(refusal.status, {
    ...headersOf(refusal),
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  raw.end(JSON.stringify(refusal));
}
