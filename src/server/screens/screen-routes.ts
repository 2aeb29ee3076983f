/**
 * Everything below `/screens`: what lobby screens and this server say to each other. It answers as soon as the port does;
 * what needs the records is refused with a 503 until they are open.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import { parse, safeParse, type $ZodType } from 'zod/v4/core';
import type { ScreensDesk } from '../../screens/screens-desk.ts';
import { eventRoutes, type EventRoutesOptions } from './event-routes.ts';
import { RATE_ADDRESSES, REPORTS_RATE } from './limits.ts';
import { demandOwnPage } from './own-page.ts';
import { reportRoutes } from './report-routes.ts';

export interface ScreenRoutesOptions extends EventRoutesOptions {
  /** Undefined while the records are not open. */
  readonly desk: () => ScreensDesk | undefined;
}

/** A plugin for the prefix `/screens`. */
export async function screenRoutes(
  app: FastifyInstance,
  { readFeed, desk, lookEveryMs }: ScreenRoutesOptions,
): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  // An answer of another shape is our own fault: 500, and in the log what did not fit.
  app.setSerializerCompiler(
    ({ schema }) =>
      (data) =>
        JSON.stringify(parse(schema as unknown as $ZodType, data)),
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.addHook('onRequest', demandOwnPage);
  await app.register(rateLimit, {
    ...REPORTS_RATE,
    cache: RATE_ADDRESSES,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  });
  await app.register(eventRoutes, { readFeed, lookEveryMs });
  await app.register(reportRoutes, { readFeed, desk });
}

const validatorCompiler: FastifySchemaCompiler<$ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const result = safeParse(schema, data);
    return result.success ? { value: result.data } : { error: new Error('shape') };
  };
