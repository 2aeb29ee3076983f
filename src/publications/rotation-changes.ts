/** What changed about rotations that have not ended: days, titles, and which products moved between them. */
import type { Changes, FieldChange, ItemChange } from '../api/publications.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { RotationContent } from '../contract/product.ts';
import { nameOf, type Contents } from './contents.ts';
import { plannedRotations } from './product-changes.ts';
import { titleOf } from './rotation-title.ts';
import { rangeInWords } from './words.ts';

/**
 * @param told ids of products that are told by themselves, because they are new on the screens or leave them: their
 * joining and leaving is not said twice
 */
export function rotationChanges(
  before: Contents,
  after: Contents,
  today: LocalDate,
  told: ReadonlySet<string>,
): Changes {
  const [old, now] = [byId(plannedRotations(before, today)), byId(plannedRotations(after, today))];
  const names = productNames(before, after);
  const changed: ItemChange[] = [];
  for (const [id, rotation] of now) {
    const previous = old.get(id);
    if (previous === undefined) continue;
    const fields = rotationFields(previous, rotation, names, told);
    if (fields.length > 0) changed.push({ ...item(rotation), fields });
  }
  return {
    added: [...now.values()].filter(({ id }) => !old.has(id)).map(whole),
    changed,
    removed: [...old.values()].filter(({ id }) => !now.has(id)).map(whole),
  };
}

const byId = (rotations: readonly RotationContent[]) => new Map(rotations.map((rotation) => [rotation.id, rotation]));

const item = (rotation: RotationContent): Omit<ItemChange, 'fields'> => ({
  of: 'rotation',
  id: rotation.id,
  title: titleOf(rotation),
});

const whole = (rotation: RotationContent): ItemChange => ({
  ...item(rotation),
  fields: [
    { label: 'tanggal', after: rangeInWords(rotation.starts, rotation.ends) },
    { label: 'isi', after: `${rotation.products.length} produk` },
  ],
});

/** By id: the newest name. */
export function productNames(before: Contents, after: Contents): (id: string) => string {
  const names = new Map<string, string>();
  for (const { id, value } of [...before.products.values(), ...after.products.values()])
    names.set(id, nameOf(value, id));
  return (id) => names.get(id) ?? id;
}

/** Ids only in the one, and only in the other. */
export function moved(before: RotationContent, after: RotationContent): { joined: string[]; left: string[] } {
  const [old, now] = [new Set(before.products), new Set(after.products)];
  return {
    joined: after.products.filter((id) => !old.has(id)),
    left: before.products.filter((id) => !now.has(id)),
  };
}

function rotationFields(
  before: RotationContent,
  after: RotationContent,
  nameOfId: (id: string) => string,
  told: ReadonlySet<string>,
): FieldChange[] {
  const fields: FieldChange[] = [];
  const compare = (label: string, old: string | undefined, now: string | undefined) => {
    if (old === now) return;
    fields.push({ label, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) });
  };
  compare('judul', before.title.id, after.title.id);
  compare('judul dalam bahasa Inggris', before.title.en, after.title.en);
  compare('tanggal', rangeInWords(before.starts, before.ends), rangeInWords(after.starts, after.ends));
  const { joined, left } = moved(before, after);
  const names = (ids: readonly string[]) => {
    const untold = ids.filter((id) => !told.has(id));
    return untold.length > 0 ? untold.map(nameOfId).join(', ') : undefined;
  };
  compare('masuk', undefined, names(joined));
  compare('keluar', names(left), undefined);
  const isOther = (id: string) => !joined.includes(id) && !left.includes(id);
  if (before.products.filter(isOther).join('\n') !== after.products.filter(isOther).join('\n')) {
    fields.push({ label: 'urutan produk diubah' });
  }
  return fields;
}
