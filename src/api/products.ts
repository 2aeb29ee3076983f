/** Products: working copies, photos, and the way to approval. */
import * as z from 'zod/mini';
import { COMMODITIES } from '../contract/places.ts';
import { Draft } from './draft.ts';
import { route } from './route.ts';
import { Day, Deed, ETag, Instant, Note, PhotoName, ProblemShape, ProductKey, Reason, Sudin } from './shapes.ts';

/**
 * What staff see a product as. A product on the screen may at the same time have a newer working copy that waits for
 * curation: then it has both.
 */
export const STATUSES = [
  'draft',
  'in-curation',
  'returned',
  'rejected',
  'approved',
  'live',
  'scheduled',
  'archived',
] as const;
export const StatusShape = z.enum(STATUSES);
export type Status = z.infer<typeof StatusShape>;

export const ProductSummary = z.strictObject({
  ...ProductKey.shape,
  /** Of the working copy; "" while it has none. */
  name: z.string(),
  producer: z.string(),
  commodity: z.optional(z.enum(COMMODITIES)),
  /** At least one; the most public first. */
  statuses: z.array(StatusShape),
  /** Cover of the working copy: a file of the product's folder. */
  cover: z.optional(z.string()),
  /** Of the working copy, errors first. */
  problems: z.array(ProblemShape),
  /** Differs from what the running publication holds. */
  isUnpublished: z.boolean(),
  /** First day on the screen of a scheduled one. */
  showsFrom: z.optional(Day),
  /** The permit that ends first, within 90 days or past. */
  permitEnds: z.optional(z.strictObject({ kind: z.enum(['halal', 'pirt']), on: Day })),
  savedAtMs: Instant,
});
export type ProductSummary = z.infer<typeof ProductSummary>;

export const FolderPhoto = z.strictObject({
  file: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
});
export type FolderPhoto = z.infer<typeof FolderPhoto>;

export const ProductView = z.strictObject({
  ...ProductKey.shape,
  /** Of everything an edit is made on; `If-Match` of the next one. */
  etag: ETag,
  draft: Draft,
  /** What the next publication takes, where it differs from the working copy or is the same. Missing before the first approval. */
  approved: z.optional(Draft),
  /** Whether the working copy is newer than what is approved. */
  hasChanges: z.boolean(),
  statuses: z.array(StatusShape),
  /** As if it were to be approved today: errors block. */
  problems: z.array(ProblemShape),
  /** What was said when it was submitted, returned, rejected or archived. */
  curation: z.optional(z.strictObject({ ...Deed.shape, note: z.optional(Note) })),
  approval: z.optional(Deed),
  /** "Sudah diperiksa di laman BPJPH", for this very number. */
  halalCheck: z.optional(z.strictObject({ ...Deed.shape, checkedOn: Day })),
  saved: z.optional(Deed),
  /** Every photo in the folder, used or not. */
  folderPhotos: z.array(FolderPhoto),
});
export type ProductView = z.infer<typeof ProductView>;

const onProduct = { params: ProductKey, needsMatch: true, answer: ProductView } as const;

export const productRoutes = {
  listProducts: route({
    method: 'GET',
    path: '/products',
    access: 'read',
    answer: z.strictObject({
      products: z.array(ProductSummary),
      trash: z.array(
        z.strictObject({
          trashId: z.string(),
          ...ProductKey.shape,
          name: z.string(),
          deletedAtMs: Instant,
          by: z.string(),
        }),
      ),
    }),
  }),
  readProduct: route({
    method: 'GET',
    path: '/products/:sudin/:id',
    access: 'read',
    params: ProductKey,
    answer: ProductView,
  }),
  /** The id is made of the name; a number is added where it is taken. */
  addProduct: route({
    method: 'POST',
    path: '/products/:sudin',
    access: 'edit-product',
    params: z.strictObject({ sudin: Sudin }),
    body: z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)) }),
    answer: ProductView,
  }),
  /** Saves the working copy, finished or not. An edit that matters makes an approved product wait for approval again. */
  saveProduct: route({
    method: 'PUT',
    path: '/products/:sudin/:id',
    access: 'edit-product',
    body: Draft,
    ...onProduct,
  }),
  /** Back to what is approved. */
  discardChanges: route({ method: 'POST', path: '/products/:sudin/:id/discard', access: 'edit-product', ...onProduct }),
  duplicateProduct: route({
    method: 'POST',
    path: '/products/:sudin/:id/duplicate',
    access: 'edit-product',
    params: ProductKey,
    answer: ProductView,
  }),
  /** Into the trash, from which it comes back whole. Never one that a running or coming rotation names. */
  deleteProduct: route({
    method: 'DELETE',
    path: '/products/:sudin/:id',
    access: 'edit-product',
    params: ProductKey,
    needsMatch: true,
    answer: z.strictObject({ trashId: z.string() }),
  }),
  restoreProduct: route({
    method: 'POST',
    path: '/trash/:sudin/:trashId/restore',
    access: 'edit-product',
    params: z.strictObject({ sudin: Sudin, trashId: z.string().check(z.regex(/^[\w-]{1,120}$/)) }),
    answer: ProductView,
  }),
  archiveProduct: route({ method: 'POST', path: '/products/:sudin/:id/archive', access: 'edit-product', ...onProduct }),
  unarchiveProduct: route({
    method: 'POST',
    path: '/products/:sudin/:id/unarchive',
    access: 'edit-product',
    ...onProduct,
  }),
  /** Multipart, any number of fields named `photo`. Each is answered by itself: one bad file costs one file. */
  addPhotos: route({
    method: 'POST',
    path: '/products/:sudin/:id/photos',
    access: 'edit-product',
    params: ProductKey,
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
  /** A small copy of a photo, for lists, the form and the preview. The answer is the picture. */
  readPhoto: route({
    method: 'GET',
    path: '/products/:sudin/:id/photos/:file',
    access: 'read',
    params: z.strictObject({ ...ProductKey.shape, file: PhotoName }),
    query: z.strictObject({ width: z.optional(z.enum(['240', '960', '1600'])) }),
    answer: z.unknown(),
  }),
  submitProduct: route({
    method: 'POST',
    path: '/products/:sudin/:id/submit',
    access: 'edit-product',
    body: z.strictObject({ note: z.optional(Note) }),
    ...onProduct,
  }),
  withdrawProduct: route({
    method: 'POST',
    path: '/products/:sudin/:id/withdraw',
    access: 'edit-product',
    ...onProduct,
  }),
  approveProduct: route({ method: 'POST', path: '/products/:sudin/:id/approve', access: 'curate', ...onProduct }),
  returnProduct: route({
    method: 'POST',
    path: '/products/:sudin/:id/return',
    access: 'curate',
    body: z.strictObject({ reason: Reason }),
    ...onProduct,
  }),
  rejectProduct: route({
    method: 'POST',
    path: '/products/:sudin/:id/reject',
    access: 'curate',
    body: z.strictObject({ reason: Reason }),
    ...onProduct,
  }),
  /** The curator looked the certificate up by hand; `null` takes the tick back. */
  checkHalal: route({
    method: 'PUT',
    path: '/products/:sudin/:id/halal-check',
    access: 'curate',
    params: ProductKey,
    body: z.strictObject({ checkedOn: z.nullable(Day) }),
    answer: ProductView,
  }),
} as const;
