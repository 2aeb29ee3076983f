/** What changed in a product's photos and links, where the order speaks, too: the first photo is the cover. */
import { isList, memberOf, type Json } from './canonical.ts';
import { changed, type Change } from './change.ts';
import { countWord } from './indonesian.ts';

/** [E5] Photos are known by their files. */
export function photoChanges(before: Json | undefined, after: Json | undefined): Change[] {
  const { keysBefore, keysAfter, pairs, gone, added } = matched(before, after, 'file');
  const [oldCover, cover] = [keysBefore[0], keysAfter[0]];
  const hasOtherCover = oldCover !== undefined && cover !== undefined && oldCover !== cover;
  // One file in the place of another is one change, not two.
  const isReplaced = hasOtherCover && !keysAfter.includes(oldCover) && !keysBefore.includes(cover);
  const isCover = (key: string) => hasOtherCover && (key === oldCover || key === cover);
  const stayed = (keys: readonly string[], others: readonly string[]) =>
    keys.filter((key) => others.includes(key) && !isCover(key)).join('\n');

  const changes: Change[] = [];
  if (hasOtherCover) changes.push({ field: 'photos.0.file', label: 'foto utama diganti' });
  const howMany = (count: number) => (count === 1 ? 'foto' : `${countWord(count)} foto`);
  const addedCount = added.length - Number(isReplaced);
  const goneCount = gone.length - Number(isReplaced);
  if (addedCount > 0) changes.push({ field: 'photos', label: `${howMany(addedCount)} ditambah` });
  if (goneCount > 0) changes.push({ field: 'photos', label: `${howMany(goneCount)} dihapus` });
  if (stayed(keysBefore, keysAfter) !== stayed(keysAfter, keysBefore)) {
    changes.push({ field: 'photos', label: 'urutan foto diubah' });
  }
  return [...changes, ...pairs.flatMap(photoPairChanges)];
}

function photoPairChanges({ before, after, index }: Pair): Change[] {
  const photo = index === 0 ? 'foto utama' : `foto ke-${index + 1}`;
  const changes = (['id', 'en'] as const).flatMap((language) => {
    const alt = (item: Json) => text(memberOf(memberOf(item, 'alt'), language));
    const label = `teks alternatif ${photo}${language === 'en' ? ' dalam bahasa Inggris' : ''}`;
    return changed(`photos.${index}.alt.${language}`, label, alt(before), alt(after));
  });
  const focus = (item: Json) => JSON.stringify(memberOf(item, 'focus'));
  if (focus(before) === focus(after)) return changes;
  return [...changes, { field: `photos.${index}.focus`, label: `titik fokus ${photo} diubah` }];
}

const LINK_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    whatsapp: 'tautan WhatsApp',
    instagram: 'tautan Instagram',
    tokopedia: 'tautan Tokopedia',
    shopee: 'tautan Shopee',
    website: 'tautan situs web',
  }),
);

/** [E5] Links are known by their kinds. */
export function linkChanges(before: Json | undefined, after: Json | undefined): Change[] {
  const { keysBefore, keysAfter, pairs, gone, added } = matched(before, after, 'kind');
  const labelOf = (link: Json) => LINK_NAMES.get(text(memberOf(link, 'kind')) ?? '') ?? 'tautan';
  const url = (link: Json) => text(memberOf(link, 'url'));
  const address = (link: Json) => url(link) ?? 'tanpa alamat';
  const stayed = (keys: readonly string[], others: readonly string[]) =>
    keys.filter((key) => others.includes(key)).join('\n');
  return [
    ...pairs.flatMap((pair) =>
      changed(`links.${pair.index}.url`, labelOf(pair.after), url(pair.before), url(pair.after)),
    ),
    ...added.map(({ item, index }): Change => ({
      field: `links.${index}.url`,
      label: labelOf(item),
      after: address(item),
    })),
    ...gone.map((item): Change => ({ field: 'links', label: labelOf(item), before: address(item) })),
    ...(stayed(keysBefore, keysAfter) === stayed(keysAfter, keysBefore)
      ? []
      : [{ field: 'links', label: 'urutan tautan diubah' }]),
  ];
}

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

interface Pair {
  readonly before: Json;
  readonly after: Json;
  /** Of `after`. */
  readonly index: number;
}

/** Items of two lists under the same name; the second of one name only meets the second. */
function matched(before: Json | undefined, after: Json | undefined, naming: 'file' | 'kind') {
  const [olds, news] = [isList(before) ? before : [], isList(after) ? after : []];
  const [keysBefore, keysAfter] = [keysOf(olds, naming), keysOf(news, naming)];
  const pairs: Pair[] = [];
  const added: { item: Json; index: number }[] = [];
  for (const [index, item] of news.entries()) {
    const old = olds[keysBefore.indexOf(keysAfter[index] ?? '')];
    if (old === undefined) added.push({ item, index });
    else pairs.push({ before: old, after: item, index });
  }
  const gone = olds.filter((_, index) => !keysAfter.includes(keysBefore[index] ?? ''));
  return { keysBefore, keysAfter, pairs, gone, added };
}

function keysOf(items: readonly Json[], naming: 'file' | 'kind'): string[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = text(memberOf(item, naming)) ?? '';
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return `${name}\n${count}`;
  });
}
