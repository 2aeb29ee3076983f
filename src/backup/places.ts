/** Where what is backed up lies, and which names in those folders are ours. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../build/files.ts';

export interface Places {
  /** Absolute, as are all of them. */
  readonly contentDir: string;
  readonly dataDir: string;
  /** Undefined for a database on a server: its own backup counts. */
  readonly databaseFile: string | undefined;
}

/** Of the data folder. Everything else in it can be made anew, or is nobody's but this machine's: `session.key`. */
export const DATA_FOLDERS = ['feed', 'history'] as const;
/** What editors complete by lies in the content folder under a dotted name; nothing else with a dot is content. */
export const SCHEMA_FOLDER = '.schema';

export const isContentName = (name: string): boolean => !name.startsWith('.') || name === SCHEMA_FOLDER;

/** A folder, and the names directly in it that a restore replaces. */
export interface Place {
  readonly dir: string;
  readonly isOurs: (name: string) => boolean;
}

export function placesOf({ contentDir, dataDir, databaseFile }: Places): Place[] {
  const database = databaseFile === undefined ? [] : [databaseFile];
  return [
    { dir: contentDir, isOurs: isContentName },
    { dir: dataDir, isOurs: (name) => DATA_FOLDERS.some((one) => one === name) },
    ...database.map((file) => ({
      dir: path.dirname(file),
      // SQLite's side files belong to the very file they lie beside.
      isOurs: (name: string) => ['', '-wal', '-shm'].some((end) => name === `${path.basename(file)}${end}`),
    })),
  ];
}

/** Sorted; nothing where there is no such folder. */
export async function namesIn(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).toSorted();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
