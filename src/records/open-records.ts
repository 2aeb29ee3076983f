/** The one door to the database of people and records. */
import { createClient, type Client } from '@libsql/client';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RecordsError } from './errors.ts';
import { climb } from './ladder.ts';
import { BUSY_TIMEOUT_MS } from './limits.ts';
import { LADDER } from './migrations.ts';
import { patiently } from './patience.ts';
import { recordsOver, type OpenRecords } from './records.ts';

export interface RecordsAddress {
  /** `file:///…`, or `libsql://…`, `https://…` of a libSQL server. */
  readonly url: string;
  /** Of a libSQL server. */
  readonly authToken?: string | undefined;
}

/** Where the records are when nobody says otherwise. */
export const recordsUrlIn = (dataDir: string): string => pathToFileURL(path.join(dataDir, 'galeri.db')).href;

/**
 * Opens the database, makes it when there is none, and leads it to the newest format.
 * @param ladder tests bring their own
 * @throws {RecordsError} `unavailable`, `newer`, `migration`, `busy`
 */
export async function openRecords(
  { url, authToken }: RecordsAddress,
  ladder: readonly string[] = LADDER,
): Promise<OpenRecords> {
  const place = placeOf(url);
  const clients: Client[] = [];
  const connect = () => {
    const client = createClient({ url, timeout: BUSY_TIMEOUT_MS, ...(authToken === undefined ? {} : { authToken }) });
    clients.push(client);
    return client;
  };
  try {
    if (url.startsWith('file:///')) await makeFile(fileURLToPath(url));
    const writing = connect();
    const isLocal = writing.protocol === 'file';
    if (isLocal) await prepare(writing);
    await climb(writing, ladder, place);
    return recordsOver(isLocal ? connect() : writing, writing);
  } catch (cause) {
    for (const client of clients) client.close();
    throw cause instanceof RecordsError ? cause : new RecordsError('unavailable', { place }, { cause });
  }
}

/** For sentences: the file or the server, never a token that somebody wrote into the URL. */
function placeOf(url: string): string {
  if (url.startsWith('file:///')) return fileURLToPath(url);
  return URL.canParse(url) ? new URL(url).host : 'DATABASE';
}

/**
 * Names and password hashes lie in it, so others on the machine do not read it; SQLite gives its side files the same rights.
 *
 * A file that is there is never opened here: closing it would take away every lock this process holds on it (POSIX), and
 * with that another process, coming to its end, removes the log under a connection of ours. A database was destroyed so.
 */
async function makeFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function prepare(client: Client): Promise<void> {
  // Readers and the writer do not wait for each other. Kept in the file; asking for it twice at once may find it locked.
  await patiently(client, (client) => client.execute('pragma journal_mode = wal'));
  // On by the way this library is built, for each of its connections; without, a link could outlive its account.
  const { rows } = await client.execute('pragma foreign_keys');
  if (rows[0]?.['foreign_keys'] !== 1) throw new Error('this build of libSQL does not keep foreign keys');
}
