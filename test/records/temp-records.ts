/** Records on a real file in a temporary folder; closed and gone after the test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openRecords, recordsUrlIn } from '../../src/records/open-records.ts';
import type { OpenRecords } from '../../src/records/records.ts';

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'galeri-records-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens the records of a folder and closes them after the test. */
export async function recordsIn(dataDir: string, ladder?: readonly string[]): Promise<OpenRecords> {
  const records = await openRecords({ url: recordsUrlIn(dataDir) }, ladder);
  onTestFinished(() => records.close());
  return records;
}

export const temporaryRecords = async (): Promise<OpenRecords> => recordsIn(await temporaryFolder());
