/** The staff's side of the server, put together: the one place where database, desks, publisher and API meet. */
import path from 'node:path';
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
import { ensureSetupLink } from '../../accounts/make-links.ts';
import { countAdministrators } from '../../accounts/rows.ts';
import { useSession } from '../../accounts/sessions.ts';
import { routes } from '../../api/routes.ts';
import { feedPath } from '../../contract/feed-paths.ts';
import { openContentFiles } from '../../desk/content-files.ts';
import { dashboardReader } from '../../desk/dashboard.ts';
import { sudinNamesIn } from '../../desk/sudin-names.ts';
import { galleryDesk } from '../../desk/gallery.ts';
import { noticesDesk } from '../../desk/notices.ts';
import { photoIntake } from '../../desk/photo-intake.ts';
import { planDesk } from '../../desk/plan.ts';
import { productReader } from '../../desk/product-reader.ts';
import { openProducts, thumbnailsDirIn, uploadsDirIn } from '../../desk/products.ts';
import { thumbnails } from '../../desk/thumbnails.ts';
import { readShownTimes } from '../../exposure/shown-times.ts';
import { createPublisher, type Outcome, type Publisher } from '../../publications/publisher.ts';
import { openRecords, recordsUrlIn } from '../../records/open-records.ts';
import type { Records } from '../../records/records.ts';
import { openScreensDesk, type ScreensDesk } from '../../screens/screens-desk.ts';
import { webhook } from '../../screens/webhook.ts';
import { openExchange } from '../../spreadsheets/exchange.ts';
import type { ServerConfig } from '../config.ts';
import { feedFileReader, type FeedFile } from '../feed-file.ts';
import type { Metrics } from '../metrics.ts';
import { placesIn } from '../places.ts';
import type { StaffPart } from '../staff-part.ts';
import { auditHandlers } from './audit-handlers.ts';
import { backupHandlers } from './backup-handlers.ts';
import { dashboardHandlers } from './dashboard-handlers.ts';
import { exchangeHandlers } from './exchange-handlers.ts';
import { exposureHandlers } from './exposure-handlers.ts';
import { galleryHandlers } from './gallery-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { productHandlers } from './product-handlers.ts';
import { publicationHandlers } from './publication-handlers.ts';
import { publishAtStart } from './publish-at-start.ts';
import { publishedBy } from './published.ts';
import { screenHandlers } from './screen-handlers.ts';
import { sessionKeyIn } from './session-key.ts';
import { buildStaffApp } from './staff-app.ts';

export type StaffPartConfig = Pick<ServerConfig, 'contentDir' | 'dataDir' | 'staff'>;

export interface StaffPartPorts {
  readonly logger?: FastifyServerOptions['logger'];
  readonly metrics?: Pick<Metrics, 'publication'> | undefined;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** @throws {RecordsError} when the database cannot be opened; then nothing is open */
export async function openStaffPart(
  { contentDir, dataDir, staff }: StaffPartConfig,
  { logger, metrics, now = Date.now }: StaffPartPorts = {},
): Promise<StaffPart> {
  const records = await openRecords({ url: staff.dbUrl ?? recordsUrlIn(dataDir), authToken: staff.dbToken });
  try {
    const files = openContentFiles(contentDir);
    const onEnded = (outcome: Outcome) => {
      metrics?.publication(outcome.state);
      // Each is an event of its own: the same outcome twice is two lines.
      if (log !== undefined) logPublication(log, outcome);
    };
    let log: FastifyBaseLogger | undefined;
    const publisher = createPublisher({ contentDir, dataDir, records, now, inTurn: files.inTurn, onEnded });
    await publisher.reconcile();
    const readFeed = feedFileReader(path.join(dataDir, 'feed', feedPath));
    const timeZone = async () => (await readFeed())?.timeZone ?? 'Asia/Jakarta';
    const screens = await openScreensDesk({
      records,
      now,
      timeZone,
      silentMinutes: staff.screenSilentMinutes,
      tell: staff.screenWebhookUrl === undefined ? undefined : webhook(staff.screenWebhookUrl, timeZone),
      log: {
        changed: (line) =>
          line.state === 'silent' ? log?.warn(line, 'screen silent') : log?.info(line, 'screen heard'),
      },
    });
    const app = await buildStaffApp({
      routes,
      handlers: {
        ...handlersOf({ records, publisher, files, dataDir, screens, readFeed }),
        ...backupHandlers({
          places: placesIn({ contentDir, dataDir, staff }),
          records,
          uploadsDir: uploadsDirIn(dataDir),
        }),
      },
      actorOf: (session, nowMs) => useSession(records, session, nowMs),
      now,
      sessionKey: staff.sessionKey === undefined ? await sessionKeyIn(dataDir) : Buffer.from(staff.sessionKey, 'hex'),
      allowHttp: staff.allowHttp,
      trustProxy: staff.trustProxy,
      logger,
    });
    log = app.log;
    const tickScreens = oneAtATime(() => screens.tick());
    return {
      app,
      screens,
      setupToken: (await ensureSetupLink(records, now()))?.token,
      hasAccounts: (await countAdministrators(records)) > 0,
      publishAtStart: (say) => publishAtStart(publisher, say),
      hasUnpublished: publisher.hasUnpublished,
      async tick(nowMs) {
        // Beside each other: a webhook that hangs must not hold up a scheduled publication.
        void tickScreens().catch((error: unknown) => app.log.error(error));
        await publisher.tick(nowMs);
      },
      async close() {
        await app.close();
        await screens.close();
        await records.close();
      },
    };
  } catch (error) {
    await records.close();
    throw error;
  }
}

/** Asked again while it runs, it goes on as it was. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () =>
    (running ??= work().finally(() => {
      running = undefined;
    }));
}

function logPublication(log: Pick<FastifyBaseLogger, 'info' | 'warn'>, outcome: Outcome): void {
  const { state } = outcome;
  const line = 'revision' in outcome ? { state, revision: outcome.revision } : { state, sentence: outcome.sentence };
  const isOnScreens = state === 'published' || state === 'unchanged';
  log[isOnScreens ? 'info' : 'warn']({ subject: 'publication', ...line }, `publication: ${state}`);
}

interface Parts {
  readonly records: Records;
  readonly publisher: Publisher;
  readonly files: ReturnType<typeof openContentFiles>;
  readonly dataDir: string;
  readonly screens: ScreensDesk;
  readonly readFeed: () => Promise<FeedFile | undefined>;
}

function handlersOf({ records, publisher, files, dataDir, screens, readFeed }: Parts) {
  const published = publishedBy(publisher);
  // One of each for all who take photos in and show them, so that the ceiling on work at a time is one.
  const takePhoto = photoIntake(uploadsDirIn(dataDir));
  const thumbnail = thumbnails(thumbnailsDirIn(dataDir));
  const reader = productReader(files, records);
  const products = openProducts({ files, dataDir, records, published, reader, takePhoto, thumbnail });
  return {
    ...peopleHandlers(records),
    ...dashboardHandlers(dashboardReader({ files, list: products.list, published })),
    ...productHandlers(products),
    ...exchangeHandlers(openExchange({ files, reader, products })),
    ...planHandlers(planDesk({ files, reader, records, shownTimes: (since) => readShownTimes(records, since) })),
    ...galleryHandlers(galleryDesk({ files, records }), noticesDesk({ files, records, takePhoto, thumbnail })),
    ...publicationHandlers(publisher),
    ...screenHandlers(screens, readFeed),
    ...exposureHandlers({ records, sudinNames: () => sudinNamesIn(files) }),
    ...auditHandlers(records),
  };
}
