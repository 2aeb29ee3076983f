/** What somebody who signs in should look at first. */
import * as z from 'zod/mini';
import { ProductSummary } from './products.ts';
import { route } from './route.ts';
import { Day, FiledProblemShape, Instant } from './shapes.ts';

export const Dashboard = z.strictObject({
  today: Day,
  counts: z.strictObject({
    products: z.int(),
    live: z.int(),
    inCuration: z.int(),
    unpublished: z.int(),
    withErrors: z.int(),
  }),
  inCuration: z.array(ProductSummary),
  /** By the day they end, the past ones first. */
  endingPermits: z.array(ProductSummary),
  /** Calendar and gallery: gaps ahead, no rotation next, holidays of next year missing. */
  problems: z.array(FiledProblemShape),
  current: z.optional(z.strictObject({ revision: z.int(), version: z.int(), publishedAtMs: Instant })),
});
export type Dashboard = z.infer<typeof Dashboard>;

export const dashboardRoutes = {
  dashboard: route({ method: 'GET', path: '/dashboard', access: 'read', answer: Dashboard }),
} as const;
