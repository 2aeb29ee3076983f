/** The server as a stack of plugins, without a port: tests ask it by `inject`, `main.ts` lets it listen. */
import path from 'node:path';
import Fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { feedPath } from '../contract/feed-paths.ts';
import { setBodyDeadline } from './body-deadline.ts';
import { feedFileReader, type FeedFile } from './feed-file.ts';
import { feedRoutes } from './feed-routes.ts';
import { healthRoute } from './health-route.ts';
import { kioskRoutes } from './kiosk-routes.ts';
import type { ScreensDesk } from '../screens/screens-desk.ts';
import type { Metrics } from './metrics.ts';
import { addMetrics } from './metrics-route.ts';
import { addRefusals } from './refusals.ts';
import { screenRoutes } from './screens/screen-routes.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { writeRefusal } from './send-refusal.ts';
import { addStaffGate, BAD_ADDRESS, isForStaff, type StaffGate } from './staff-gate.ts';
import { staffRoutes } from './staff-routes.ts';
import { UPLOAD_DEADLINE_MS } from './staff/limits.ts';
import { stateLog, type State } from './state-log.ts';

export interface AppOptions {
  /** The built kiosk page, absolute. */
  readonly kioskDir: string;
  /** The built staff page, absolute. */
  readonly staffDir: string;
  /** The published feed, absolute; may not exist yet. */
  readonly feedDir: string;
  /** Who answers below `/api`; without it nobody does. */
  readonly staff?: StaffGate | undefined;
  /** Who keeps what screens tell; undefined while the records are not open. Without it nobody listens, and feed.json does not say so. */
  readonly screens?: (() => ScreensDesk | undefined) | undefined;
  /** Addresses and subnets of the proxies whose word is believed about who asks. */
  readonly trustProxy?: readonly string[];
  /** Counts; without it there is no /metrics. */
  readonly metrics?: Metrics | undefined;
  /** Whether /metrics answers other machines, too. */
  readonly isMetricsForEverybody?: boolean;
  readonly logger?: FastifyServerOptions['logger'];
  /** A request must have arrived whole by then: a client that sends one byte a minute holds a socket no longer. */
  readonly requestDeadlineMs?: number;
  /** How often the feed is looked at for those who listen. */
  readonly lookEveryMs?: number;
}

/** The staff API gives uploads more. */
const REQUEST_DEADLINE_MS = 30_000;
/** A socket on which nothing moves is closed; generous, for photos over a poor wireless link. */
const CONNECTION_TIMEOUT_MS = 120_000;
/** Only screens send one, and their routes say how much. */
const BODY_LIMIT_BYTES = 1024;

/** @returns the app, ready for `inject` or `listen`; whoever builds it closes it */
export async function buildApp({
  kioskDir,
  staffDir,
  feedDir,
  staff,
  screens,
  trustProxy = [],
  metrics,
  isMetricsForEverybody = false,
  logger = false,
  requestDeadlineMs = REQUEST_DEADLINE_MS,
  lookEveryMs,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger,
    trustProxy: [...trustProxy],
    // The staff's app logs what is handed on to it.
    logController: new LogController({ disableRequestLogging: ({ url }) => staff !== undefined && isForStaff(url) }),
    requestTimeout: UPLOAD_DEADLINE_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    bodyLimit: BODY_LIMIT_BYTES,
    // An address that cannot be read never reaches the hooks. It gets its number and, where no program asks, not a word.
    frameworkErrors: (error, { url }, reply) => {
      if (isForStaff(url)) writeRefusal(reply.raw, BAD_ADDRESS);
      else reply.raw.writeHead(error.statusCode ?? 400).end();
    },
  });
  app.server.headersTimeout = REQUEST_DEADLINE_MS;
  app.addHook('onRequest', async ({ raw }) => setBodyDeadline(raw, requestDeadlineMs));
  const states = stateLog(app.log);
  const readFeed = feedFileReader(path.join(feedDir, feedPath), (feed) => states.tell('feed', stateOf(feed)));
  await addSecurityHeaders(app);
  addRefusals(app);
  if (metrics !== undefined) addMetrics(app, { metrics, readFeed, isForEverybody: isMetricsForEverybody });
  addStaffGate(app, staff);
  await app.register(healthRoute, { readFeed });
  await app.register(feedRoutes, { prefix: '/feed', feedDir, readFeed, listens: screens !== undefined });
  if (screens !== undefined)
    await app.register(screenRoutes, { prefix: '/screens', readFeed, desk: screens, lookEveryMs });
  await app.register(staffRoutes, { prefix: '/staf', staffDir });
  await app.register(kioskRoutes, { kioskDir });
  return app;
}

function stateOf(feed: FeedFile | undefined): State {
  if (feed === undefined) return { state: 'no feed', severity: 'warn' };
  if (feed.revision === undefined) return { state: 'unreadable', severity: 'error' };
  return { state: `revision ${feed.revision}`, severity: 'info', detail: { revision: feed.revision } };
}
