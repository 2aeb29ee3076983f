/** `npm start`: publish the content, serve it, and end cleanly. Composition only; each step has its own file. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { feedPath } from '../contract/feed-paths.ts';
import { shouldPublishAtStart, UNPUBLISHED } from '../publications/start.ts';
import { buildApp } from './app.ts';
import { readConfig, type ServerConfig } from './config.ts';
import { finishRestore } from './finish-restore.ts';
import { listen } from './listen.ts';
import { logOptions } from './log-options.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { publishAndTell, type PublicationOutcome, type Teller } from './publication.ts';
import { addScreenGauges } from './screens/screen-gauges.ts';
import { keepStaffPart, type StaffKeeper, type StaffPart } from './staff-part.ts';
import { awaitStopRequest, type StopRequest } from './stop-request.ts';

/** Photos of a large catalogue may take longer; then the screen's own waiting page is better than no answer. */
const FIRST_PUBLICATION_MAX_MS = 60_000;
/** Requests in flight get this long to finish after a stop was asked for. */
const STOP_MAX_MS = 5000;

const RESTORE_TORN = 'Server tidak dijalankan karena pemulihan cadangan berhenti di tengah jalan; lihat baris di atas.';

/** What the server touches besides its port; tests hand in their own. */
export interface ServerPorts extends Teller {
  readonly kioskDir: string;
  readonly staffDir: string;
  /** Without database and history. */
  readonly publish: (config: ServerConfig) => Promise<PublicationOutcome>;
  readonly openStaff: (config: ServerConfig, metrics: Metrics) => Promise<StaffPart>;
  readonly stop: StopRequest;
}

/**
 * Runs the server until the process is asked to stop.
 * @returns the exit code. A publication may still be at work then; it ends with the process, which changes nothing (F13).
 */
export async function startServer(
  env: Readonly<Record<string, string | undefined>>,
  ports: ServerPorts = realPorts(),
): Promise<number> {
  try {
    const sentence = await serveUntilStopped(env, ports);
    if (sentence !== undefined) ports.complain(sentence);
    return sentence === undefined ? 0 : 1;
  } finally {
    ports.stop.release();
  }
}

/** @returns why it could not start, or undefined after a clean stop */
async function serveUntilStopped(
  env: Readonly<Record<string, string | undefined>>,
  ports: ServerPorts,
): Promise<string | undefined> {
  const config = readConfig(env);
  if ('sentence' in config) return config.sentence;
  const { kioskDir, staffDir, stop, say } = ports;
  if (!existsSync(path.join(kioskDir, 'index.html'))) {
    return 'Halaman layar belum dibangun; jalankan "npm run build" dahulu.';
  }
  if (!existsSync(path.join(staffDir, 'index.html'))) {
    return 'Halaman staf belum dibangun; jalankan "npm run build" dahulu.';
  }
  if (!(await finishRestore(config, ports))) return RESTORE_TORN;
  const feedDir = path.join(config.dataDir, 'feed');
  const hasFeed = existsSync(path.join(feedDir, feedPath));
  const metrics = createMetrics();
  const staff = keepStaffPart(() => ports.openStaff(config, metrics), ports);
  addScreenGauges(metrics, () => staff.now()?.screens);
  try {
    if (!hasFeed) {
      // First start: whoever opens the page once the address is printed shall meet products, not a waiting page.
      say('Menyiapkan isi galeri untuk pertama kali; foto memerlukan waktu sebentar.');
      staff.start();
      const patience = new AbortController();
      const enough = delay(FIRST_PUBLICATION_MAX_MS, undefined, { signal: patience.signal }).catch(() => {});
      const published = publishFirst(staff, config, ports);
      const stopped = await Promise.race([published, enough, stop.requested.then(() => true as const)]);
      patience.abort();
      if (stopped === true) return undefined;
    }
    const app = await buildApp({
      kioskDir,
      staffDir,
      feedDir,
      staff: staff.gate,
      screens: () => staff.now()?.screens,
      trustProxy: config.staff.trustProxy,
      metrics,
      isMetricsForEverybody: config.isMetricsForEverybody,
      logger: logOptions(config.logLevel),
    });
    try {
      const listening = await listen(app, config);
      if ('sentence' in listening) return listening.sentence;
      say(`Layar: ${listening.address}`);
      say(`Halaman staf: ${listening.address}staf/`);
      // With a good feed the screens come first; they wait for no database.
      staff.start();
      staff.announce(listening.address);
      if (hasFeed) void bringUpToDate(staff, ports);
      await stop.requested;
      return undefined;
    } finally {
      await close(app);
    }
  } finally {
    await staff.stop();
  }
}

/** Without its database the content is published all the same, only without a history: a screen must have something to show. */
async function publishFirst(staff: StaffKeeper, config: ServerConfig, ports: ServerPorts): Promise<void> {
  const part = await staff.soon();
  await publishAndTell(() => (part === undefined ? ports.publish(config) : part.publishAtStart(ports.say)), ports);
}

/** Where nobody has an account yet the content folder is all there is; later somebody looks, and publishes on the page. */
async function bringUpToDate(staff: StaffKeeper, ports: ServerPorts): Promise<void> {
  const part = await staff.opened;
  if (part === undefined) return;
  if (shouldPublishAtStart({ hasFeed: true, hasAccounts: part.hasAccounts })) {
    await publishAndTell(() => part.publishAtStart(ports.say), ports);
  } else if (await part.hasUnpublished().catch(() => false)) ports.say(UNPUBLISHED);
}

async function close(app: FastifyInstance): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), STOP_MAX_MS);
  await app.close();
  clearTimeout(deadline);
}

const realPorts = (): ServerPorts => ({
  kioskDir: path.resolve('dist/kiosk'),
  staffDir: path.resolve('dist/staff'),
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  async publish({ contentDir, dataDir }) {
    const { publish } = await import('../build/publish.ts');
    return publish({ contentDir, dataDir, log: (line) => console.log(line) });
  },
  async openStaff(config, metrics) {
    // Loaded here because it brings the photo encoder and the database: with a good feed the server answers before that
    // is in memory.
    const { openStaffPart } = await import('./staff/compose.ts');
    return openStaffPart(config, { logger: logOptions(config.logLevel), metrics });
  },
  stop: awaitStopRequest(() => process.exit(1)),
});
