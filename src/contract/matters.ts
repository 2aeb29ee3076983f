/** What a curator approves: everything a product says, but not where it lies, how far it is, or how its photos are cropped. */
import { canonical, isGroup, memberOf, type Json } from './canonical.ts';
import type { Change } from './change.ts';
import { fieldChanges } from './changed-fields.ts';
import { linkChanges, photoChanges } from './changed-lists.ts';
import { byField } from './field-order.ts';
export { changeInWords, type Change } from './change.ts';

/** Where a product lies and how far it is on its way. An approval belongs to the address, so it need not repeat it. */
const BESIDE = new Set(['$schema', 'id', 'sudin', 'status']);

/**
 * [E5] Two products are one to a curator when this text is the same: an edit that changes it re-opens approval.
 * Order of keys, fields left empty and focus points change nothing; order of photos and links does.
 * @param product a product's file, or a working copy however unfinished
 */
export const mattersOf = (product: unknown): string => JSON.stringify(contentOf(withoutFocus(product)) ?? {});

/**
 * [E5] Every change between two products or working copies, in the order in which a product is read. Empty exactly when
 * both say the same; what only moves a focus point is told, too, because the screen shows it, though it re-opens nothing.
 */
export function whatChanged(before: unknown, after: unknown): Change[] {
  const [old, now] = [contentOf(before), contentOf(after)];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const changes = [
    ...fieldChanges(withoutLists(old), withoutLists(now)),
    ...photoChanges(memberOf(old, 'photos'), memberOf(now, 'photos')),
    ...linkChanges(memberOf(old, 'links'), memberOf(now, 'links')),
  ].toSorted((a, b) => byField(groupOf(a), groupOf(b)));
  // What no product has, somewhere inside a photo or a link.
  return changes.length > 0 ? changes : [{ field: '', label: 'isian lain diubah' }];
}

const groupOf = ({ field }: Change) => ({ field: field.split('.', 1).join('') });

/** All a product says, focus points included; see `canonical`. */
const contentOf = (product: unknown): Json | undefined =>
  canonical(
    mapMembers(product, (name, value) => {
      if (BESIDE.has(name)) return undefined;
      // A set, written as a list in the order somebody ticked it.
      return name === 'allergens' && areTexts(value) ? value.toSorted(byText) : value;
    }),
  );

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const withoutFocus = (product: unknown): unknown =>
  mapMembers(product, (name, value) =>
    name === 'photos' && Array.isArray(value) ? value.map(photoWithoutFocus) : value,
  );

const photoWithoutFocus = (photo: unknown): unknown =>
  mapMembers(photo, (name, value) => (name === 'focus' ? undefined : value));

function withoutLists(content: Json | undefined): Json | undefined {
  if (!isGroup(content)) return content;
  const { photos: _photos, links: _links, ...plain } = content;
  return plain;
}

function mapMembers(value: unknown, act: (name: string, member: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, act(name, member)]));
}
