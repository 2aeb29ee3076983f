/** A draft as a file of the content folder: what is empty left out, fields in the order of the sample files. */
import { tidyDraft, type Draft } from '../api/draft.ts';
import type { ProductKey } from '../api/shapes.ts';
import type { Product } from '../contract/product.ts';
import { mattersSha256 } from '../records/matters-sha256.ts';
import { jsonBytes } from './json-value.ts';

const SCHEMA = '../../../.schema/product.schema.json';

/** A product whose fields may be missing or wrong. */
export type ProductContent = Pick<Product, 'id' | 'sudin' | 'status'> & Draft;

/** Two versions written here differ in no line but those that were changed. */
export function productContent(draft: Draft, { sudin, id }: ProductKey, status: Product['status']): ProductContent {
  const { commodity, name, producer, description, price, photos, halal, pirt, packagingChecked, ...more } =
    tidyDraft(draft);
  return present({
    $schema: SCHEMA,
    id,
    sudin,
    commodity,
    status,
    name: texts(name),
    producer: producer && present({ name: producer.name, kecamatan: producer.kecamatan }),
    description: texts(description),
    price: price && present({ idr: price.idr, unit: texts(price.unit) }),
    photos: photos.map(({ file, alt, focus }) =>
      present({ file, alt: texts(alt), focus: focus && { x: focus.x, y: focus.y } }),
    ),
    halal: halal && present({ certificate: halal.certificate, issuedOn: halal.issuedOn, validUntil: halal.validUntil }),
    pirt: pirt && present({ number: pirt.number, validUntil: pirt.validUntil }),
    packagingChecked,
    allergens: more.allergens,
    links: more.links.map(({ kind, url }) => present({ kind, url })),
    sample: more.sample,
  });
}

/** Digest of what matters about a draft, as about the file that is written of it. */
export const mattersOfDraft = (draft: Draft, key: ProductKey): string =>
  mattersSha256(productContent(draft, key, 'draft'));

/** The same as bytes of `product.json` or `draft.json`. */
export const productBytes = (draft: Draft, key: ProductKey, status: Product['status']): Uint8Array =>
  jsonBytes(productContent(draft, key, status));

const texts = (text: { readonly id?: string | undefined; readonly en?: string | undefined } | undefined) =>
  text && present({ id: text.id, en: text.en });

/** Without the fields that are not there: a file would not keep them either. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}

type Present<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & { [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined> };
