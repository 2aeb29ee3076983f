/** A gallery that has published and has people, and an empty machine beside it. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { makeBackup, type BackupReport } from '../../src/backup/make-backup.ts';
import type { Places } from '../../src/backup/places.ts';
import { administrator } from '../accounts/people.ts';
import { temporaryFolder } from '../build/mint.ts';
import { mintSite, NOW_MS, type Site } from '../publications/site.ts';

export const placesOfSite = ({ content, dataDir }: Pick<Site, 'content' | 'dataDir'>): Places => ({
  contentDir: content.dir,
  dataDir,
  databaseFile: path.join(dataDir, 'galeri.db'),
});

export async function gallery() {
  const site = await mintSite();
  await administrator(site.records());
  await site.publishNow();
  await writeFile(path.join(site.dataDir, 'session.key'), 'a'.repeat(64));
  return { site, places: placesOfSite(site) };
}

export async function emptyMachine(): Promise<Places> {
  const root = await temporaryFolder();
  const dataDir = path.join(root, 'data');
  return { contentDir: path.join(root, 'isi'), dataDir, databaseFile: path.join(dataDir, 'galeri.db') };
}

export async function backupInto(places: Places): Promise<BackupReport & { readonly file: string }> {
  const file = path.join(await temporaryFolder(), 'cadangan.zip');
  const { content, done } = await makeBackup(places, NOW_MS);
  await pipeline(content, createWriteStream(file));
  return { ...(await done), file };
}

/** Path → digest of every file below a folder. */
export async function digestsIn(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.toSorted().map(async (file) => [
        path.relative(dir, file),
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      ]),
    ),
  ) as Record<string, string>;
}
