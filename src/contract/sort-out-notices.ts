/** [F16] The notices of a feed, one by one: a bad one is set aside by name and costs neither the others nor the feed. */
import { NOTICES_MAX } from './limits.ts';
import { FeedNoticeSchema, type FeedNotice } from './notice.ts';
import { firstIssue, idOf, type Quarantined } from './quarantine.ts';

export interface SortedNotices {
  readonly notices: readonly FeedNotice[];
  readonly quarantined: readonly Quarantined[];
}

/** @param candidates whatever stands at `notices`; what is no list has nothing good in it */
export function sortOutNotices(candidates: unknown): SortedNotices {
  const notices: FeedNotice[] = [];
  const quarantined: Quarantined[] = [];
  const seen = new Set<string>();
  if (candidates !== undefined && !Array.isArray(candidates)) {
    return { notices, quarantined: [{ index: 0, id: undefined, reason: 'notices: no list' }] };
  }
  for (const [index, candidate] of ((candidates ?? []) as readonly unknown[]).entries()) {
    const refuse = (reason: string) => quarantined.push({ index, id: idOf(candidate), reason });
    const parsed = FeedNoticeSchema.safeParse(candidate);
    if (!parsed.success) refuse(firstIssue(parsed.error));
    else if (seen.has(parsed.data.id)) refuse('the same notice twice');
    else if (parsed.data.ends < parsed.data.starts) refuse('ends before it starts');
    else if (notices.length === NOTICES_MAX) refuse(`more than ${NOTICES_MAX}`);
    else {
      seen.add(parsed.data.id);
      notices.push(parsed.data);
    }
  }
  return { notices, quarantined };
}
