/** A page of another site that somebody in the office opens must not be able to report in a screen's name. */
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Browsers say where a request comes from; what is no browser says nothing and is let through. */
export async function demandOwnPage({ headers }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  return reply.code(403).send({ status: 403, error: 'Forbidden' });
}
