/** The few file-system steps that must survive a power cut, and lists of files in a fixed order. */
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file and waits until the disk has it: after a power cut a renamed file must not turn out to be empty. */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits until the disk knows the names in a folder (the renames done in it). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some file systems (network shares) cannot sync a folder; their renames are as durable as they get.
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Every file below a folder, relative to it, with `/`, sorted; dotfiles and what lies in dotted folders are left out. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => toPosix(path.relative(folder, path.join(entry.parentPath, entry.name))))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.')))
    .sort();
}

const toPosix = (file: string): string => file.replaceAll(path.sep, '/');

/** `ENOENT` and the like, or undefined for anything that is not a system error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
