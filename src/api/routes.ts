/** Every route of the staff API. */
import { auditRoutes } from './audit.ts';
import { backupRoutes } from './backup.ts';
import { dashboardRoutes } from './dashboard.ts';
import { exposureRoutes } from './exposure.ts';
import { exchangeRoutes } from './exchange.ts';
import { galleryRoutes } from './gallery.ts';
import { peopleRoutes } from './people.ts';
import { planRoutes } from './plan.ts';
import { productRoutes } from './products.ts';
import { publicationRoutes } from './publications.ts';
import { screenRoutes } from './screens.ts';

export const routes = {
  ...peopleRoutes,
  ...dashboardRoutes,
  ...productRoutes,
  ...exchangeRoutes,
  ...planRoutes,
  ...galleryRoutes,
  ...publicationRoutes,
  ...screenRoutes,
  ...exposureRoutes,
  ...auditRoutes,
  ...backupRoutes,
} as const;
