/** A backup unpacked beside what it is to replace: inside the same folders, under a dotted name nobody reads. */
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { demandGoodRecords } from '../records/copy-records.ts';
import { DATABASE_ENTRY, type Manifest } from './manifest.ts';
import { namesIn, placesOf, type Place, type Places } from './places.ts';
import { demandSpace, openBackup } from './read-backup.ts';

/**
 * Not beside the folders but in them: only there a rename is certain to stay on one disk, and a service may be allowed to
 * write nowhere else.
 */
export const STAGING = '.pulih';

export interface Staged {
  readonly manifest: Manifest;
  readonly places: readonly (Pick<Place, 'dir'> & { readonly names: readonly string[] })[];
}

/**
 * Unpacks, measures and tries everything. What stands is not touched.
 * @throws {BackupError}, {RecordsError} and then nothing is left of it
 */
export async function stageBackup(file: string, places: Places): Promise<Staged> {
  const dirs = [...new Set(placesOf(places).map(({ dir }) => dir))];
  await removeStaging(places);
  const backup = await openBackup(file);
  try {
    for (const dir of dirs) await mkdir(path.join(dir, STAGING), { recursive: true });
    await demandSpace(places.dataDir, sizeOf(backup.manifest));
    await demandSpace(places.contentDir, sizeOf(backup.manifest, 'content/'));
    await backup.unpack((name) => stagedPlace(name, places));
    const database = stagedPlace(DATABASE_ENTRY, places);
    if (backup.manifest.database === 'copied' && database !== undefined) {
      // Names and password hashes lie in it.
      await chmod(database, 0o600);
      await demandGoodRecords(database);
    }
    const staged: Staged['places'][number][] = [];
    for (const dir of dirs) staged.push({ dir, names: await namesIn(path.join(dir, STAGING)) });
    return { manifest: backup.manifest, places: staged };
  } catch (error) {
    await removeStaging(places);
    throw error;
  } finally {
    backup.close();
  }
}

export async function removeStaging(places: Places): Promise<void> {
  for (const { dir } of placesOf(places)) await rm(path.join(dir, STAGING), { recursive: true, force: true });
}

function stagedPlace(name: string, { contentDir, dataDir, databaseFile }: Places): string | undefined {
  const [root = '', ...parts] = name.split('/');
  if (root === 'content') return path.join(contentDir, STAGING, ...parts);
  if (root !== 'database') return path.join(dataDir, STAGING, root, ...parts);
  return databaseFile && path.join(path.dirname(databaseFile), STAGING, path.basename(databaseFile));
}

const sizeOf = ({ files }: Manifest, below = ''): number =>
  files.reduce((sum, line) => sum + (line.path.startsWith(below) ? line.bytes : 0), 0);
