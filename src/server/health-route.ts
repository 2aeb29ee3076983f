/** /healthz: whether the server answers and which feed it hands out, for monitors and for people with a terminal. */
import type { FastifyInstance } from 'fastify';
import type { FeedFile } from './feed-file.ts';

export interface Health {
  /** `no-content` until something has been published; the server itself is well in both cases. */
  readonly status: 'ok' | 'no-content';
  readonly revision: number | null;
}

export interface HealthRouteOptions {
  readonly readFeed: () => Promise<FeedFile | undefined>;
}

/** A plugin. */
export async function healthRoute(app: FastifyInstance, { readFeed }: HealthRouteOptions): Promise<void> {
  app.get('/healthz', async (_request, reply): Promise<Health> => {
    reply.header('cache-control', 'no-store');
    const revision = (await readFeed())?.revision;
    return revision === undefined ? { status: 'no-content', revision: null } : { status: 'ok', revision };
  });
}
