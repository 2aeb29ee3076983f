/** Photos of a product: taken in one by one, and shown small. */
import type { Readable } from 'node:stream';
import type { FolderPhoto } from '../api/products.ts';
import { Refused } from '../api/refusal.ts';
import type { ProductKey } from '../api/shapes.ts';
import { photoFile, productFolder } from './content-path.ts';
import type { TakePhoto } from './photo-intake.ts';
import type { Hand, ProductDesk } from './product-desk.ts';
import { THUMBNAIL_TYPE, type Thumbnail, type ThumbnailWidth } from './thumbnails.ts';

export interface ProductPhotos {
  /** [E8] @returns the photo as it lies in the folder now, or the sentence that says why it does not */
  readonly add: (key: ProductKey, stream: Readable, hand: Hand) => Promise<FolderPhoto | { readonly sentence: string }>;
  /** @throws {Refused} `not-found`, `conflict` */
  readonly read: (key: ProductKey, file: string, widthPx: ThumbnailWidth) => Promise<Small>;
}

export interface Small {
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const NO_PRODUCT = 'Produk ini tidak ditemukan; mungkin sudah dihapus.';
const NO_PHOTO = 'Foto ini tidak ditemukan; mungkin sudah dihapus atau diganti.';

export function productPhotos(desk: ProductDesk, takePhoto: TakePhoto, thumbnail: Thumbnail): ProductPhotos {
  const { files, records, note } = desk;

  const demandProduct = async (key: ProductKey) => {
    if ((await files.locate(productFolder(key))) === undefined) throw new Refused('not-found', NO_PRODUCT);
  };

  return {
    async add(key, stream, hand) {
      await demandProduct(key);
      const taken = await takePhoto(stream);
      if ('sentence' in taken) return taken;
      const { file, bytes, width, height } = taken;
      const target = photoFile(productFolder(key), file);
      return files.inTurn(productFolder(key), async () => {
        // Somebody may have deleted the product meanwhile; a folder with nothing but a photo would be no help.
        await demandProduct(key);
        // Named by its digest: what lies there under this name are these bytes.
        if ((await files.locate(target)) === undefined) await files.write(target, bytes);
        await records.change((transaction) => note(transaction, hand, 'photo-added', key, { file }));
        return { file, width, height, bytes: bytes.byteLength };
      });
    },

    async read(key, file, widthPx) {
      const at = await files.locate(photoFile(productFolder(key), file));
      if (at === undefined) throw new Refused('not-found', NO_PHOTO);
      return { type: THUMBNAIL_TYPE, bytes: await thumbnail(at, widthPx) };
    },
  };
}
