/** What changed in a product's plain fields: all but photos and links. */
import { isGroup, isList, type Json } from './canonical.ts';
import { changed, type Change } from './change.ts';
import { byField } from './field-order.ts';
import { dateInWords } from './indonesian.ts';
import { formatPrice } from './price.ts';

const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    commodity: 'komoditas',
    'name.id': 'nama',
    'name.en': 'nama dalam bahasa Inggris',
    'producer.name': 'nama pelaku usaha',
    'producer.kecamatan': 'kecamatan',
    'description.id': 'deskripsi',
    'description.en': 'deskripsi dalam bahasa Inggris',
    'price.idr': 'harga',
    'price.unit.id': 'satuan',
    'price.unit.en': 'satuan dalam bahasa Inggris',
    'halal.certificate': 'nomor sertifikat halal',
    'halal.issuedOn': 'tanggal terbit sertifikat halal',
    'halal.validUntil': 'masa berlaku sertifikat halal',
    'pirt.number': 'nomor P-IRT',
    'pirt.validUntil': 'masa berlaku P-IRT',
    packagingChecked: 'pemeriksaan kemasan',
    allergens: 'alergen',
    sample: 'tanda contoh data',
  }),
);

/** Ticks: not set, set. */
const TICKS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['packagingChecked', ['belum diperiksa', 'sudah diperiksa']],
  ['sample', ['tidak', 'ya']],
]);

const DATES = new Set(['halal.issuedOn', 'halal.validUntil', 'pirt.validUntil']);

/**
 * [E5] In the order in which a product is read. A field no product has is told by the name somebody gave it.
 * @param before canonical content without photos and links
 */
export function fieldChanges(before: Json | undefined, after: Json | undefined): Change[] {
  const [olds, news] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  const fields = new Set([...olds.keys(), ...news.keys()]);
  return [...fields]
    .flatMap((field) =>
      changed(
        field,
        LABELS.get(field) ?? `kolom "${field}"`,
        inWords(field, olds.get(field)),
        inWords(field, news.get(field)),
      ),
    )
    .toSorted(byField);
}

/** With their dotted paths; a list is a leaf. */
function leavesOf(content: Json | undefined, path = ''): (readonly [string, Json])[] {
  if (content === undefined) return [];
  if (!isGroup(content)) return [[path, content]];
  return Object.entries(content).flatMap(([name, value]) => leavesOf(value, path === '' ? name : `${path}.${name}`));
}

function inWords(field: string, value: Json | undefined): string | undefined {
  const tick = TICKS.get(field);
  if (tick !== undefined) return tick[value === true ? 1 : 0];
  if (value === undefined) return undefined;
  if (field === 'price.idr' && typeof value === 'number') return formatPrice(value);
  if (isList(value)) return value.map((item) => inWords(field, item)).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (DATES.has(field)) return dateInWords(value);
  // "kacang-tanah" is a key; people write it in two words.
  return field === 'allergens' ? value.replaceAll('-', ' ') : value;
}
