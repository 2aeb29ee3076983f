/** The server as a stack of plugins, without a port: tests ask it by `inject`, `main.ts` lets it listen. */
import path from 'node:path';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { feedPath } from '../contract/feed-paths.ts';
import { feedFileReader } from './feed-file.ts';
import { feedRoutes } from './feed-routes.ts';
import { healthRoute } from './health-route.ts';
import { kioskRoutes } from './kiosk-routes.ts';
import { addRefusals } from './refusals.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { staffRoutes } from './staff-routes.ts';

export interface AppOptions {
  /** The built kiosk page, absolute. */
  readonly kioskDir: string;
  /** The built staff page, absolute. */
  readonly staffDir: string;
  /** The published feed, absolute; may not exist yet. */
  readonly feedDir: string;
  readonly logger?: FastifyServerOptions['logger'];
}

/** A request must have arrived whole by then: a client that sends one byte a minute holds a socket no longer. */
const REQUEST_TIMEOUT_MS = 30_000;
/** A socket on which nothing moves is closed; generous, for photos over a poor wireless link. */
const CONNECTION_TIMEOUT_MS = 120_000;
/** No route here reads a body. */
const BODY_LIMIT_BYTES = 1024;

/** @returns the app, ready for `inject` or `listen`; whoever builds it closes it */
export async function buildApp({ kioskDir, staffDir, feedDir, logger = false }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    bodyLimit: BODY_LIMIT_BYTES,
    // An address that cannot be read never reaches the hooks: it gets its number and not a word.
    frameworkErrors: (error, _request, reply) => void reply.raw.writeHead(error.statusCode ?? 400).end(),
  });
  const readFeed = feedFileReader(path.join(feedDir, feedPath));
  await addSecurityHeaders(app);
  addRefusals(app);
  await app.register(healthRoute, { readFeed });
  await app.register(feedRoutes, { prefix: '/feed', feedDir, readFeed });
  await app.register(staffRoutes, { prefix: '/staf', staffDir });
  await app.register(kioskRoutes, { kioskDir });
  return app;
}
