import type { productRoutes } from '../../api/products.ts';
import type { Products } from '../../desk/products.ts';
import { handOf } from './hand-of.ts';
import { Picture, type Handlers } from './handler.ts';
import { pictureWidth } from './picture-width.ts';

export function productHandlers(products: Products): Handlers<typeof productRoutes> {
  return {
    listProducts: async ({ nowMs }) => ({
      products: await products.list(nowMs),
      trash: (await products.trash()).map(({ trashId, key: { sudin, id }, name, deletedAtMs, by }) => ({
        trashId,
        sudin,
        id,
        name,
        deletedAtMs,
        by,
      })),
    }),
    readProduct: ({ params, nowMs }) => products.read(params, nowMs),
    addProduct: ({ params, body, ...request }) => products.add(params.sudin, body.name, handOf(request)),
    saveProduct: ({ params, body, ifMatch, ...request }) => products.save(params, body, ifMatch, handOf(request)),
    discardChanges: ({ params, ifMatch, ...request }) => products.discard(params, ifMatch, handOf(request)),
    duplicateProduct: ({ params, ...request }) => products.duplicate(params, handOf(request)),
    deleteProduct: ({ params, ifMatch, ...request }) => products.remove(params, ifMatch, handOf(request)),
    restoreProduct: ({ params, ...request }) => products.restore(params.sudin, params.trashId, handOf(request)),
    archiveProduct: ({ params, ifMatch, ...request }) => products.archive(params, ifMatch, handOf(request)),
    unarchiveProduct: ({ params, ifMatch, ...request }) => products.unarchive(params, ifMatch, handOf(request)),
    async addPhotos({ params, files, ...request }) {
      const results = [];
      for await (const { name, stream } of files) {
        const outcome = await products.photos.add(params, stream, handOf(request));
        results.push('sentence' in outcome ? { name, sentence: outcome.sentence } : { name, photo: outcome });
      }
      return { results };
    },
    async readPhoto({ params: { file, ...key }, query }) {
      const { type, bytes } = await products.photos.read(key, file, pictureWidth(query.width));
      return new Picture(type, bytes);
    },
    submitProduct: ({ params, body, ifMatch, ...request }) =>
      products.submit(params, body.note, ifMatch, handOf(request)),
    withdrawProduct: ({ params, ifMatch, ...request }) => products.withdraw(params, ifMatch, handOf(request)),
    approveProduct: ({ params, ifMatch, ...request }) => products.approve(params, ifMatch, handOf(request)),
    returnProduct: ({ params, body, ifMatch, ...request }) =>
      products.sendBack('return', params, body.reason, ifMatch, handOf(request)),
    rejectProduct: ({ params, body, ifMatch, ...request }) =>
      products.sendBack('reject', params, body.reason, ifMatch, handOf(request)),
    checkHalal: ({ params, body, ...request }) =>
      products.checkHalal(params, body.checkedOn ?? undefined, handOf(request)),
  };
}
