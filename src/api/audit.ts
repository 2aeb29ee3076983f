/** Who did what: a book that is only ever added to. */
import * as z from 'zod/mini';
import { route } from './route.ts';
import { Instant } from './shapes.ts';

export const AuditLine = z.strictObject({
  id: z.int(),
  atMs: Instant,
  who: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const auditRoutes = {
  readAudit: route({
    method: 'GET',
    path: '/audit',
    access: 'read-audit',
    query: z.strictObject({
      before: z.optional(z.coerce.number()),
      search: z.optional(z.string().check(z.maxLength(100))),
    }),
    answer: z.strictObject({ lines: z.array(AuditLine), hasMore: z.boolean() }),
  }),
} as const;
