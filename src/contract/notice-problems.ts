/** What staff hear about a notice whose shape is right. Pure; whether it is over is judged before, by its date. */
import { QR_URL_COMFORTABLE_CHARS } from './limits.ts';
import { linkFault } from './links.ts';
import type { NoticeContent } from './notice.ts';
import type { Problem } from './problems.ts';
import { say } from './sentences.ts';

/** [C13] Dates in order, a link under the rules of a product's (C7), and what is still missing in English. */
export function noticeProblems({ title, text, link, starts, ends, sample }: NoticeContent): Problem[] {
  const found: Problem[] = [];
  if (title.en === undefined) found.push({ field: 'title.en', ...say('no-english') });
  if (text.en === undefined) found.push({ field: 'text.en', ...say('no-english') });
  if (ends < starts) found.push({ field: 'ends', ...say('dates-reversed') });
  if (link === undefined) return found;
  const fault = linkFault(link.kind, link.url, sample === true);
  if (fault !== undefined) found.push({ field: 'link.url', ...say(fault, { kind: link.kind }) });
  else if (link.url.length > QR_URL_COMFORTABLE_CHARS) {
    found.push({ field: 'link.url', ...say('link-long', { max: QR_URL_COMFORTABLE_CHARS }) });
  }
  return found;
}
