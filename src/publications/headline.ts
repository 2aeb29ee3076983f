/** A publication in two short lines, as the history shows it: "4 produk diubah, 1 produk baru". */
import type { Changes, ItemChange } from '../api/publications.ts';
import type { LocalDate } from '../contract/dates.ts';
import { changesBetween } from './changes.ts';
import type { Contents } from './contents.ts';
import { plannedRotations, productsOnScreens } from './product-changes.ts';
import { moved, productNames } from './rotation-changes.ts';
import { titleOf } from './rotation-title.ts';
import { capitalized, firstFew } from './words.ts';

export interface Headline {
  readonly headline: string;
  /** The first few changes; "" where there is no more to say. */
  readonly detail: string;
}

/** So many changes fit on the line. */
const DETAILS_MAX = 3;

/** @param before undefined for the very first publication */
export function headlineOf(before: Contents | undefined, after: Contents, today: LocalDate): Headline {
  if (before === undefined) return firstPublication(after, today);
  const changes = changesBetween(before, after, { today });
  return replanned(before, after, changes, today) ?? { headline: countsInWords(changes), detail: details(changes) };
}

function firstPublication(after: Contents, today: LocalDate): Headline {
  const products = productsOnScreens(after, today).size;
  const rotations = plannedRotations(after, today).length;
  return { headline: 'Terbitan pertama', detail: `${products} produk dalam ${rotations} rotasi` };
}

/**
 * Where nothing happened but that products which were approved before changed places with others, it is the rotation that
 * was adjusted: "Roti Buaya Mini menggantikan Rak Tanaman Besi".
 */
function replanned(before: Contents, after: Contents, changes: Changes, today: LocalDate): Headline | undefined {
  const all = [...changes.added, ...changes.changed, ...changes.removed];
  if (all.some((item) => item.of !== 'product' && item.of !== 'rotation')) return undefined;
  if (changes.changed.some((item) => item.of === 'product')) return undefined;
  const isOnly = (items: readonly ItemChange[], contents: Contents) =>
    items.every((item) => item.of === 'product' && idsOf(contents).has(item.id));
  if (!isOnly(changes.added, before) || !isOnly(changes.removed, after)) return undefined;

  const olds = new Map(plannedRotations(before, today).map((rotation) => [rotation.id, rotation]));
  const adjusted = plannedRotations(after, today).flatMap((rotation) => {
    const old = olds.get(rotation.id);
    const { joined, left } = old === undefined ? { joined: [], left: [] } : moved(old, rotation);
    return joined.length + left.length > 0 ? [{ rotation, joined, left }] : [];
  });
  const [one] = adjusted;
  if (one === undefined) return undefined;
  const names = productNames(before, after);
  const detail = adjusted.map(({ joined, left }) => swapInWords(joined.map(names), left.map(names)));
  return {
    headline: adjusted.length === 1 ? `${titleOf(one.rotation)} disesuaikan` : `${adjusted.length} rotasi disesuaikan`,
    detail: firstFew([...new Set(detail)], DETAILS_MAX),
  };
}

const idsOf = ({ products }: Contents): Set<string> => new Set([...products.values()].map(({ id }) => id));

function swapInWords(joined: readonly string[], left: readonly string[]): string {
  if (joined.length === 1 && left.length === 1) return `${joined.join('')} menggantikan ${left.join('')}`;
  const parts = [
    ...(joined.length > 0 ? [`masuk: ${joined.join(', ')}`] : []),
    ...(left.length > 0 ? [`keluar: ${left.join(', ')}`] : []),
  ];
  return capitalized(parts.join('; '));
}

type Of = ItemChange['of'];

/** What is said of so many of a kind; one alone is called by its name where that is short. */
const COUNTS: readonly (readonly [keyof Changes, Of, (items: readonly ItemChange[]) => string])[] = [
  ['changed', 'product', (items) => `${items.length} produk diubah`],
  ['added', 'product', (items) => `${items.length} produk baru`],
  ['removed', 'product', (items) => `${items.length} produk berhenti tayang`],
  ['changed', 'rotation', named('rotasi', 'disesuaikan')],
  ['added', 'rotation', named('rotasi', 'ditambahkan')],
  ['removed', 'rotation', named('rotasi', 'dihapus')],
  ['changed', 'gallery', named('pengaturan', 'diubah')],
  ['changed', 'notice', (items) => `${items.length} pengumuman diubah`],
  ['added', 'notice', (items) => `${items.length} pengumuman baru`],
  ['removed', 'notice', (items) => `${items.length} pengumuman dihapus`],
];

function named(noun: string, verb: string): (items: readonly ItemChange[]) => string {
  return (items) => (items.length === 1 ? `${items[0]?.title ?? noun} ${verb}` : `${items.length} ${noun} ${verb}`);
}

function countsInWords(changes: Changes): string {
  const counts = COUNTS.flatMap(([list, of, inWords]) => {
    const items = changes[list].filter((item) => item.of === of);
    return items.length > 0 ? [inWords(items)] : [];
  });
  return counts.length > 0 ? capitalized(counts.join(', ')) : 'Tanpa perubahan di layar';
}

function details({ added, changed, removed }: Changes): string {
  return firstFew(
    [
      ...changed.map(({ title, fields }) => `${title}: ${fields.map(({ label }) => label).join(', ')}`),
      ...added.map(({ title }) => `${title}: baru`),
      ...removed.map(({ title }) => `${title}: berhenti tayang`),
    ],
    DETAILS_MAX,
  );
}
