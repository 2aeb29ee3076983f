/** A whole folder to another place, which may be on another disk. It is never away, and never half there. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, cp, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, syncFolder } from '../build/files.ts';

/**
 * @param from absolute
 * @param to absolute; must not be there yet
 */
export async function moveFolder(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
    await moveAcross(from, to);
  }
  await syncFolder(path.dirname(to));
  await syncFolder(path.dirname(from));
}

/** Another disk: copied whole, then put in place, then taken away. Killed in between, it is at both places, not at none. */
export async function moveAcross(from: string, to: string): Promise<void> {
  const [arriving, leaving] = [besideName(to), besideName(from)];
  try {
    await cp(from, arriving, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    for (const entry of await readdir(arriving, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      await syncFile(path.join(entry.parentPath, entry.name));
    }
    await rename(arriving, to);
  } catch (error) {
    await rm(arriving, { recursive: true, force: true });
    throw error;
  }
  // Out of sight in one step, so that no reader meets a folder whose files go one by one.
  await rename(from, leaving);
  await rm(leaving, { recursive: true, force: true });
}

/** A copy that is on the disk when this returns; where the file system can, it shares the original's blocks. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await syncFile(to);
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const besideName = (folder: string): string =>
  path.join(path.dirname(folder), `.${path.basename(folder)}.${randomUUID()}`);
