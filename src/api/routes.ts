/** Every route of the staff API. */
import { auditRoutes } from './audit.ts';
import { dashboardRoutes } from './dashboard.ts';
import { galleryRoutes } from './gallery.ts';
import { peopleRoutes } from './people.ts';
import { planRoutes } from './plan.ts';
import { productRoutes } from './products.ts';
import { publicationRoutes } from './publications.ts';

export const routes = {
  ...peopleRoutes,
  ...dashboardRoutes,
  ...productRoutes,
  ...planRoutes,
  ...galleryRoutes,
  ...publicationRoutes,
  ...auditRoutes,
} as const;
