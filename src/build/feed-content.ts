/** What goes into a feed, decided in memory: which rotations, cards, notices and photos. Writes nothing. */
import { mayBeShown } from '../contract/card-rules.ts';
import { sha256Hex } from '../contract/digest.ts';
import { FEED_FORMAT, type Card, type Feed, type RotationEntry, type Variant } from '../contract/feed.ts';
import { ROTATIONS_MAX } from '../contract/limits.ts';
import { normalizeHalal, normalizePirt } from '../contract/permits.ts';
import type { RotationContent } from '../contract/product.ts';
import type { SourceProduct } from './check-products.ts';
import type { CheckedContent } from './check.ts';
import { feedNotices } from './feed-notices.ts';
import { feedPhoto } from './feed-photo.ts';
import type { ReadyPhoto } from './photo-cache.ts';
import { stableJson } from './stable-json.ts';

export interface PlannedRotation extends Omit<RotationContent, 'products'> {
  readonly products: readonly SourceProduct[];
}

export interface FeedContent {
  /** feed.json without the two fields that belong to a publication, not to the content. */
  readonly head: Omit<Feed, 'revision' | 'publishedAt'>;
  readonly documents: readonly { readonly entry: RotationEntry; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** Every variant once, with the file its bytes are in. */
  readonly photos: readonly { readonly variant: Variant; readonly file: string }[];
}

/**
 * Rotations that have not ended, and the one that ended last: a screen whose calendar has a gap falls back to it (R1).
 * By start.
 */
export function plannedRotations({ rotations, products, today }: CheckedContent): PlannedRotation[] {
  const plan = ({ id, title, starts, ends, products: ids }: RotationContent): PlannedRotation => ({
    id,
    title,
    starts,
    ends,
    // An ended rotation may name what has since been withdrawn; the check has made sure that no other does.
    products: ids.flatMap((product) => products.get(product) ?? []).filter(({ product }) => mayBeShown(product, today)),
  });
  const running = rotations.filter(({ ends }) => ends >= today).map(plan);
  const lastEnded = rotations
    .filter(({ ends }) => ends < today)
    .map(plan)
    .filter(({ products }) => products.length > 0)
    .reduce<PlannedRotation[]>((last, next) => (last[0] === undefined || next.ends > last[0].ends ? [next] : last), []);
  // The next publication brings what lies behind the ceiling; a screen looks thirty days ahead.
  return [...lastEnded, ...running].slice(0, ROTATIONS_MAX);
}

/** @param photos every photo of the planned products and of the notices, by the path of its source */
export async function feedContent(
  { gallery, notices }: CheckedContent,
  planned: readonly PlannedRotation[],
  photos: ReadonlyMap<string, ReadyPhoto>,
): Promise<FeedContent> {
  const documents = await Promise.all(
    planned.map(async ({ id, title, starts, ends, products }) => {
      const cards = products.map((source) => cardOf(source, photos));
      const bytes = stableJson({ format: FEED_FORMAT, id, title, starts, ends, cards });
      const entry = { id, title, starts, ends, sha256: await sha256Hex(bytes), bytes: bytes.byteLength };
      return { entry, bytes };
    }),
  );
  const { $schema: _, ...published } = gallery;
  return {
    head: {
      format: FEED_FORMAT,
      gallery: published,
      rotations: documents.map(({ entry }) => entry),
      // Without any, the feed reads as it did before there were notices.
      ...(notices.length > 0 && { notices: feedNotices(notices, photos) }),
    },
    documents,
    photos: [...variantsOf(photos.values())],
  };
}

/** Field by field, so that a new field of the staff's never becomes public by itself. */
export function cardOf({ product, photos: sources }: SourceProduct, ready: ReadonlyMap<string, ReadyPhoto>): Card {
  const { halal, pirt } = product;
  return {
    id: product.id,
    sudin: product.sudin,
    commodity: product.commodity,
    name: product.name,
    producer: product.producer,
    description: product.description,
    price: product.price,
    // However staff typed the numbers, every screen shows them alike.
    halal: halal && { ...halal, certificate: normalizeHalal(halal.certificate) },
    pirt: pirt && { ...pirt, number: normalizePirt(pirt.number) },
    allergens: product.allergens,
    links: product.links,
    sample: product.sample,
    photos: product.photos.map((photo, index) => feedPhoto(photo, ready.get(sources[index]?.path ?? ''))),
  };
}

function* variantsOf(photos: Iterable<ReadyPhoto>): Generator<{ variant: Variant; file: string }> {
  const seen = new Set<string>();
  for (const { variants, fileOf } of photos) {
    for (const variant of variants) {
      if (seen.has(variant.sha256)) continue;
      seen.add(variant.sha256);
      yield { variant, file: fileOf(variant) };
    }
  }
}
