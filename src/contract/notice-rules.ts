/**
 * Which notices a screen shows, asked every day, online or not. Free of zod, like card-rules.ts.
 * "Today" is a local date of the gallery; with an untrusted clock it is undefined.
 */
import type { LocalDate } from './dates.ts';
import { linkFault } from './links.ts';
import type { FeedNotice } from './notice.ts';

type Shown = Pick<FeedNotice, 'starts' | 'ends' | 'link' | 'sample'>;

/**
 * [C14] The notices of this day, in the order they came in: from their first day to their last, and none whose link
 * breaks the rules (C7). Without a trusted clock nothing is known to be over or too early, so all of them stay (R4).
 */
export const noticesFor = <N extends Shown>(today: LocalDate | undefined, notices: readonly N[] = []): N[] =>
  notices.filter((notice) => isOn(notice, today) && mayLink(notice));

const isOn = ({ starts, ends }: Shown, today: LocalDate | undefined): boolean =>
  today === undefined || (starts <= today && today <= ends);

const mayLink = ({ link, sample }: Shown): boolean =>
  link === undefined || linkFault(link.kind, link.url, sample === true) === undefined;
