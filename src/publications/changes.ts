/** Two publications beside each other, in words for staff. */
import type { Changes } from '../api/publications.ts';
import type { LocalDate } from '../contract/dates.ts';
import { NO_CONTENTS, type Contents, type ProductVersion } from './contents.ts';
import { galleryChanges } from './gallery-changes.ts';
import { noticeChanges } from './notice-changes.ts';
import { productChanges } from './product-changes.ts';
import { rotationChanges } from './rotation-changes.ts';

export interface ChangesOptions {
  /** The day whose rotations count: what has ended is no news any more. */
  readonly today: LocalDate;
  /** What is known of why a product is no longer shown, as a clause. */
  readonly whyGone?: (product: ProductVersion) => string | undefined;
}

/**
 * Everything a visitor could see the difference of:
 * - added: products that no rotation named before and one names now ("Baru tayang"), rotations, notices
 * - changed: products on the screens before and after, field by field; rotations (days, title, products that moved between
 *   rotations); the gallery's texts and hours; notices
 * - removed: products that no rotation names any more ("Berhenti tayang"), rotations, notices
 *
 * Of the very first publication only the products are told.
 */
export function changesBetween(before: Contents | undefined, after: Contents, options: ChangesOptions): Changes {
  const { today, whyGone = () => undefined } = options;
  if (before === undefined) return productChanges(NO_CONTENTS, after, today, whyGone);
  const products = productChanges(before, after, today, whyGone);
  const told = new Set([...products.added, ...products.removed].map(({ id }) => id));
  const rotations = rotationChanges(before, after, today, told);
  const notices = noticeChanges(before, after, today);
  const parts = [products, rotations, notices];
  return {
    added: parts.flatMap(({ added }) => added),
    changed: [
      ...products.changed,
      ...rotations.changed,
      ...galleryChanges(before.gallery, after.gallery),
      ...notices.changed,
    ],
    removed: parts.flatMap(({ removed }) => removed),
  };
}

export const isNothing = ({ added, changed, removed }: Changes): boolean =>
  added.length + changed.length + removed.length === 0;
