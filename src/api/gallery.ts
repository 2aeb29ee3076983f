/** What is said about the gallery as a whole: texts, hours, holidays, screen settings; and its notices. */
import * as z from 'zod/mini';
import { GallerySchema } from '../contract/gallery.ts';
import { NoticeSchema } from '../contract/notice.ts';
import { Id } from '../contract/product.ts';
import { FolderPhoto } from './products.ts';
import { route } from './route.ts';
import { ETag, Nothing, PhotoName, ProblemShape } from './shapes.ts';

const { $schema: _gallerySchema, ...galleryFields } = GallerySchema.shape;
const GalleryBody = z.strictObject(galleryFields);
export type GalleryBody = z.infer<typeof GalleryBody>;

export const GalleryView = z.strictObject({
  etag: ETag,
  /** As it stands in the file; where somebody broke it by hand, what could be read of it. */
  gallery: z.unknown(),
  problems: z.array(ProblemShape),
});
export type GalleryView = z.infer<typeof GalleryView>;

const { $schema: _noticeSchema, ...noticeFields } = NoticeSchema.shape;
const NoticeBody = z.strictObject(noticeFields);
export type NoticeBody = z.infer<typeof NoticeBody>;

export const NoticeView = z.strictObject({
  id: Id,
  etag: ETag,
  /** As it stands in the file. */
  notice: z.unknown(),
  problems: z.array(ProblemShape),
});
export type NoticeView = z.infer<typeof NoticeView>;

const NoticeId = z.strictObject({ id: Id });

export const galleryRoutes = {
  readGallery: route({ method: 'GET', path: '/gallery', access: 'read', answer: GalleryView }),
  saveGallery: route({
    method: 'PUT',
    path: '/gallery',
    access: 'edit-gallery',
    body: GalleryBody,
    needsMatch: true,
    answer: GalleryView,
  }),
  listNotices: route({
    method: 'GET',
    path: '/notices',
    access: 'read',
    answer: z.strictObject({ notices: z.array(NoticeView) }),
  }),
  addNotice: route({ method: 'POST', path: '/notices', access: 'edit-gallery', body: NoticeBody, answer: NoticeView }),
  saveNotice: route({
    method: 'PUT',
    path: '/notices/:id',
    access: 'edit-gallery',
    params: NoticeId,
    body: NoticeBody,
    needsMatch: true,
    answer: NoticeView,
  }),
  deleteNotice: route({
    method: 'DELETE',
    path: '/notices/:id',
    access: 'edit-gallery',
    params: NoticeId,
    needsMatch: true,
    answer: Nothing,
  }),
  addNoticePhoto: route({
    method: 'POST',
    path: '/notices/photos',
    access: 'edit-gallery',
    takesFiles: true,
    answer: z.strictObject({
      results: z.array(
        z.union([
          z.strictObject({ name: z.string(), photo: FolderPhoto }),
          z.strictObject({ name: z.string(), sentence: z.string() }),
        ]),
      ),
    }),
  }),
  readNoticePhoto: route({
    method: 'GET',
    path: '/notices/photos/:file',
    access: 'read',
    params: z.strictObject({ file: PhotoName }),
    query: z.strictObject({ width: z.optional(z.enum(['240', '960', '1600'])) }),
    answer: z.unknown(),
  }),
} as const;
