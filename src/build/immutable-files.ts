/** The files of a feed that are named by their digest: put in place when missing, removed when no publication names them. */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../contract/digest.ts';
import { FeedError } from '../contract/errors.ts';
import { photoPath, rotationPath } from '../contract/feed-paths.ts';
import type { Variant } from '../contract/feed.ts';
import { verifyPhoto, verifyRotation } from '../contract/verify.ts';
import { compressBeside } from './compress.ts';
import type { FeedContent } from './feed-content.ts';
import { errorCode, syncFolder, writeDurably } from './files.ts';

/** Nothing else in a feed's folder is ever removed. */
const FOLDERS = ['rotations', 'photos'];

/**
 * [F14] Verifies every document and photo with the screen's own functions, then moves in those that are missing or
 * damaged. Nothing is moved before everything is verified.
 * @param temporary a folder on the same file system as `target`
 * @throws {FeedError} when something does not pass
 */
export async function placeImmutables(target: string, temporary: string, content: FeedContent): Promise<void> {
  for (const folder of FOLDERS) {
    await mkdir(path.join(target, folder), { recursive: true });
    await mkdir(path.join(temporary, folder), { recursive: true });
  }
  const moves: string[] = [];
  for (const { variant, file } of content.photos) {
    const name = photoPath(variant);
    if (await isWholePhoto(path.join(target, name), variant)) continue;
    const bytes = new Uint8Array(await readFile(file));
    await verifyPhoto(bytes, variant);
    await writeDurably(path.join(temporary, name), bytes);
    moves.push(name);
  }
  for (const { entry, bytes } of content.documents) {
    const { quarantined } = await verifyRotation(bytes, entry);
    const [bad] = quarantined;
    // A screen would set one bad card aside; our own output may not have any.
    if (bad !== undefined) throw new FeedError('rotation-too-many-bad-cards', `${entry.id}: ${bad.id}: ${bad.reason}`);
    const name = rotationPath(entry.sha256);
    if (await hasDigest(path.join(target, name), entry.sha256)) continue;
    await writeDurably(path.join(temporary, name), bytes);
    // The copies move first: once the document is there, the three belong together.
    moves.push(...(await compressBeside(path.join(temporary, name))).map((extension) => `${name}.${extension}`), name);
  }
  for (const name of moves) await rename(path.join(temporary, name), path.join(target, name));
  for (const folder of FOLDERS) await syncFolder(path.join(target, folder));
}

const DIGEST = /[0-9a-f]{64}/g;

/**
 * Removes what none of these texts names. Digests are looked for in the raw text, so that a damaged document keeps too
 * much, never too little.
 * @param texts feed.json and rotation documents of the publications to keep
 */
export async function pruneImmutables(target: string, texts: readonly Uint8Array[]): Promise<void> {
  const named = new Set(texts.flatMap((text) => new TextDecoder().decode(text).match(DIGEST) ?? []));
  for (const folder of FOLDERS) {
    for (const file of await readdir(path.join(target, folder))) {
      const [digest] = file.split('.');
      if (!named.has(digest ?? '')) await rm(path.join(target, folder, file), { recursive: true, force: true });
    }
  }
}

/** False for one that a power cut or a dying disk damaged; it is written again. */
async function isWholePhoto(file: string, variant: Variant): Promise<boolean> {
  try {
    await verifyPhoto(new Uint8Array(await readFile(file)), variant);
    return true;
  } catch (error) {
    if (error instanceof FeedError || errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function hasDigest(file: string, sha256: string): Promise<boolean> {
  try {
    return (await sha256Hex(new Uint8Array(await readFile(file)))) === sha256;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
