import type { galleryRoutes } from '../../api/gallery.ts';
import type { GalleryDesk } from '../../desk/gallery.ts';
import type { Notices } from '../../desk/notices.ts';
import { handOf } from './hand-of.ts';
import { Picture, type Handlers } from './handler.ts';
import { pictureWidth } from './picture-width.ts';

export const galleryHandlers = (gallery: GalleryDesk, notices: Notices): Handlers<typeof galleryRoutes> => ({
  readGallery: () => gallery.read(),
  saveGallery: ({ body, ifMatch, ...request }) => gallery.save(body, ifMatch, handOf(request)),
  listNotices: async ({ nowMs }) => ({ notices: await notices.list(nowMs) }),
  addNotice: ({ body, ...request }) => notices.add(body, handOf(request)),
  saveNotice: ({ params, body, ifMatch, ...request }) => notices.save(params.id, body, ifMatch, handOf(request)),
  async deleteNotice({ params, ifMatch, ...request }) {
    await notices.remove(params.id, ifMatch, handOf(request));
    return {};
  },
  async addNoticePhoto({ files, ...request }) {
    const results = [];
    for await (const { name, stream } of files) {
      const outcome = await notices.addPhoto(stream, handOf(request));
      results.push('sentence' in outcome ? { name, sentence: outcome.sentence } : { name, photo: outcome });
    }
    return { results };
  },
  async readNoticePhoto({ params, query }) {
    const { type, bytes } = await notices.readPhoto(params.file, pictureWidth(query.width));
    return new Picture(type, bytes);
  },
});
