/**
 * A publication as a content folder of its own, made of hard links to blobs: the ordinary builder reads it, and no edit
 * during the build can tear it.
 */
import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../build/files.ts';
import { inParallel } from '../build/in-parallel.ts';
import { FILES_AT_ONCE } from '../build/limits.ts';
import { DamagedBlobError, type Blobs } from './blobs.ts';
import type { Manifest } from './manifest.ts';

/**
 * @param dir a folder for stages alone; what killed runs left in it is removed. One stage at a time.
 * @returns the folder, and what removes it again
 * @throws {DamagedBlobError} when the history does not hold a file as it was
 */
export async function stage(
  dir: string,
  name: string,
  { files }: Manifest,
  blobs: Blobs,
): Promise<{ readonly contentDir: string; readonly remove: () => Promise<void> }> {
  await removeStages(dir);
  const contentDir = path.join(dir, name);
  const folders = new Set(Object.keys(files).map((file) => path.dirname(path.join(contentDir, file))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await inParallel(Object.entries(files), FILES_AT_ONCE, async ([file, sha256]) => {
    if (!(await blobs.has(sha256))) throw new DamagedBlobError(sha256);
    await linkOrCopy(blobs.fileOf(sha256), path.join(contentDir, file));
  });
  return { contentDir, remove: () => rm(contentDir, { recursive: true, force: true }) };
}

export async function removeStages(dir: string): Promise<void> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) await rm(path.join(dir, name), { recursive: true, force: true });
}

/** Not every file system has hard links, and those that have allow a file only so many. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS']);

async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    if (!NO_LINKS.has(errorCode(error) ?? '')) throw error;
    await copyFile(source, target);
  }
}
