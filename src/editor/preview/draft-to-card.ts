/**
 * [E21] An unfinished product as a card the lobby's own components can show. What is missing has a word in its place, so
 * that whoever fills in the form sees where it will stand; what the screen would not show is left out here, too.
 */
import { LocalDateSchema } from '../../contract/date-schema.ts';
import type { LocalDate } from '../../contract/dates.ts';
import type { Card, Photo } from '../../contract/feed.ts';
import { showableLinks } from '../../contract/links.ts';
import { halalNumberFault, pirtNumberFault } from '../../contract/permits.ts';
import type { Product } from '../../contract/product.ts';
import type { LocalText } from '../../contract/text.ts';

type Unfinished<Value> = Value extends readonly (infer Item)[]
  ? readonly Unfinished<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]?: Unfinished<Value[Key]> | undefined }
    : Value;

/** A product as it stands in a form: any part of it may be missing, and texts may be empty. */
export type ProductDraft = Unfinished<Omit<Product, 'producer'>> & {
  readonly producer?: { readonly name?: string | undefined; readonly kecamatan?: string | undefined } | undefined;
};

type Kecamatan = Card['producer']['kecamatan'];

const PLACEHOLDERS = {
  id: 'pratinjau',
  name: 'Nama produk',
  producer: 'Nama pelaku usaha',
  // No kecamatan of the city; the screen only prints it.
  kecamatan: '…' as Kecamatan,
  description: 'Deskripsi produk',
} as const;

/** Under a photo that is still coming. */
const PHOTO_COLOR = '#e6d9bc';
/** The builder's, where nobody chose a point. */
const PHOTO_FOCUS = { x: 50, y: 60 };

/**
 * @param today the gallery's date; undefined: nothing ends
 * @returns a card to show. The name of a photo's file stands in place of its digest: nothing is published here.
 */
export function draftToCard(draft: ProductDraft, today: LocalDate | undefined): Card {
  const name = textOf(draft.name, PLACEHOLDERS.name);
  const price = priceOf(draft.price);
  const halal = halalOf(draft.halal, today);
  const pirt = pirtOf(draft.pirt, today);
  return {
    id: filled(draft.id) ?? PLACEHOLDERS.id,
    sudin: draft.sudin ?? 'ppkukm',
    commodity: draft.commodity ?? 'kuliner',
    name,
    producer: {
      name: filled(draft.producer?.name) ?? PLACEHOLDERS.producer,
      // Whatever was typed: the screen only prints it.
      kecamatan: (filled(draft.producer?.kecamatan) ?? PLACEHOLDERS.kecamatan) as Kecamatan,
    },
    description: textOf(draft.description, PLACEHOLDERS.description),
    ...(price === undefined ? {} : { price }),
    ...(halal === undefined ? {} : { halal }),
    ...(pirt === undefined ? {} : { pirt }),
    ...(draft.allergens === undefined ? {} : { allergens: [...draft.allergens] }),
    links: linksOf(draft),
    ...(draft.sample === true ? { sample: true } : {}),
    photos: (draft.photos ?? []).flatMap((photo) => photoOf(photo, name)),
  };
}

/** Blanks alone are nothing. */
const filled = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text;

function textOf(text: ProductDraft['name'], placeholder: string): LocalText {
  const id = filled(text?.id);
  const en = filled(text?.en);
  return { id: id ?? placeholder, ...(en === undefined ? {} : { en }) };
}

function priceOf(price: ProductDraft['price']): Card['price'] {
  const unit = filled(price?.unit?.id);
  const idr = price?.idr !== undefined && Number.isSafeInteger(price.idr) && price.idr > 0 ? price.idr : undefined;
  if (unit === undefined && idr === undefined) return undefined;
  return {
    ...(idr === undefined ? {} : { idr }),
    ...(unit === undefined ? {} : { unit: textOf(price?.unit, unit) }),
  };
}

const isDate = (date: string | undefined): date is LocalDate => LocalDateSchema.safeParse(date).success;
const hasEnded = (until: LocalDate, today: LocalDate | undefined): boolean => today !== undefined && until < today;

function halalOf(halal: ProductDraft['halal'], today: LocalDate | undefined): Card['halal'] {
  const { certificate, issuedOn, validUntil } = halal ?? {};
  if (certificate === undefined || halalNumberFault(certificate) !== undefined || !isDate(issuedOn)) return undefined;
  if (validUntil === undefined) return { certificate, issuedOn };
  return isDate(validUntil) && !hasEnded(validUntil, today) ? { certificate, issuedOn, validUntil } : undefined;
}

function pirtOf(pirt: ProductDraft['pirt'], today: LocalDate | undefined): Card['pirt'] {
  const { number, validUntil } = pirt ?? {};
  if (number === undefined || pirtNumberFault(number) !== undefined || !isDate(validUntil)) return undefined;
  return hasEnded(validUntil, today) ? undefined : { number, validUntil };
}

function linksOf({ links = [], sample }: ProductDraft): Card['links'] {
  const whole = links.flatMap(({ kind, url }) => (kind === undefined || url === undefined ? [] : [{ kind, url }]));
  return showableLinks({ links: whole, sample });
}

function photoOf(photo: NonNullable<ProductDraft['photos']>[number], name: LocalText): Photo[] {
  const file = filled(photo.file);
  if (file === undefined) return [];
  return [
    {
      alt: textOf(photo.alt, name.id),
      focus: { x: photo.focus?.x ?? PHOTO_FOCUS.x, y: photo.focus?.y ?? PHOTO_FOCUS.y },
      color: PHOTO_COLOR,
      // Its size is unknown here, and nothing asks for it: there is one variant to choose from.
      variants: [{ sha256: file, bytes: 1, width: 1, height: 1, type: 'image/webp' }],
    },
  ];
}
