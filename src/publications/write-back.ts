/**
 * [E33] The files of an earlier publication into the content folder. Nothing that stands there is lost: an approved version
 * that gives way becomes the working copy where there is none, and everything that gives way is also kept under
 * `history/replaced`, by its own name. Photos are never written over. Begun twice, it does the rest.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, syncFolder, writeDurably } from '../build/files.ts';
import { fieldOf } from '../build/field-of.ts';
import { hasEnded } from '../build/has-ended.ts';
import type { LocalDate } from '../contract/dates.ts';
import { whatChanged } from '../contract/matters.ts';
import { mattersSha256 } from '../records/matters-sha256.ts';
import { photoNames, type Contents, type ProductVersion } from './contents.ts';
import { jsonFile } from './fit-rotations.ts';
import { productKey, type Manifest } from './manifest.ts';
import type { Workshop } from './workshop.ts';

export interface WriteBack {
  readonly manifest: Manifest;
  readonly contents: Contents;
  /** Row of the return. */
  readonly id: number;
  /** The local day it happens on: what has ended by then is history and stays as it is. */
  readonly today: LocalDate;
}

/**
 * @returns by `sudin/id`: digest of what matters about each product that stands there now
 * @throws {DamagedBlobError}
 */
export async function writeBack(workshop: Workshop, { manifest, contents, id, today }: WriteBack) {
  const folder = await openFolder(workshop, id);
  const approved = new Map<string, string>();
  for (const product of contents.products.values()) {
    const key = productKey(product);
    approved.set(key, await workshop.inTurn(`products/${key}`, () => writeProduct(workshop, folder, product)));
  }
  await workshop.inTurn('notices', () => replaceFolder(workshop, folder, manifest, { name: 'notices', today }));
  await workshop.inTurn('rotations', () => replaceFolder(workshop, folder, manifest, { name: 'rotations', today }));
  await workshop.inTurn('gallery.json', () => replaceFiles(workshop, folder, manifest, ['gallery.json']));
  return approved;
}

/** Why an earlier publication cannot be written into this content folder; undefined when it can. */
export async function whyNotWritable(contentDir: string, { files }: Manifest): Promise<string | undefined> {
  const root = await realpath(contentDir);
  for (const folder of new Set(Object.keys(files).map((file) => path.posix.dirname(file)))) {
    for (let below = folder; below !== '.'; below = path.posix.dirname(below)) {
      const real = await realpath(path.join(root, below)).catch(() => undefined);
      if (real === undefined || real === path.join(root, below)) continue;
      return `Folder "${below}" berupa tautan, jadi isinya tidak dapat dikembalikan; salin folder aslinya ke dalam folder konten.`;
    }
  }
  return undefined;
}

