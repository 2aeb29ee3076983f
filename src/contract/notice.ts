/**
 * A notice ("pengumuman"): the gallery speaks for itself, between the products. It names no product and no Suku Dinas, so
 * that it can be nobody's turn. Whether it is shown today is decided by notice-rules.ts.
 */
import * as z from 'zod/mini';
import { LocalDateSchema } from './date-schema.ts';
import { PhotoSchema } from './feed.ts';
import { EVERY_SLIDES, NOTICE_TEXT_MAX_CHARS, NOTICE_TITLE_MAX_CHARS } from './limits.ts';
import { Id, Link, PhotoInContent } from './product.ts';
import { localText } from './text.ts';

/** Fields a notice has in its file and in a feed alike. */
const commonFields = {
  title: localText(NOTICE_TITLE_MAX_CHARS),
  text: localText(NOTICE_TEXT_MAX_CHARS),
  link: z.optional(Link),
  /** First and last day, both inclusive. */
  starts: LocalDateSchema,
  ends: LocalDateSchema,
  /** It comes after so many slides of products. */
  everySlides: z.int().check(z.gte(EVERY_SLIDES.min), z.lte(EVERY_SLIDES.max)),
  sample: z.optional(z.boolean()),
};

/** The file as staff write it; its id is the file's name. */
export const NoticeSchema = z.strictObject({
  $schema: z.optional(z.string()),
  ...commonFields,
  photo: z.optional(PhotoInContent),
});
export type NoticeContent = z.infer<typeof NoticeSchema>;

/** The same in a feed: with its id, and its photo in the sizes screens load. Unknown keys of a newer builder are dropped. */
export const FeedNoticeSchema = z.object({
  id: Id,
  ...commonFields,
  photo: z.optional(PhotoSchema),
});
export type FeedNotice = z.infer<typeof FeedNoticeSchema>;
