/**
 * Where things lie in the content folder. A path to write to can only be made here, out of a Suku Dinas, an id and a file
 * name that were looked at again: whatever somebody sends, nothing but these shapes becomes a path.
 */
import { Refused } from '../api/refusal.ts';
import { ProductKey } from '../api/shapes.ts';
import type { SudinKey } from '../contract/places.ts';
import { Id, PhotoInContent } from '../contract/product.ts';

declare const made: unique symbol;
/** Relative to the content folder, with `/`. */
export type ContentPath = string & { readonly [made]: 'content path' };

const NOT_THERE = 'Yang Anda cari tidak ditemukan; mungkin sudah dihapus atau alamatnya salah.';

export const GALLERY_FILE = 'gallery.json' as ContentPath;
export const PRODUCTS_FOLDER = 'products' as ContentPath;
export const ROTATIONS_FOLDER = 'rotations' as ContentPath;
export const NOTICES_FOLDER = 'notices' as ContentPath;

const checkedId = (id: string): string => {
  if (!Id.safeParse(id).success) throw new Refused('not-found', NOT_THERE);
  return id;
};

/** @throws {Refused} `not-found`, as do all of these */
export function productFolder(key: ProductKey): ContentPath {
  const parsed = ProductKey.safeParse({ sudin: key.sudin, id: key.id });
  if (!parsed.success) throw new Refused('not-found', NOT_THERE);
  return `${PRODUCTS_FOLDER}/${parsed.data.sudin}/${parsed.data.id}` as ContentPath;
}

export const sudinFolder = (sudin: SudinKey): ContentPath =>
  productFolder({ sudin, id: 'x' }).slice(0, -'/x'.length) as ContentPath;

export const productFile = (key: ProductKey): ContentPath => `${productFolder(key)}/product.json` as ContentPath;
export const draftFile = (key: ProductKey): ContentPath => `${productFolder(key)}/draft.json` as ContentPath;
export const rotationFile = (id: string): ContentPath => `${ROTATIONS_FOLDER}/${checkedId(id)}.json` as ContentPath;
export const noticeFile = (id: string): ContentPath => `${NOTICES_FOLDER}/${checkedId(id)}.json` as ContentPath;

/** Of a product's folder, or `NOTICES_FOLDER`. */
export function photoFile(folder: ContentPath, name: string): ContentPath {
  if (!isPhotoName(name)) throw new Refused('not-found', NOT_THERE);
  return `${folder}/${name}` as ContentPath;
}

/** A plain name that ends like a photo; whether it is one, its bytes say. */
export const isPhotoName = (name: string): boolean => PhotoInContent.shape.file.safeParse(name).success;
