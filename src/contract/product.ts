/** A product as staff write it. Whether it may be shown is decided by the curation rules, not by the shape. */
import * as z from 'zod/mini';
import { LocalDateSchema } from './date-schema.ts';
import { halalNumberFault, pirtNumberFault } from './permits.ts';
import { LINK_KINDS } from './links.ts';
import {
  DESCRIPTION_MAX_CHARS,
  NAME_MAX_CHARS,
  PHOTOS_PER_CARD_MAX,
  PRICE_MAX_IDR,
  SHORT_TEXT_MAX_CHARS,
} from './limits.ts';
import { COMMODITIES, KECAMATAN, SUDIN_KEYS } from './places.ts';
import { localText, plainText } from './text.ts';

/** Check-list of the registration office (BPOM, HM.01.01.52.06.19.2922). */
export const ALLERGENS = [
  'gluten',
  'telur',
  'ikan',
  'kacang-tanah',
  'kedelai',
  'susu',
  'kacang-pohon',
  'sulfit',
] as const;

export const Id = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(80));
/** A plain file name: no folder, no "..", so a photo can only come from the folder of its JSON file. */
const PhotoFile = z.string().check(z.regex(/^[\w][\w .()-]*\.(?:jpe?g|png|webp)$/i), z.maxLength(120));
const Percent = z.number().check(z.gte(0), z.lte(100));

export const Focus = z.strictObject({ x: Percent, y: Percent });

/** A photo as staff hand it in; the file lies beside the JSON that names it. */
export const PhotoInContent = z.strictObject({
  file: PhotoFile,
  alt: localText(SHORT_TEXT_MAX_CHARS),
  focus: z.optional(Focus),
});
export type PhotoInContent = z.infer<typeof PhotoInContent>;

const certificate = z.string().check(
  z.refine((value) => halalNumberFault(value) !== 'halal-decree', { params: { code: 'halal-decree' } }),
  z.refine((value) => halalNumberFault(value) !== 'halal-shape', { params: { code: 'halal-shape' } }),
);
const pirtNumber = z.string().check(
  z.refine((value) => pirtNumberFault(value) !== 'pirt-old', { params: { code: 'pirt-old' } }),
  z.refine((value) => pirtNumberFault(value) !== 'pirt-shape', { params: { code: 'pirt-shape' } }),
);

export const Halal = z.strictObject({
  certificate,
  issuedOn: LocalDateSchema,
  /** Only where an end date is really printed: since UU 6/2023 a certificate has none. */
  validUntil: z.optional(LocalDateSchema),
});
export const Pirt = z.strictObject({ number: pirtNumber, validUntil: LocalDateSchema });
/** `idr` may be missing: the screen then says "Tanyakan harga" and still names the unit. */
export const Price = z.strictObject({
  idr: z.optional(z.int().check(z.gte(1), z.lte(PRICE_MAX_IDR))),
  unit: z.optional(localText(SHORT_TEXT_MAX_CHARS)),
});
export const Link = z.strictObject({ kind: z.enum(LINK_KINDS), url: z.string().check(z.maxLength(300)) });

/** Fields a product and its card on the screen have in common. */
export const commonFields = {
  id: Id,
  sudin: z.enum(SUDIN_KEYS),
  commodity: z.enum(COMMODITIES),
  name: localText(NAME_MAX_CHARS),
  producer: z.strictObject({ name: plainText(80), kecamatan: z.enum(KECAMATAN) }),
  description: localText(DESCRIPTION_MAX_CHARS),
  price: z.optional(Price),
  halal: z.optional(Halal),
  pirt: z.optional(Pirt),
  allergens: z.optional(z.array(z.enum(ALLERGENS))),
  links: z.array(Link).check(z.maxLength(6)),
  sample: z.optional(z.boolean()),
};

export const ProductSchema = z.strictObject({
  $schema: z.optional(z.string()),
  ...commonFields,
  status: z.enum(['draft', 'curated']),
  photos: z.array(PhotoInContent).check(z.maxLength(PHOTOS_PER_CARD_MAX)),
  /** Food only: the curator has looked at the packaging. */
  packagingChecked: z.optional(z.boolean()),
});
export type Product = z.infer<typeof ProductSchema>;

export const RotationSchema = z.strictObject({
  $schema: z.optional(z.string()),
  id: Id,
  title: localText(SHORT_TEXT_MAX_CHARS),
  starts: LocalDateSchema,
  ends: LocalDateSchema,
  products: z.array(Id),
});
export type RotationContent = z.infer<typeof RotationSchema>;
