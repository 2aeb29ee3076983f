/**
 * What a backup is made of, of one moment: first the database, then the feed, while no publication can put another in its
 * place. Restored, the two stand to each other as after a power cut, which every start knows how to go on from (E32).
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, filesBelow } from '../build/files.ts';
import { LockedError, takeLock } from '../build/lock.ts';
import { feedPath } from '../contract/feed-paths.ts';
import { copyRecords } from '../records/copy-records.ts';
import { BackupError } from './errors.ts';
import { DATABASE_ENTRY, isSafePath, type Manifest } from './manifest.ts';
import { isContentName, namesIn, type Places } from './places.ts';

export interface Source {
  /** In the archive. */
  readonly path: string;
  /** Absolute. */
  readonly at: string;
}

export interface Snapshot extends Pick<Manifest, 'database' | 'revision'> {
  readonly sources: readonly Source[];
  /** What cannot go into a backup: links out of the content folder, names no other machine could bear. */
  readonly leftOut: readonly string[];
  readonly remove: () => Promise<void>;
}

/** A person waits; a publication of a thousand new photos takes longer. */
const LOCK_WAIT_MS = 20_000;

/** @throws {BackupError} `busy` */
export async function takeSnapshot({ contentDir, dataDir, databaseFile }: Places): Promise<Snapshot> {
  const feedDir = path.join(dataDir, 'feed');
  const parent = path.join(dataDir, 'backup');
  await removeLeftovers(parent);
  const dir = path.join(parent, `${process.pid}-${randomUUID()}`);
  await mkdir(feedDir, { recursive: true });
  await mkdir(dir, { recursive: true });
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    const release = await takeLock(path.join(feedDir, '.lock'), LOCK_WAIT_MS).catch((cause: unknown) => {
      throw cause instanceof LockedError ? new BackupError('busy', {}, { cause }) : cause;
    });
    let database: Manifest['database'] = 'server';
    let feed: Source[];
    try {
      const copy = path.join(dir, 'galeri.db');
      if (databaseFile !== undefined) database = (await copyRecords(databaseFile, copy)) ? 'copied' : 'absent';
      feed = await pinned(feedDir, path.join(dir, 'feed'));
    } finally {
      await release();
    }
    const content = await contentSources(contentDir);
    const found = [
      ...(database === 'copied' ? [{ path: DATABASE_ENTRY, at: path.join(dir, 'galeri.db') }] : []),
      ...feed,
      ...content.sources,
      ...(await historySources(path.join(dataDir, 'history'))),
    ];
    const unsafe = found.filter((source) => !isSafePath(source.path)).map((source) => source.path);
    return {
      database,
      revision: await revisionIn(path.join(dir, 'feed')),
      sources: found.filter((source) => isSafePath(source.path)),
      leftOut: [...content.leftOut, ...unsafe],
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Hard links: they cost nothing, and what the next publication prunes stays until the backup has read it. */
async function pinned(from: string, to: string): Promise<Source[]> {
  const sources: Source[] = [];
  for (const file of await filesBelow(from)) {
    const at = path.join(to, file);
    await mkdir(path.dirname(at), { recursive: true });
    await link(path.join(from, file), at).catch((error: unknown) => {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS', 'EXDEV'].includes(errorCode(error) ?? ''))
        throw error;
      return copyFile(path.join(from, file), at, constants.COPYFILE_FICLONE);
    });
    sources.push({ path: `feed/${file}`, at });
  }
  return sources;
}

async function historySources(dir: string): Promise<Source[]> {
  const sources: Source[] = [];
  // `staged` holds a second name for files of `blobs`, for the time of one publication.
  for (const folder of ['blobs', 'replaced']) {
    const files = await filesBelow(path.join(dir, folder)).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    sources.push(...files.map((file) => ({ path: `history/${folder}/${file}`, at: path.join(dir, folder, file) })));
  }
  return sources;
}

/** Links inside the folder are followed to files, as every reader of content does; a link out is no content. */
async function contentSources(contentDir: string): Promise<{ sources: Source[]; leftOut: string[] }> {
  const sources: Source[] = [];
  const leftOut: string[] = [];
  const root = await realpath(contentDir).catch(() => undefined);
  const walk = async (dir: string, below: string): Promise<void> => {
    for (const entry of await readdir(dir, { withFileTypes: true })) {
      const [at, name] = [path.join(dir, entry.name), `${below}${entry.name}`];
      if (entry.name.startsWith('.') && !(below === '' && isContentName(entry.name))) continue;
      if (entry.isDirectory()) await walk(at, `${name}/`);
      else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileIn(root ?? '', at)))) {
        sources.push({ path: `content/${name}`, at });
      } else leftOut.push(`content/${name}`);
    }
  };
  if (root !== undefined) await walk(root, '');
  return { sources: sources.toSorted((a, b) => (a.path < b.path ? -1 : 1)), leftOut };
}

async function leadsToFileIn(root: string, at: string): Promise<boolean> {
  const real = await realpath(at).catch(() => undefined);
  if (real === undefined || !real.startsWith(`${root}${path.sep}`)) return false;
  return (await stat(real)).isFile();
}

async function revisionIn(feedDir: string): Promise<number> {
  try {
    const { revision } = JSON.parse(await readFile(path.join(feedDir, feedPath), 'utf8')) as { revision?: unknown };
    return typeof revision === 'number' && Number.isSafeInteger(revision) ? revision : 0;
  } catch {
    return 0;
  }
}

/** Of a process that was killed while it made one. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await namesIn(parent)) {
    const at = path.join(parent, name);
    const isDead = !isAlive(Number.parseInt(name, 10));
    if (isDead && (await lstat(at)).isDirectory()) await rm(at, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
