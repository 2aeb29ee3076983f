/** Leads a database to the newest format, one transaction a rung, so that a power cut in the middle leaves the last whole one. */
import type { Client, InStatement, ResultSet } from '@libsql/client';
import { RecordsError } from './errors.ts';
import { patiently } from './patience.ts';

/** A table of our own and not `user_version`: a libSQL server need not let us write a PRAGMA. */
const MIGRATIONS = `
  create table if not exists migrations (
    format integer primary key,
    at_ms integer not null default (unixepoch() * 1000)
  ) strict;
`;

/**
 * @param place for the sentence
 * @throws {RecordsError} `newer`, `migration`, `busy`
 */
export async function climb(client: Client, ladder: readonly string[], place: string): Promise<void> {
  const found = await formatOf(client);
  if (found > ladder.length) throw new RecordsError('newer', { place, found, known: ladder.length });
  for (const [index, rung] of ladder.entries()) {
    if (index >= found) await climbTo(client, index + 1, rung, place);
  }
}

async function climbTo(client: Client, format: number, rung: string, place: string): Promise<void> {
  const transaction = await patiently(client, (client) => client.transaction('write'));
  try {
    // Asked again under the lock: two servers may have started at once.
    const found = await formatOf(transaction);
    if (found >= format) return;
    await transaction.executeMultiple(MIGRATIONS);
    await transaction.executeMultiple(rung);
    await transaction.execute({ sql: 'insert into migrations (format) values (?)', args: [format] });
    await transaction.commit();
  } catch (cause) {
    throw new RecordsError('migration', { place, format }, { cause });
  } finally {
    transaction.close();
  }
}

export async function formatOf(database: { execute: (statement: InStatement) => Promise<ResultSet> }): Promise<number> {
  const table = await database.execute("select 1 from sqlite_master where type = 'table' and name = 'migrations'");
  if (table.rows.length === 0) return 0;
  const highest = await database.execute('select max(format) as format from migrations');
  return Number(highest.rows[0]?.['format'] ?? 0);
}
