/**
 * What the files of a publication say, as far as it can be compared and shown. Values stay as they were written: an old
 * publication keeps the rules of its day, and today's schemas need not know all of it.
 */
import { fieldOf } from '../build/field-of.ts';
import type { LocalDate } from '../contract/dates.ts';
import { RotationSchema, type RotationContent } from '../contract/product.ts';
import { productKey, productOfFile, type Manifest } from './manifest.ts';

export interface ProductVersion {
  readonly sudin: string;
  readonly id: string;
  /** Of its product.json. */
  readonly sha256: string;
  /** What product.json says. */
  readonly value: unknown;
  /** Digest of each photo it names, by file name. */
  readonly photos: ReadonlyMap<string, string>;
}

export interface NoticeVersion {
  readonly id: string;
  readonly value: unknown;
  /** Digest of its photo. */
  readonly photo: string | undefined;
}

export interface Contents {
  /** The local day it was published on, or would be. */
  readonly today: LocalDate;
  readonly gallery: unknown;
  /** By `sudin/id`. */
  readonly products: ReadonlyMap<string, ProductVersion>;
  /** By start. */
  readonly rotations: readonly RotationContent[];
  /** By id. */
  readonly notices: readonly NoticeVersion[];
}

export const NO_CONTENTS: Contents = { today: '', gallery: undefined, products: new Map(), rotations: [], notices: [] };

/** @param jsonOf the value of one of the manifest's JSON files; undefined for one that is damaged, which is then left out */
export async function contentsOf(
  { today, files }: Manifest,
  jsonOf: (file: string, sha256: string) => Promise<unknown>,
): Promise<Contents> {
  const products = new Map<string, ProductVersion>();
  const rotations: unknown[] = [];
  const notices: NoticeVersion[] = [];
  let gallery: unknown;
  for (const [file, sha256] of Object.entries(files)) {
    if (!file.endsWith('.json')) continue;
    const value = await jsonOf(file, sha256);
    if (value === undefined) continue;
    const product = productOfFile(file);
    if (product !== undefined) {
      products.set(productKey(product), { ...product, sha256, value, photos: photosOf(file, value, files) });
    } else if (file.startsWith('rotations/')) rotations.push(value);
    else if (file.startsWith('notices/')) notices.push(noticeOf(file, value, files));
    else gallery = value;
  }
  return { today, gallery, products, rotations: soundRotations(rotations), notices };
}

/** By start; what is no rotation by today's shape is left out. */
export const soundRotations = (values: readonly unknown[]): RotationContent[] =>
  values
    .flatMap((value) => RotationSchema.safeParse(value).data ?? [])
    .toSorted((a, b) => (a.starts < b.starts ? -1 : 1));

export function noticeOf(file: string, value: unknown, files: Manifest['files']): NoticeVersion {
  const photo = fieldOf(fieldOf(value, 'photo'), 'file');
  return {
    id: file.slice('notices/'.length, -'.json'.length),
    value,
    photo: typeof photo === 'string' ? files[`notices/${photo}`] : undefined,
  };
}

function photosOf(file: string, value: unknown, files: Manifest['files']): Map<string, string> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const photos = new Map<string, string>();
  for (const name of photoNames(value)) {
    const sha256 = files[folder + name];
    if (sha256 !== undefined) photos.set(name, sha256);
  }
  return photos;
}

/** The file names a product's photos have, in order. */
export function photoNames(value: unknown): string[] {
  const photos = fieldOf(value, 'photos');
  if (!Array.isArray(photos)) return [];
  return photos.map((photo) => fieldOf(photo, 'file')).filter((name) => typeof name === 'string');
}

/** What staff call it; the id where the file says nothing readable. */
export function nameOf(value: unknown, fallback: string): string {
  const name = fieldOf(fieldOf(value, 'name'), 'id');
  return typeof name === 'string' && name.trim() !== '' ? name : fallback;
}
