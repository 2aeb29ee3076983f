/** How this server says no: JSON where programs ask, one small page where people do, and never a word about its inside. */
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Below `/api` the staff's app refuses, or its gate. */
const PROGRAM_PATH = /^\/(?:feed|healthz|screens)(?:[/?]|$)/;

/** The kiosk's own shell is never the answer to an unknown address: a missing photo must look missing, not like a page. */
const page = (sentence: string) => `<!doctype html>
<html lang="id">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Galeri JakPreneur Jakarta Timur</title>
  <h1>${sentence}</h1>
  <p><a href="/">Buka layar galeri</a></p>
</html>
`;

/** Handlers for what is not there and for what went wrong, on every route of `app`. */
export function addRefusals(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 404));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    // What the client did wrong it may hear by its number; what we did wrong is for the log alone.
    if (status >= 500) request.log.error(error);
    else request.log.info(error);
    return refuse(request, reply, status);
  });
}

function refuse(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  reply.code(status).header('cache-control', 'no-store');
  if (PROGRAM_PATH.test(request.url)) {
    return reply.send({ status, error: STATUS_CODES[status] ?? 'Error' });
  }
  const sentence = status === 404 ? 'Halaman tidak ditemukan.' : 'Permintaan tidak dapat dilayani.';
  return reply.type('text/html; charset=utf-8').send(page(sentence));
}
