/** From a file to everything in its place: unpacked and tried first, put in place last. */
import { mkdir } from 'node:fs/promises';
import { BackupError } from './errors.ts';
import { namesIn, placesOf, type Places } from './places.ts';
import { forgetStaged, putInPlace, readJournal, writeJournal, type Journal, type PutInPlace } from './put-in-place.ts';
import { removeStaging, stageBackup } from './stage.ts';

/** What a restore would replace, by folder; empty on a new machine. */
export async function filledPlaces(places: Places): Promise<string[]> {
  const filled: string[] = [];
  for (const { dir, isOurs } of placesOf(places)) {
    if ((await namesIn(dir)).some(isOurs)) filled.push(dir);
  }
  return [...new Set(filled)];
}

/**
 * At once. Nobody may be working in these folders.
 * @throws {BackupError} `filled` without `replace`; and everything of `stageBackup` and `putInPlace`
 */
export async function restoreNow(
  file: string,
  places: Places,
  { replace, nowMs }: { readonly replace: boolean; readonly nowMs: number },
): Promise<PutInPlace> {
  // One that was cut off is finished first: until then nobody can say what stands here.
  if ((await readJournal(places.dataDir))?.begun !== undefined) await putInPlace(places, nowMs);
  const filled = await filledPlaces(places);
  if (filled.length > 0 && !replace) throw new BackupError('filled', { what: filled.join(', ') });
  await stageForStart(file, places);
  const done = await putInPlace(places, nowMs);
  if (done === undefined) throw new Error('what was staged a moment ago is gone');
  return done;
}

/**
 * Ready for the next start, which puts it in place before anything is opened. What stands goes on meanwhile.
 * @throws {BackupError} `unfinished`, and everything of `stageBackup`
 */
export async function stageForStart(file: string, places: Places): Promise<Journal> {
  await mkdir(places.contentDir, { recursive: true });
  await mkdir(places.dataDir, { recursive: true });
  if ((await readJournal(places.dataDir))?.begun !== undefined) throw new BackupError('unfinished');
  // Another one that waits is given up before its files are.
  await forgetStaged(places);
  const staged = await stageBackup(file, places);
  try {
    return await writeJournal(places.dataDir, staged);
  } catch (error) {
    await removeStaging(places);
    throw error;
  }
}
