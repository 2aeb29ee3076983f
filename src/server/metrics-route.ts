/** /metrics: what the server counts, for this machine alone unless the environment says otherwise. */
import type { FastifyInstance } from 'fastify';
import type { FeedFile } from './feed-file.ts';
import type { Metrics } from './metrics.ts';
import { isOnThisMachine, socketFacts } from './on-this-machine.ts';
import { isForStaff } from './staff-gate.ts';

export interface MetricsOptions {
  readonly metrics: Metrics;
  readonly readFeed: () => Promise<FeedFile | undefined>;
  /** [K9] Whether other machines are answered, too. */
  readonly isForEverybody: boolean;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Counts every answer of `app` and answers /metrics. Whoever may not see it is told that there is no such page. */
export function addMetrics(
  app: FastifyInstance,
  { metrics, readFeed, isForEverybody, now = Date.now }: MetricsOptions,
): void {
  metrics.gauge({
    name: 'galeri_feed_revision',
    help: 'Revision screens are given; none before the first publication.',
    async collect(set) {
      const revision = (await readFeed())?.revision;
      if (revision !== undefined) set(revision);
    },
  });
  metrics.gauge({
    name: 'galeri_feed_age_seconds',
    help: 'Time since feed.json was replaced.',
    async collect(set) {
      const feed = await readFeed();
      if (feed !== undefined) set(Math.max(0, (now() - feed.changedAtMs) / 1000));
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const isOpen = String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
    metrics.request({
      // Addresses that lead nowhere are any number; one name for all of them.
      route: isForStaff(request.url) ? '/api' : (request.routeOptions.url ?? 'none'),
      method: request.method,
      status: reply.raw.statusCode,
      seconds: isOpen ? undefined : reply.elapsedTime / 1000,
    });
  });
  app.get('/metrics', async (request, reply) => {
    if (!isForEverybody && !isOnThisMachine(socketFacts(request.raw))) return reply.callNotFound();
    reply.header('cache-control', 'no-store').type(metrics.contentType);
    return metrics.text();
  });
}
