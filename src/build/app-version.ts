/** The version of the kiosk app: a digest of everything it is built from, so that nobody has to count it up. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from './files.ts';

const SINGLE_FILES = ['index.html', 'package-lock.json', 'vite.config.ts'];

/** A change to these changes nothing on a screen, and must not cost it a reload. */
const NOT_ON_SCREEN = /^src\/(?:(?:build|editor|install|server)\/|cli\.ts$|launch\.mjs$|.*\.md$|tsconfig)/;

const VERSION_CHARS = 12;

/** @param root folder of the project */
export async function appVersion(root: string): Promise<string> {
  const inFolders = await Promise.all(
    ['src', 'public'].map(async (folder) =>
      (await filesBelow(path.join(root, folder))).map((file) => `${folder}/${file}`),
    ),
  );
  const files = [...SINGLE_FILES, ...inFolders.flat()].filter((file) => !NOT_ON_SCREEN.test(file));
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = await readFile(path.join(root, file));
    hash.update(`${file}\0${bytes.byteLength}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, VERSION_CHARS);
}
