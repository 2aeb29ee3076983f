/** The staff API as an app of its own, which the kiosk's app hands everything below `/api` to. */
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { socketFacts } from '../on-this-machine.ts';
import { addSecurityHeaders } from '../security-headers.ts';
import { sendRefusal, writeRefusal } from '../send-refusal.ts';
import { serializerCompiler, validatorCompiler } from './compilers.ts';
import { PARAMETER_MAX_CHARS, RATE, RATE_ADDRESSES } from './limits.ts';
import { refusalFor, refused } from './refuse.ts';
import { registerRoutes, type RegisterOptions } from './register.ts';
import { addSessionCookie } from './session-cookie.ts';
import { demandOwnPage, demandPrivateConnection } from './trust.ts';

export interface StaffAppOptions extends RegisterOptions {
  /** 32 bytes. */
  readonly sessionKey: Buffer;
  /** Whether passwords may cross a network in clear. */
  readonly allowHttp: boolean;
  /** Addresses and subnets of the proxies whose word is believed. */
  readonly trustProxy: readonly string[];
  readonly logger?: FastifyServerOptions['logger'];
}

/** @returns the app, ready for `inject` or `routing`; whoever builds it closes it */
export async function buildStaffApp(options: StaffAppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logger ?? false,
    trustProxy: [...options.trustProxy],
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: PARAMETER_MAX_CHARS },
    frameworkErrors: (error, _request, reply) => writeRefusal(reply.raw, refusalFor(error)),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await addSecurityHeaders(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    demandPrivateConnection(connectionOf(request), options.allowHttp);
    demandOwnPage(senderOf(request));
  });
  await addSessionCookie(app, options.sessionKey);
  await addRateLimit(app);
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalFor(error);
    if (refusal.error === 'failed') request.log.error(error);
    else request.log.info(error);
    return sendRefusal(reply, refusal);
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, () => {
    throw refused('not-found');
  });
  await registerRoutes(app, options);
  await app.ready();
  return app;
}

async function addRateLimit(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    ...RATE.general,
    cache: RATE_ADDRESSES,
    // How many are left is nobody's business; how long to wait is.
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) =>
      refused('too-many', { retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
}

const connectionOf = ({ protocol, raw }: FastifyRequest) => ({
  isHttps: protocol === 'https',
  ...socketFacts(raw),
});

const senderOf = ({ method, headers, host }: FastifyRequest) => {
  const fetchSite = headers['sec-fetch-site'];
  return {
    method,
    fetchSite: Array.isArray(fetchSite) ? fetchSite.join() : fetchSite,
    origin: headers.origin,
    host,
  };
};
