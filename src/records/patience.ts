/** Waiting for a database that another process is writing to. */
import { LibsqlError, type Client } from '@libsql/client';
import { setTimeout as pause } from 'node:timers/promises';
import { RecordsError } from './errors.ts';
import { BUSY_MAX_MS, BUSY_PAUSE_MS } from './limits.ts';

/**
 * Asks again while the database is locked. Nothing else may be using the client meanwhile.
 * @throws {RecordsError} `busy` after BUSY_MAX_MS
 */
export async function patiently<T>(client: Client, ask: (client: Client) => Promise<T>): Promise<T> {
  const untilMs = performance.now() + BUSY_MAX_MS;
  for (;;) {
    try {
      return await ask(client);
    } catch (cause) {
      if (!isBusy(cause)) throw cause;
      // A statement that met a lock is never finalized, and its connection can commit nothing from then on while it
      // keeps the lock (github.com/tursodatabase/libsql-client-ts/issues/352): only a new connection helps.
      if (client.protocol === 'file') client.reconnect();
      if (performance.now() >= untilMs) throw new RecordsError('busy', {}, { cause });
      await pause(BUSY_PAUSE_MS);
    }
  }
}

const isBusy = (error: unknown): boolean => error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY');
