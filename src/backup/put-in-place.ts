/**
 * [I10] What was staged takes its place, and what stood there is kept aside. Every step is a rename that can be found done
 * or not done: cut off anywhere, the next start goes on where it was.
 */
import { mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { errorCode, syncFolder, writeDurably } from '../build/files.ts';
import { BackupError } from './errors.ts';
import { namesIn, placesOf, type Places } from './places.ts';
import { removeStaging, STAGING, type Staged } from './stage.ts';

const NAME = '.pulih.json';

const Journal = z.strictObject({
  /** Of the backup. */
  madeAtMs: z.int(),
  revision: z.int(),
  files: z.int(),
  bytes: z.int(),
  places: z.array(z.strictObject({ dir: z.string(), staged: z.array(z.string()) })),
  /** Written when it begins: from then on these names in these folders are the old ones, and belong aside. */
  begun: z.optional(
    z.strictObject({
      aside: z.string(),
      places: z.array(z.strictObject({ dir: z.string(), old: z.array(z.string()) })),
    }),
  ),
});
export type Journal = z.infer<typeof Journal>;

/** Its presence means: at the next start, put this in place. */
export const journalFile = (dataDir: string): string => path.join(dataDir, NAME);

export async function readJournal(dataDir: string): Promise<Journal | undefined> {
  try {
    return Journal.parse(JSON.parse(await readFile(journalFile(dataDir), 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export async function writeJournal(dataDir: string, { manifest, places }: Staged): Promise<Journal> {
  const journal: Journal = {
    madeAtMs: manifest.madeAtMs,
    revision: manifest.revision,
    files: manifest.files.length,
    bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
    places: places.map(({ dir, names }) => ({ dir, staged: [...names] })),
  };
  await save(dataDir, journal);
  return journal;
}

/** Nothing is put in place any more. Only before it has begun. */
export async function forgetStaged(places: Places): Promise<void> {
  await rm(journalFile(places.dataDir), { force: true });
  await removeStaging(places);
}

export interface PutInPlace {
  readonly madeAtMs: number;
  readonly revision: number;
  /** Folders in which what stood before is kept; none where nothing stood. */
  readonly aside: readonly string[];
}

/**
 * Nobody may have any of it open.
 * @returns undefined when nothing waits
 * @throws {BackupError} `put-back`: all is as it was; `torn`: not even that was possible, and the next start tries again
 */
export async function putInPlace(places: Places, nowMs: number): Promise<PutInPlace | undefined> {
  const found = await readJournal(places.dataDir);
  if (found === undefined) return undefined;
  const begun = found.begun ?? (await begin(places, found, nowMs));
  const journal = { ...found, begun };
  const { aside, places: old } = begun;
  try {
    await moveAll(old, (dir, name) => [path.join(dir, name), path.join(dir, aside, name)]);
    await moveAll(
      journal.places.map(({ dir, staged }) => ({ dir, old: staged })),
      (dir, name) => [path.join(dir, STAGING, name), path.join(dir, name)],
    );
  } catch (cause) {
    await putBack(places, journal, cause);
  }
  await forgetStaged(places);
  return {
    madeAtMs: journal.madeAtMs,
    revision: journal.revision,
    aside: old.flatMap((place) => (place.old.length > 0 ? path.join(place.dir, aside) : [])),
  };
}

type Begun = Journal & { readonly begun: NonNullable<Journal['begun']> };

async function begin(places: Places, journal: Journal, nowMs: number): Promise<Begun['begun']> {
  // Somebody may have cleared up meanwhile. Then what stands is all there is, and stays.
  const waiting = journal.places.flatMap(({ dir, staged }) => staged.map((name) => path.join(dir, STAGING, name)));
  const missing = waiting.find((file) => !existsSync(file));
  if (missing !== undefined) {
    await forgetStaged(places);
    throw new BackupError('put-back', { what: `"${missing}" tidak ada lagi` });
  }
  const aside = freeName(places, `.sebelum-pulih-${new Date(nowMs).toISOString().slice(0, 19).replace(/[:T]/g, '-')}`);
  const old = new Map<string, string[]>();
  const targets = new Map(journal.places.map(({ dir, staged }) => [dir, staged]));
  for (const { dir, isOurs } of placesOf(places)) {
    // What a backup does not bring stays: a database on a server has none in it.
    const staged = targets.get(dir) ?? [];
    const names = staged.some(isOurs) ? (await namesIn(dir)).filter(isOurs) : [];
    old.set(dir, [...(old.get(dir) ?? []), ...names]);
  }
  const begun = { aside, places: Array.from(old, ([dir, names]) => ({ dir, old: names })) };
  await save(places.dataDir, { ...journal, begun });
  return begun;
}

/** Nothing may lie there: what is at its target is taken for moved. */
function freeName(places: Places, wanted: string): string {
  const isTaken = (name: string) => placesOf(places).some(({ dir }) => existsSync(path.join(dir, name)));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!isTaken(name)) return name;
  }
}

interface Moves {
  readonly dir: string;
  readonly old: readonly string[];
}

/** What lies at its target already was moved before the power went. */
async function moveAll(
  places: readonly Moves[],
  pathsOf: (dir: string, name: string) => readonly [from: string, to: string],
): Promise<void> {
  for (const { dir, old } of places) {
    const folders = new Set<string>();
    for (const name of old) {
      const [from, to] = pathsOf(dir, name);
      if (existsSync(to) || !existsSync(from)) continue;
      await mkdir(path.dirname(to), { recursive: true });
      await rename(from, to);
      folders.add(path.dirname(to));
    }
    for (const folder of folders) await syncFolder(folder);
    await syncFolder(dir);
  }
}

async function putBack(places: Places, journal: Begun, cause: unknown): Promise<never> {
  const what = cause instanceof Error ? cause.message : String(cause);
  const { aside, places: old } = journal.begun;
  try {
    for (const { dir, staged } of journal.places) {
      for (const name of staged) {
        const [here, waiting] = [path.join(dir, name), path.join(dir, STAGING, name)];
        const isOld = old.some((place) => place.dir === dir && place.old.includes(name));
        // New, when the old one of that name lies aside or there was none.
        const isNew = !existsSync(waiting) && (!isOld || existsSync(path.join(dir, aside, name)));
        if (isNew && existsSync(here)) await rename(here, waiting);
      }
    }
    await moveAll(old, (dir, name) => [path.join(dir, aside, name), path.join(dir, name)]);
    for (const { dir } of old) {
      // Fails where something is left in it, which must not be lost.
      if (existsSync(path.join(dir, aside))) await rmdir(path.join(dir, aside));
    }
    await forgetStaged(places);
  } catch {
    throw new BackupError('torn', { what, aside: old.map(({ dir }) => path.join(dir, aside)).join(', ') }, { cause });
  }
  throw new BackupError('put-back', { what }, { cause });
}

async function save(dataDir: string, journal: Journal): Promise<void> {
  const file = journalFile(dataDir);
  await writeDurably(`${file}.baru`, new TextEncoder().encode(`${JSON.stringify(journal)}\n`));
  await rename(`${file}.baru`, file);
  await syncFolder(dataDir);
}
