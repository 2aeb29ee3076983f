/** The book of changes, page after page, in words. */
import type { auditRoutes } from '../../api/audit.ts';
import { readAudit } from '../../records/audit.ts';
import type { Records } from '../../records/records.ts';
import { actionInWords, actionsLike, detailInWords, subjectInWords } from './audit-words.ts';
import type { Handlers } from './handler.ts';

const PAGE_LINES = 100;

export function auditHandlers(records: Records): Handlers<typeof auditRoutes> {
  return {
    async readAudit({ query: { before, search } }) {
      const text = search?.trim() ?? '';
      const found = await readAudit(records, {
        beforeId: before,
        // One more than is shown says whether there are more.
        limit: PAGE_LINES + 1,
        ...(text === '' ? {} : { filter: { search: { text, actions: actionsLike(text) } } }),
      });
      const lines = found.slice(0, PAGE_LINES).map(({ id, atMs, who, action, subject, detail }) => ({
        id,
        atMs,
        who,
        action: actionInWords(action),
        subject: subjectInWords(subject),
        detail: detailInWords(detail),
      }));
      return { lines, hasMore: found.length > PAGE_LINES };
    },
  };
}
