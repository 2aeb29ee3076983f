/** The staff's side of the server, put together: the one place where database, desks, publisher and API meet. */
import type { FastifyServerOptions } from 'fastify';
import { ensureSetupLink } from '../../accounts/make-links.ts';
import { countAdministrators } from '../../accounts/rows.ts';
import { useSession } from '../../accounts/sessions.ts';
import { routes } from '../../api/routes.ts';
import { openContentFiles } from '../../desk/content-files.ts';
import { dashboardReader } from '../../desk/dashboard.ts';
import { galleryDesk } from '../../desk/gallery.ts';
import { noticesDesk } from '../../desk/notices.ts';
import { photoIntake } from '../../desk/photo-intake.ts';
import { planDesk } from '../../desk/plan.ts';
import { productReader } from '../../desk/product-reader.ts';
import { openProducts, thumbnailsDirIn, uploadsDirIn } from '../../desk/products.ts';
import { thumbnails } from '../../desk/thumbnails.ts';
import { createPublisher, type Publisher } from '../../publications/publisher.ts';
import { openRecords, recordsUrlIn } from '../../records/open-records.ts';
import type { Records } from '../../records/records.ts';
import type { ServerConfig } from '../config.ts';
import type { StaffPart } from '../staff-part.ts';
import { auditHandlers } from './audit-handlers.ts';
import { dashboardHandlers } from './dashboard-handlers.ts';
import { galleryHandlers } from './gallery-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { productHandlers } from './product-handlers.ts';
import { publicationHandlers } from './publication-handlers.ts';
import { publishAtStart } from './publish-at-start.ts';
import { publishedBy } from './published.ts';
import { sessionKeyIn } from './session-key.ts';
import { buildStaffApp } from './staff-app.ts';

export type StaffPartConfig = Pick<ServerConfig, 'contentDir' | 'dataDir' | 'staff'>;

export interface StaffPartPorts {
  readonly logger?: FastifyServerOptions['logger'];
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** @throws {RecordsError} when the database cannot be opened; then nothing is open */
export async function openStaffPart(
  { contentDir, dataDir, staff }: StaffPartConfig,
  { logger, now = Date.now }: StaffPartPorts = {},
): Promise<StaffPart> {
  const records = await openRecords({ url: staff.dbUrl ?? recordsUrlIn(dataDir), authToken: staff.dbToken });
  try {
    const files = openContentFiles(contentDir);
    const publisher = createPublisher({ contentDir, dataDir, records, now, inTurn: files.inTurn });
    await publisher.reconcile();
    const app = await buildStaffApp({
      routes,
      handlers: handlersOf({ records, publisher, files, dataDir }),
      actorOf: (session, nowMs) => useSession(records, session, nowMs),
      now,
      sessionKey: staff.sessionKey === undefined ? await sessionKeyIn(dataDir) : Buffer.from(staff.sessionKey, 'hex'),
      allowHttp: staff.allowHttp,
      trustProxy: staff.trustProxy,
      logger,
    });
    return {
      app,
      setupToken: (await ensureSetupLink(records, now()))?.token,
      hasAccounts: (await countAdministrators(records)) > 0,
      publishAtStart: (say) => publishAtStart(publisher, say),
      hasUnpublished: publisher.hasUnpublished,
      tick: publisher.tick,
      async close() {
        await app.close();
        await records.close();
      },
    };
  } catch (error) {
    await records.close();
    throw error;
  }
}

interface Parts {
  readonly records: Records;
  readonly publisher: Publisher;
  readonly files: ReturnType<typeof openContentFiles>;
  readonly dataDir: string;
}

function handlersOf({ records, publisher, files, dataDir }: Parts) {
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
    ...planHandlers(planDesk({ files, reader, records })),
    ...galleryHandlers(galleryDesk({ files, records }), noticesDesk({ files, records, takePhoto, thumbnail })),
    ...publicationHandlers(publisher),
    ...auditHandlers(records),
  };
}
