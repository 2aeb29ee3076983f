/** One content, one value: whatever order its keys were typed in, and whether or not empty fields were left standing. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Twice as deep as a product goes; what somebody nests without end must not bring anything down. */
const DEPTH_MAX = 8;

/**
 * Keys sorted, and nothing where nothing is said: a form that writes an untouched tick as `false` and an untouched list as
 * `[]` has said no more than a file without them. Items of a list keep their places.
 * @returns undefined when nothing at all is said
 */
export function canonical(value: unknown, depth = 0): Json | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return value === true ? true : undefined;
  if (depth === DEPTH_MAX) return '…';
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map((item) => canonical(item, depth + 1) ?? null);
  }
  const said = Object.entries(value)
    .map(([key, item]) => [key, canonical(item, depth + 1)] as const)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** A member of a group; undefined where there is no group or no such member. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isGroup(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export const isGroup = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);

// Array.isArray does not know readonly lists.
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
