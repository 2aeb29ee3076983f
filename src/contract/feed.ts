/**
 * What a screen reads. `feed.json` is small and mutable; rotation documents and photos are named by their SHA-256 and
 * never change. Cards carry everything the screen shows, so a rotation needs nothing but its document and its photos.
 */
import * as z from 'zod/mini';
import { LocalDateSchema } from './date-schema.ts';
import { FeedGallerySchema } from './gallery.ts';
import {
  CARDS_PER_ROTATION_MAX,
  PHOTO_MAX_BYTES,
  PHOTO_MAX_SIDE_PX,
  PHOTOS_PER_CARD_MAX,
  ROTATION_MAX_BYTES,
  ROTATIONS_MAX,
  SHORT_TEXT_MAX_CHARS,
} from './limits.ts';
import { PHOTO_TYPES } from './feed-paths.ts';
import type { FeedNotice } from './notice.ts';
import { commonFields, Focus, Id } from './product.ts';
import { localText } from './text.ts';

export const FEED_FORMAT = 1;

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const positiveInt = (max: number) => z.int().check(z.gte(1), z.lte(max));

export const VariantSchema = z.object({
  sha256: Sha256,
  bytes: positiveInt(PHOTO_MAX_BYTES),
  width: positiveInt(PHOTO_MAX_SIDE_PX),
  height: positiveInt(PHOTO_MAX_SIDE_PX),
  type: z.enum(PHOTO_TYPES),
});
/** One encoded size of a photo; its file is `photos/<sha256>.<ext>`. */
export type Variant = z.infer<typeof VariantSchema>;

export const PhotoSchema = z.object({
  alt: localText(SHORT_TEXT_MAX_CHARS),
  /** The point that must stay visible when the photo is cropped, in percent from the left and the top. */
  focus: Focus,
  /** Placeholder colour shown until the photo is decoded. */
  color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  /** Ascending by width. */
  variants: z.array(VariantSchema).check(z.minLength(1), z.maxLength(12)),
});
export type Photo = z.infer<typeof PhotoSchema>;

export const CardSchema = z.object({
  ...commonFields,
  photos: z.array(PhotoSchema).check(z.maxLength(PHOTOS_PER_CARD_MAX)),
});
/** Everything the screen shows of one product. */
export type Card = z.infer<typeof CardSchema>;

export const RotationDocumentSchema = z.object({
  format: z.literal(FEED_FORMAT),
  id: Id,
  title: localText(SHORT_TEXT_MAX_CHARS),
  starts: LocalDateSchema,
  ends: LocalDateSchema,
  /** Parsed one by one, so that one bad card costs one card. */
  cards: z.array(z.unknown()).check(z.maxLength(CARDS_PER_ROTATION_MAX)),
});
export interface RotationDocument {
  format: typeof FEED_FORMAT;
  id: string;
  title: Card['name'];
  starts: string;
  ends: string;
  cards: Card[];
}

export const RotationEntrySchema = z.object({
  id: Id,
  title: localText(SHORT_TEXT_MAX_CHARS),
  starts: LocalDateSchema,
  ends: LocalDateSchema,
  sha256: Sha256,
  bytes: positiveInt(ROTATION_MAX_BYTES),
});
/** A rotation's line in feed.json. */
export type RotationEntry = z.infer<typeof RotationEntrySchema>;

export const FeedSchema = z.object({
  format: z.literal(FEED_FORMAT),
  revision: z.int().check(z.gte(1)),
  publishedAt: z.iso.datetime(),
  gallery: FeedGallerySchema,
  rotations: z.array(RotationEntrySchema).check(z.maxLength(ROTATIONS_MAX)),
  /** Parsed one by one, and anything may stand here: what is only said beside the products never costs the feed. */
  notices: z.optional(z.unknown()),
});
export interface Feed extends Omit<z.infer<typeof FeedSchema>, 'notices'> {
  /** Only good ones. Missing where the gallery has nothing to say, or its builder knew no notices. */
  notices?: readonly FeedNotice[];
}
