/** A product as a line of the list. */
import type { ProductSummary } from '../api/products.ts';
import type { Problem } from '../contract/problems.ts';
import { endingPermit } from './ending-permit.ts';
import type { StoredProduct } from './product-reader.ts';
import { standingOf, type Surroundings } from './statuses.ts';

export function productSummary(
  product: StoredProduct,
  problems: readonly Problem[],
  around: Surroundings,
): ProductSummary {
  const { key, working, curated } = product;
  const { commodity, name, producer, photos } = working?.draft ?? { photos: [] };
  const cover = photos.find(({ file }) => product.entries.some((entry) => entry.name === file))?.file;
  // What stands on the screens: a new date in a working copy helps nobody before it is approved.
  const permitEnds = endingPermit((curated ?? working)?.draft ?? {}, around.today);
  return {
    ...key,
    name: name?.id ?? '',
    producer: producer?.name ?? '',
    ...(commodity && { commodity }),
    ...standingOf(product, around),
    ...(cover !== undefined && { cover }),
    problems: [...problems]
      .map(({ severity, field, sentence }) => ({ severity, field, sentence }))
      .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')),
    ...(permitEnds && { permitEnds }),
    savedAtMs: working?.savedAtMs ?? 0,
  };
}
