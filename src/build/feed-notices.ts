import type { FeedNotice } from '../contract/notice.ts';
import type { SourceNotice } from './check-notices.ts';
import { feedPhoto } from './feed-photo.ts';
import type { ReadyPhoto } from './photo-cache.ts';

/** Field by field, as cards are made: a new field of the staff's never becomes public by itself. */
export const feedNotices = (
  notices: readonly SourceNotice[],
  ready: ReadonlyMap<string, ReadyPhoto>,
): readonly FeedNotice[] =>
  notices.map(({ id, notice, photo: source }) => ({
    id,
    title: notice.title,
    text: notice.text,
    photo: notice.photo && feedPhoto(notice.photo, ready.get(source?.path ?? '')),
    link: notice.link,
    starts: notice.starts,
    ends: notice.ends,
    everySlides: notice.everySlides,
    sample: notice.sample,
  }));