/** The content folder as a return writes to it. */
interface Folder {
  readonly read: (file: string) => Promise<Buffer | undefined>;
  /** Undefined when there is no such file. */
  readonly digestOf: (file: string) => Promise<string | undefined>;
  readonly names: (folder: string) => Promise<string[]>;
  /** What stood there before is kept. */
  readonly replace: (file: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
}

async function openFolder({ contentDir, replacedDir, digests }: Workshop, id: number): Promise<Folder> {
  const root = await realpath(contentDir);
  const keepDir = path.join(replacedDir, String(id));
  const read = (file: string) => readIfThere(path.join(root, file));
  const keep = async (file: string, bytes: Buffer) => {
    for (let copy = 1; ; copy++) {
      const kept = path.join(keepDir, copy === 1 ? file : `${file}~${copy}`);
      const known = await readIfThere(kept);
      if (known === undefined) return write(kept, bytes);
      if (known.equals(bytes)) return undefined;
    }
  };
  const replace: Folder['replace'] = async (file, bytes) => {
    const before = await read(file);
    if (before?.equals(bytes) === true) return;
    if (before !== undefined) await keep(file, before);
    await write(path.join(root, file), bytes);
  };
  return {
    read,
    replace,
    digestOf: (file) => digests.of(path.join(root, file)),
    names: (folder) => namesIn(path.join(root, folder)),
    async remove(file) {
      const before = await read(file);
      if (before === undefined) return;
      await keep(file, before);
      await rm(path.join(root, file));
      await syncFolder(path.dirname(path.join(root, file)));
    },
  };
}

/** The working copy first: a kill between the two leaves what stood there twice, never nowhere. */
async function writeProduct({ blobs }: Workshop, folder: Folder, product: ProductVersion): Promise<string> {
  const at = `products/${productKey(product)}`;
  const { value, bytes } = await placePhotos({ blobs }, folder, at, product);
  const current = await folder.read(`${at}/product.json`);
  if (current !== undefined && !current.equals(bytes)) {
    const copy = workingCopy(current, value);
    const isTaken = (await folder.read(`${at}/draft.json`)) !== undefined;
    if (copy !== undefined && !isTaken) await folder.replace(`${at}/draft.json`, copy);
  }
  await folder.replace(`${at}/product.json`, bytes);
  return mattersSha256(value);
}

/** A photo whose name has meanwhile been given to another picture comes back under a name of its own. */
async function placePhotos(
  { blobs }: Pick<Workshop, 'blobs'>,
  folder: Folder,
  at: string,
  { value, sha256, photos }: ProductVersion,
): Promise<{ value: unknown; bytes: Uint8Array }> {
  const renamed = new Map<string, string>();
  for (const [name, digest] of photos) {
    const there = await folder.digestOf(`${at}/${name}`);
    if (there === digest) continue;
    const free = there === undefined ? name : `foto-${digest.slice(0, 12)}${path.extname(name).toLowerCase()}`;
    if (free !== name) renamed.set(name, free);
    await folder.replace(`${at}/${free}`, await blobs.read(digest));
  }
  if (renamed.size === 0) return { value, bytes: await blobs.read(sha256) };
  const listed = fieldOf(value, 'photos') as readonly Record<string, unknown>[];
  const underNewName = (name: string, index: number) => ({ ...listed[index], file: renamed.get(name) ?? name });
  return jsonFile({ ...(value as object), photos: photoNames(value).map(underNewName) });
}

/** What stood there as a working copy; undefined where that says nothing the restored version does not say. */
function workingCopy(current: Buffer, restored: unknown): Uint8Array | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(current));
  } catch {
    // Somebody broke it by hand: whoever mends it finds all of it.
    return current;
  }
  if (whatChanged(restored, value).length === 0) return undefined;
  return typeof value === 'object' && value !== null ? jsonFile({ ...value, status: 'draft' }).bytes : current;
}

async function replaceFolder(
  workshop: Workshop,
  folder: Folder,
  manifest: Manifest,
  { name, today }: { name: 'rotations' | 'notices'; today: LocalDate },
): Promise<void> {
  const wanted = Object.keys(manifest.files).filter((file) => file.startsWith(`${name}/`));
  const isHistory = async (file: string) => hasEnded(jsonOrNothing(await folder.read(file)), today);
  for (const file of (await folder.names(name)).map((found) => `${name}/${found}`)) {
    if (!file.endsWith('.json') || wanted.includes(file) || (await isHistory(file))) continue;
    await folder.remove(file);
  }
  const due: string[] = [];
  for (const file of wanted) if (!file.endsWith('.json') || !(await isHistory(file))) due.push(file);
  // Photos of notices before the notices that name them.
  await replaceFiles(
    workshop,
    folder,
    manifest,
    due.toSorted((a, b) => Number(a.endsWith('.json')) - Number(b.endsWith('.json'))),
  );
}

async function replaceFiles(
  { blobs }: Workshop,
  folder: Folder,
  { files }: Manifest,
  wanted: readonly string[],
): Promise<void> {
  for (const file of wanted) {
    const sha256 = files[file];
    if (sha256 !== undefined) await folder.replace(file, await blobs.read(sha256));
  }
}

function jsonOrNothing(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

async function write(target: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  // A leading dot: no reader of content takes it for content.
  const temporary = path.join(folder, `.${path.basename(target)}.${randomUUID()}`);
  try {
    await writeDurably(temporary, bytes);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(folder);
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
