/** What would be on the screens and is not published as it stands, told with its reason. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Preview } from '../api/publications.ts';
import type { LocalDate } from '../contract/dates.ts';
import { dateInWords } from '../contract/indonesian.ts';
import { whyPending } from './choose-version.ts';
import { nameOf } from './contents.ts';
import type { TooLate } from './fit-rotations.ts';
import type { JudgedProduct } from './judge-products.ts';
import { isSudin, productKey } from './manifest.ts';
import type { Standing } from './standing.ts';

export type Withheld = Preview['withheld'][number];

/**
 * [E31] Of the products that rotations name, each once, in the order in which they stand there: those of which another
 * version goes out, or none.
 * @param planned ids in the rotations as they stand on the disk, without those that have ended
 */
export const withheldProducts = (judged: readonly JudgedProduct[], planned: ReadonlySet<string>): Withheld[] =>
  [...planned].flatMap((id) => {
    const product = ofId(judged, id);
    const why = product?.choice.why;
    if (product === undefined || why === undefined) return [];
    return [{ ...nameplate(product), why, keepsOldVersion: product.choice.version !== 'none' }];
  });

/** Of the same products: those that go out as approved while a newer working copy waits for somebody. */
export async function pendingProducts(
  judged: readonly JudgedProduct[],
  planned: ReadonlySet<string>,
  surroundings: { readonly contentDir: string; readonly standing: Standing; readonly today: LocalDate },
): Promise<Withheld[]> {
  const pending: Withheld[] = [];
  for (const id of planned) {
    const product = ofId(judged, id);
    if (product?.choice.version !== 'current') continue;
    const why = await whyDraftStays(product, surroundings);
    if (why !== undefined) pending.push({ ...nameplate(product), why, keepsOldVersion: true });
  }
  return pending;
}

/** Of several folders under one id the one that goes out is meant. */
function ofId(judged: readonly JudgedProduct[], id: string): JudgedProduct | undefined {
  const those = judged.filter(({ key }) => key.id === id);
  const taken = (version: string) => those.find(({ choice }) => choice.version === version);
  return taken('current') ?? taken('last') ?? those[0];
}

/** Its certificate ends before a rotation begins: it leaves that rotation, and no other. */
export function withheldTooLate(judged: readonly JudgedProduct[], tooLate: readonly TooLate[]): Withheld[] {
  const told = new Set<string>();
  return tooLate.flatMap(({ id, ends, title }) => {
    const product = ofId(judged, id);
    if (product === undefined || told.has(id)) return [];
    told.add(id);
    const why = `Sertifikat halalnya berakhir pada ${dateInWords(ends)}, sebelum ${title} dimulai; produk ini keluar dari rotasi itu.`;
    return [{ ...nameplate(product), why, keepsOldVersion: false }];
  });
}

function nameplate({ key, found, last }: JudgedProduct): Pick<Withheld, 'id' | 'title' | 'sudin'> {
  return {
    id: key.id,
    title: nameOf(found?.value, nameOf(last?.value, key.id)),
    ...(isSudin(key.sudin) && { sudin: key.sudin }),
  };
}

async function whyDraftStays(
  { key, source }: JudgedProduct,
  { contentDir, standing, today }: { contentDir: string; standing: Standing; today: LocalDate },
): Promise<string | undefined> {
  const file = path.join(contentDir, 'products', productKey(key), 'draft.json');
  let draft: unknown;
  try {
    draft = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // There is none, or somebody is writing it; the list of products tells what is wrong with it.
    return undefined;
  }
  return whyPending(source?.product, draft, standing.curation.get(productKey(key)), today);
}
