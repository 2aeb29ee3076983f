/** The desk of products, put together: everything `api/products.ts` has a route for. */
import path from 'node:path';
import type { ProductSummary, ProductView } from '../api/products.ts';
import type { ProductKey } from '../api/shapes.ts';
import type { Records } from '../records/records.ts';
import type { ContentFiles } from './content-files.ts';
import { folderPhotos } from './folder-photos.ts';
import { keptCopies } from './kept-copies.ts';
import { photoIntake, type TakePhoto } from './photo-intake.ts';
import { planReader } from './planned.ts';
import { productCuration, type ProductCuration } from './product-curation.ts';
import { productDesk } from './product-desk.ts';
import { productEdits, type ProductEdits } from './product-edits.ts';
import { productList } from './product-list.ts';
import { productPhotos, type ProductPhotos } from './product-photos.ts';
import { productReader, type ProductReader } from './product-reader.ts';
import { productRemoval, type ProductRemoval } from './product-removal.ts';
import type { Published } from './published.ts';
import { thumbnails, type Thumbnail } from './thumbnails.ts';
import { galleryToday } from './today-of.ts';
import { trashIn, type Deleted } from './trash.ts';

export interface ProductsOptions {
  readonly files: ContentFiles;
  /** Absolute. Holds the trash, small copies of photos, uploads under way and copies of what was written over. */
  readonly dataDir: string;
  readonly records: Records;
  readonly published: Published;
  /** One for all who read products, so that each file is remembered once. */
  readonly reader?: ProductReader | undefined;
  /** One for all who take photos in, so that the ceiling on work at a time is one. */
  readonly takePhoto?: TakePhoto | undefined;
  readonly thumbnail?: Thumbnail | undefined;
}

export interface Products extends ProductEdits, ProductCuration, ProductRemoval {
  /** @param nowMs epoch milliseconds; all of these throw `Refused` and know no HTTP */
  readonly list: (nowMs: number) => Promise<ProductSummary[]>;
  readonly trash: () => Promise<readonly Deleted[]>;
  readonly read: (key: ProductKey, nowMs: number) => Promise<ProductView>;
  readonly photos: ProductPhotos;
}

export const uploadsDirIn = (dataDir: string): string => path.join(dataDir, 'uploads');
export const thumbnailsDirIn = (dataDir: string): string => path.join(dataDir, 'cache', 'thumbs');

export function openProducts({ files, dataDir, records, published, ...ports }: ProductsOptions): Products {
  const takePhoto = ports.takePhoto ?? photoIntake(uploadsDirIn(dataDir));
  const thumbnail = ports.thumbnail ?? thumbnails(thumbnailsDirIn(dataDir));
  const desk = productDesk({
    files,
    records,
    published,
    reader: ports.reader ?? productReader(files, records),
    photos: folderPhotos(files),
    readPlan: planReader(files),
    todayOf: galleryToday(files),
  });
  const trash = trashIn(path.join(dataDir, 'trash'), files);
  const keepCopy = keptCopies(path.join(dataDir, 'kept'));
  return {
    ...productEdits(desk, trash, keepCopy),
    ...productCuration(desk, keepCopy),
    ...productRemoval(desk, trash),
    photos: productPhotos(desk, takePhoto, thumbnail),
    list: productList(desk),
    trash: trash.list,
    read: async (key, nowMs) => desk.show(await desk.find(key), nowMs),
  };
}
