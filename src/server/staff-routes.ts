/**
 * /staf/…: the staff page. It routes itself, so every address below answers the one page; only its assets and the page
 * of the live preview are files of their own.
 */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { PREVIEW_HEADERS, STAFF_HEADERS } from './staff-headers.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** As the build names them; nothing that could leave the folder. */
const ASSET_NAME = /^[\w-][\w.-]*$/;

export interface StaffRoutesOptions {
  /** The built staff page, absolute. */
  readonly staffDir: string;
}

/** A plugin for the prefix `/staf`. */
export async function staffRoutes(app: FastifyInstance, { staffDir }: StaffRoutesOptions): Promise<void> {
  await app.register(fastifyStatic, {
    root: staffDir,
    // Its own route would answer what the build keeps beside the page, too.
    serve: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
    suppressWarning: true,
  });
  // After the headers of every answer, and in their place.
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(STAFF_HEADERS);
  });
  app.get('/', { prefixTrailingSlash: 'no-slash' }, (_request, reply) => reply.redirect('/staf/'));
  app.get('/*', (_request, reply) => reply.sendFile('index.html'));
  app.get('/preview.html', (_request, reply) => reply.headers(PREVIEW_HEADERS).sendFile('preview.html'));
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const { name } = request.params;
    // A missing asset must look missing, not like the page.
    if (!ASSET_NAME.test(name)) return reply.callNotFound();
    // A refusal says itself that it is not kept.
    return reply.header('cache-control', IMMUTABLE).sendFile(`assets/${name}`);
  });
}
