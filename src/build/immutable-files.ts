/** The files of a feed that are named by their digest: put in place when missing, removed when no publication names them. */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { FeedError } from '../contract/errors.ts';
import { photoPath, rotationPath } from '../contract/feed-paths.ts';
import { verifyPhoto, verifyRotation } from '../contract/verify.ts';
import { compressBeside } from './compress.ts';
import type { FeedContent } from './feed-content.ts';
import type { FileDigests } from './file-digests.ts';
import { syncFolder, writeDurably } from './files.ts';
import { inParallel } from './in-parallel.ts';
import { FILES_AT_ONCE } from './limits.ts';

/** Nothing else in a feed's folder is ever removed. */
const FOLDERS = ['rotations', 'photos'];

/**
 * [F14] Verifies every document and every new photo with the screen's own functions, then moves in those that are missing
 * or damaged. Nothing is moved before everything is verified. What a publication before has put in place and nobody has
 * touched since was verified then.
 * @param temporary a folder on the same file system as `target`
 * @throws {FeedError} when something does not pass
 */
export async function placeImmutables(
  target: string,
  temporary: string,
  content: FeedContent,
  digests: FileDigests,
): Promise<void> {
  for (const folder of FOLDERS) {
    await mkdir(path.join(target, folder), { recursive: true });
    await mkdir(path.join(temporary, folder), { recursive: true });
  }
  const moves: Move[] = [];
  await inParallel(content.photos, FILES_AT_ONCE, async ({ variant, file }) => {
    const name = photoPath(variant);
    const { sha256 } = variant;
    if ((await digests.of(path.join(target, name))) === sha256) return;
    const bytes = new Uint8Array(await readFile(file));
    await verifyPhoto(bytes, variant).catch(async (error: unknown) => {
      // The encoded copy is damaged; the next publication encodes it anew.
      await digests.forget(file);
      throw error;
    });
    await writeDurably(path.join(temporary, name), bytes);
    moves.push({ name, sha256 });
  });
  for (const { entry, bytes } of content.documents) {
    const { quarantined } = await verifyRotation(bytes, entry);
    const [bad] = quarantined;
    // A screen would set one bad card aside; our own output may not have any.
    if (bad !== undefined) throw new FeedError('rotation-too-many-bad-cards', `${entry.id}: ${bad.id}: ${bad.reason}`);
    const name = rotationPath(entry.sha256);
    if ((await digests.of(path.join(target, name))) === entry.sha256) continue;
    await writeDurably(path.join(temporary, name), bytes);
    // The copies move first: once the document is there, the three belong together.
    const copies = await compressBeside(path.join(temporary, name));
    moves.push(...copies.map((extension) => ({ name: `${name}.${extension}` })), { name, sha256: entry.sha256 });
  }
  for (const { name, sha256 } of moves) {
    await rename(path.join(temporary, name), path.join(target, name));
    if (sha256 !== undefined) await digests.remember(path.join(target, name), sha256);
  }
  for (const folder of FOLDERS) await syncFolder(path.join(target, folder));
}

interface Move {
  readonly name: string;
  /** Of its bytes, where that is known. */
  readonly sha256?: string;
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
