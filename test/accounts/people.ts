/** Accounts made the way staff make them: by links. A test takes good people and breaks one thing. */
import * as z from 'zod/mini';
import type { Actor, Role } from '../../src/api/roles.ts';
import type { SudinKey } from '../../src/contract/places.ts';
import { ensureSetupLink, inviteAccount } from '../../src/accounts/make-links.ts';
import { useLink } from '../../src/accounts/use-link.ts';
import { readAudit } from '../../src/records/audit.ts';
import type { Records } from '../../src/records/records.ts';

export const NOW_MS = Date.UTC(2026, 10, 24, 2, 25);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Hashing is slow on purpose, and several tests hash a dozen times on a machine that has other things to do. */
export const HASHING = { timeout: 30_000 };

export const PASSWORD = 'empat kata yang acak';

/** The first administrator, `admin.satu`, made by the set-up link. */
export async function administrator(records: Records): Promise<Actor> {
  const link = await ensureSetupLink(records, NOW_MS);
  if (link === undefined) throw new Error('there is an administrator already');
  const use = { name: 'admin.satu', displayName: 'Admin Contoh', password: PASSWORD };
  return useLink(records, link.token, use, NOW_MS);
}

/** Somebody an administrator has invited. */
export async function invited(
  records: Records,
  by: Actor,
  name: string,
  role: Role = 'peninjau',
  sudin?: SudinKey,
): Promise<Actor> {
  const { token } = await inviteAccount(records, by, { role, sudin, displayName: 'Staf Contoh' }, NOW_MS);
  return useLink(records, token, { name, password: PASSWORD }, NOW_MS);
}

/** Oldest first: who did what to what. */
export async function auditOf(records: Records): Promise<string[]> {
  const lines = await readAudit(records, { limit: 200 });
  return lines.toReversed().map(({ who, action, subject }) => `${who} ${action} ${subject}`);
}

const TABLES = ['accounts', 'links', 'sessions', 'sign_in_attempts', 'audit'] as const;

/** Everything the tables of people hold, as one text. */
export async function everythingWritten(
  records: Records,
  tables: readonly (typeof TABLES)[number][] = TABLES,
): Promise<string> {
  const Anything = z.record(z.string(), z.unknown());
  const rows = await Promise.all(tables.map((table) => records.all(Anything, `select * from ${table}`)));
  return JSON.stringify(rows);
}
