/** The database as one file of one moment, for a backup; and whether such a file may take its place. */
import { createClient } from '@libsql/client';
import { stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RecordsError } from './errors.ts';
import { formatOf } from './ladder.ts';
import { LADDER } from './migrations.ts';
import { patiently } from './patience.ts';

/** Absolute path of the database; undefined for a libSQL server, whose own backup counts. */
export const recordsFileOf = (url: string): string | undefined =>
  url.startsWith('file:///') ? fileURLToPath(url) : undefined;

/**
 * Doors that stood open when it was made: put back, they would open again for whoever has been signed out since, or for
 * whoever has used a link up.
 */
const OPEN_DOORS = { sessions: 'delete from sessions', links: 'delete from links where used_at_ms is null' };

/**
 * A copy of one moment, whoever writes meanwhile, without sessions and unused links.
 * @param target absolute; must not be there yet
 * @returns false when there is no database yet
 * @throws {RecordsError} `unavailable`, `busy`
 */
export async function copyRecords(file: string, target: string): Promise<boolean> {
  if (
    !(await stat(file)
      .then((found) => found.size > 0)
      .catch(() => false))
  )
    return false;
  await withClient(file, (client) => patiently(client, (one) => one.execute({ sql: 'vacuum into ?', args: [target] })));
  await withClient(target, async (client) => {
    // What is deleted is overwritten: a free page would still hold it.
    await client.execute('pragma secure_delete = on');
    for (const [table, sql] of Object.entries(OPEN_DOORS)) if (await hasTable(client, table)) await client.execute(sql);
  });
  return true;
}

/** @throws {RecordsError} `unavailable` for what is no whole database, `newer` */
export async function demandGoodRecords(file: string): Promise<void> {
  const { format, isWhole } = await withClient(file, async (client) => ({
    format: await formatOf(client),
    isWhole: (await client.execute('pragma integrity_check')).rows[0]?.['integrity_check'] === 'ok',
  }));
  if (!isWhole) throw new RecordsError('unavailable', { place: file });
  if (format > LADDER.length) throw new RecordsError('newer', { place: file, found: format, known: LADDER.length });
}

type Client = ReturnType<typeof createClient>;

async function withClient<T>(file: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url: pathToFileURL(file).href });
  try {
    return await work(client);
  } catch (cause) {
    throw cause instanceof RecordsError ? cause : new RecordsError('unavailable', { place: file }, { cause });
  } finally {
    client.close();
  }
}

async function hasTable(client: Client, name: string): Promise<boolean> {
  const sql = "select 1 from sqlite_master where type = 'table' and name = ?";
  return (await client.execute({ sql, args: [name] })).rows.length > 0;
}
