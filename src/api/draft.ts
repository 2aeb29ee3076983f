/**
 * A product while it is being written: every field may be missing or wrong, because a half-finished form is work, too.
 * Only kinds and sizes are bound, so that nothing else gets into a file of the content folder. Whether it may be approved
 * is said by `productProblems`.
 */
import * as z from 'zod/mini';
import { PHOTOS_PER_CARD_MAX } from '../contract/limits.ts';
import { LINK_KINDS } from '../contract/links.ts';
import { COMMODITIES } from '../contract/places.ts';
import { Focus } from '../contract/product.ts';
import { PhotoName } from './shapes.ts';

const Text = z.string().check(z.maxLength(2000));
const Short = z.string().check(z.maxLength(300));
const Texts = z.strictObject({ id: z.optional(Text), en: z.optional(Text) });

export const DraftPhoto = z.strictObject({
  /** A plain name in the product's own folder. */
  file: PhotoName,
  alt: z.optional(Texts),
  focus: z.optional(Focus),
});

export const Draft = z.strictObject({
  commodity: z.optional(z.enum(COMMODITIES)),
  name: z.optional(Texts),
  producer: z.optional(z.strictObject({ name: z.optional(Short), kecamatan: z.optional(Short) })),
  description: z.optional(Texts),
  price: z.optional(z.strictObject({ idr: z.optional(z.number()), unit: z.optional(Texts) })),
  photos: z.array(DraftPhoto).check(z.maxLength(PHOTOS_PER_CARD_MAX)),
  halal: z.optional(
    z.strictObject({ certificate: z.optional(Short), issuedOn: z.optional(Short), validUntil: z.optional(Short) }),
  ),
  pirt: z.optional(z.strictObject({ number: z.optional(Short), validUntil: z.optional(Short) })),
  packagingChecked: z.optional(z.boolean()),
  allergens: z.optional(z.array(Short).check(z.maxLength(20))),
  links: z
    .array(z.strictObject({ kind: z.optional(z.enum(LINK_KINDS)), url: z.optional(Short) }))
    .check(z.maxLength(6)),
  sample: z.optional(z.boolean()),
});
export type Draft = z.infer<typeof Draft>;

/**
 * The same without what is not there: blank texts, empty groups and lists of nothing. A form's empty field and a file's
 * missing one are the same thing, and a file should not tell them apart.
 */
export function tidyDraft(draft: Draft): Draft {
  const { photos, links, ...fields } = draft;
  return {
    ...(withoutEmpty(fields) as Partial<Draft>),
    photos: photos.map(tidyPhoto),
    // A row that has a kind but no address yet is kept: somebody is about to paste it.
    links: links.map((link) => (withoutEmpty(link) ?? {}) as Draft['links'][number]),
  };
}

const tidyPhoto = ({ file, ...words }: Draft['photos'][number]): Draft['photos'][number] => ({
  file,
  ...(withoutEmpty(words) as object | undefined),
});

function withoutEmpty(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) {
    // An empty item would become `null` in a file.
    const items = value.map(withoutEmpty).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
    .filter(([, inner]) => inner !== undefined && inner !== null);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
