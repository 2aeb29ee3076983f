/** [G1] `GET /screens/events`: one open answer per screen that says when there is a new feed, and nothing else. */
import sse from '@fastify/sse';
import type { FastifyInstance } from 'fastify';
import type { FeedFile } from '../feed-file.ts';
import { createFeedNews } from './feed-news.ts';
import { EVENTS_RATE, HEARTBEAT_MS, LISTENERS_MAX, RETRY_AFTER_SECONDS } from './limits.ts';

export interface EventRoutesOptions {
  readonly readFeed: () => Promise<FeedFile | undefined>;
  /** Milliseconds between two looks at the disk; tests are in a hurry. */
  readonly lookEveryMs?: number | undefined;
}

export async function eventRoutes(app: FastifyInstance, { readFeed, lookEveryMs }: EventRoutesOptions): Promise<void> {
  const news = createFeedNews(readFeed, lookEveryMs);
  const endings = new Set<() => void>();
  await app.register(sse, { heartbeatInterval: HEARTBEAT_MS });

  // An open answer would keep the server from stopping.
  app.addHook('preClose', async () => {
    news.stop();
    for (const end of endings) end();
  });

  app.get('/events', { sse: 'only', config: { rateLimit: EVENTS_RATE } }, async (_request, reply) => {
    if (news.listeners >= LISTENERS_MAX) {
      return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send({ status: 503, error: 'Too many' });
    }
    const { sse: stream } = reply;
    // "no-transform": a proxy that compresses would hold events back until its window is full.
    reply.header('cache-control', 'no-store, no-transform');
    stream.keepAlive();
    stream.sendHeaders();
    const silence = news.listen(({ revision, spreadMs }) => {
      if (stream.isConnected) {
        void stream.send({ event: 'feed', id: String(revision), data: { revision, spreadMs } }).catch(() => undefined);
      }
    });
    const end = () => stream.close();
    endings.add(end);
    stream.onClose(() => {
      silence();
      endings.delete(end);
    });
    return undefined;
  });
}
