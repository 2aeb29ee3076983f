/** What the server's log tells of a request: never the token of a one-time link, which stands in an address. */
import type { FastifyServerOptions } from 'fastify';

interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  readonly host: string;
  readonly ip: string;
}

const ONE_TIME = /(\/(?:api\/links|staf\/tautan)\/)[^/?]+/;

export const withoutToken = (url: string): string => url.replace(ONE_TIME, '$1…');

export const logOptions = (level: string): FastifyServerOptions['logger'] => ({
  level,
  serializers: {
    req: ({ method, url, host, ip }: LoggedRequest) => ({ method, url: withoutToken(url), host, remoteAddress: ip }),
  },
});
