/**
 * What changed about products on the screens. "On the screens" means: named by a rotation that has not ended. A product
 * that is approved but stands in no rotation is no change for anybody who looks at a screen, so it is not told.
 */
import type { Changes, FieldChange, ItemChange } from '../api/publications.ts';
import { fieldOf } from '../build/field-of.ts';
import type { LocalDate } from '../contract/dates.ts';
import { dateInWords } from '../contract/indonesian.ts';
import { whatChanged, type Change } from '../contract/matters.ts';
import type { RotationContent } from '../contract/product.ts';
import { nameOf, type Contents, type ProductVersion } from './contents.ts';
import { isSudin } from './manifest.ts';
import { titleOf } from './rotation-title.ts';

/** Rotations of a publication that have not ended on this day. By start. */
export const plannedRotations = ({ rotations }: Contents, today: LocalDate): RotationContent[] =>
  rotations.filter(({ ends }) => ends >= today);

/** By id: what rotations that have not ended name. */
export function productsOnScreens(contents: Contents, today: LocalDate): Map<string, ProductVersion> {
  const byId = new Map([...contents.products.values()].map((product) => [product.id, product]));
  const shown = new Map<string, ProductVersion>();
  for (const id of plannedRotations(contents, today).flatMap(({ products }) => products)) {
    const product = byId.get(id);
    if (product !== undefined) shown.set(id, product);
  }
  return shown;
}

/** @param whyGone what is known of why a product is no longer shown, as a clause */
export function productChanges(
  before: Contents,
  after: Contents,
  today: LocalDate,
  whyGone: (product: ProductVersion) => string | undefined,
): Changes {
  const [old, now] = [productsOnScreens(before, today), productsOnScreens(after, today)];
  const added: ItemChange[] = [];
  const changed: ItemChange[] = [];
  for (const [id, product] of now) {
    const previous = old.get(id);
    if (previous === undefined) added.push({ ...item(product), fields: firstShown(product, after, today) });
    else {
      const fields = fieldsOf(previous, product);
      if (fields.length > 0) changed.push({ ...item(product), fields });
    }
  }
  const gone = (product: ProductVersion): ItemChange => {
    const why = whyGone(product);
    return { ...item(product), fields: why === undefined ? [] : [{ label: why }] };
  };
  const removed = [...old.values()].filter(({ id }) => !now.has(id)).map(gone);
  return { added, changed, removed };
}

const item = ({ id, sudin, value }: ProductVersion): Omit<ItemChange, 'fields'> => ({
  of: 'product',
  id,
  title: nameOf(value, id),
  ...(isSudin(sudin) && { sudin }),
});

/**
 * Whatever differs, in the order of a product. Photos are the same when their bytes are, whatever they are called: one may
 * have been replaced under its own name, or have come back under another.
 */
export const fieldsOf = (before: ProductVersion, after: ProductVersion): FieldChange[] =>
  whatChanged(byDigest(before), byDigest(after)).map(withoutField);

const withoutField = ({ label, before, after }: Change): FieldChange => ({
  label,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});

function byDigest({ value, photos }: ProductVersion): unknown {
  const listed = fieldOf(value, 'photos');
  if (typeof value !== 'object' || value === null || !Array.isArray(listed)) return value;
  const named = (photo: unknown): unknown => {
    const file = fieldOf(photo, 'file');
    const sha256 = typeof file === 'string' ? photos.get(file) : undefined;
    return sha256 === undefined ? photo : { ...(photo as object), file: sha256 };
  };
  return { ...value, photos: listed.map(named) };
}

/** Since when, or from when on: that is what staff ask about a product that is new. */
function firstShown({ id }: ProductVersion, after: Contents, today: LocalDate): FieldChange[] {
  const first = plannedRotations(after, today).find(({ products }) => products.includes(id));
  if (first === undefined) return [];
  const when = first.starts > today ? `mulai ${dateInWords(first.starts)}, ` : '';
  return [{ label: 'tayang', after: `${when}${titleOf(first)}` }];
}
