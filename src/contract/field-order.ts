/**
 * The order in which people read a product, whatever order somebody typed it in: as in the sample files and in the form.
 * Fields of all groups in one list, because no two groups want two names the other way round.
 */
const FIELDS = [
  '$schema',
  'id',
  'en',
  'sudin',
  'commodity',
  'status',
  'name',
  'producer',
  'kecamatan',
  'description',
  'price',
  'idr',
  'unit',
  'photos',
  'file',
  'alt',
  'focus',
  'x',
  'y',
  'halal',
  'certificate',
  'pirt',
  'number',
  'issuedOn',
  'validUntil',
  'packagingChecked',
  'allergens',
  'links',
  'kind',
  'url',
  'sample',
];
const RANK: ReadonlyMap<string, number> = new Map(FIELDS.map((name, index) => [name, index]));

/** Compares dotted paths: a group before what is in it, items by their number, unknown fields last. */
export function byField(a: { readonly field: string }, b: { readonly field: string }): number {
  const [left, right] = [a.field.split('.'), b.field.split('.')];
  for (const [index, name] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = rankOf(name) - rankOf(other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

const rankOf = (name: string): number => {
  if (name === '') return -1;
  return /^\d+$/.test(name) ? Number(name) : (RANK.get(name) ?? FIELDS.length);
};
