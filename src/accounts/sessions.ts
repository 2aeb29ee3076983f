/** [E13] Sessions: an id in the cookie, its digest in the records, and behind it the account as it is now. */
import * as z from 'zod/mini';
import { may, type Actor } from '../api/roles.ts';
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { AccountError } from './errors.ts';
import { SEEN_EVERY_MS, SESSION_IDLE_MS, SESSION_MAX_MS } from './limits.ts';
import { accountById, AccountRow, actorOf } from './rows.ts';
import { isWithin } from './time.ts';
import { digestOf, drawToken, type DrawToken } from './tokens.ts';

export interface SessionOrigin {
  /** Of the network, for the audit. */
  readonly address?: string | undefined;
}

/**
 * Signs in somebody who has shown who it is; the lines of others that are over go at the same time.
 * @returns the id, in clear here and in the cookie only
 * @throws {AccountError} `account-unknown`, `account-disabled`
 */
export function openSession(
  records: Records,
  accountId: number,
  nowMs: number,
  { address }: SessionOrigin = {},
  draw: DrawToken = drawToken,
): Promise<string> {
  const id = draw();
  return records.change(async (records) => {
    const account = await accountById(records, accountId);
    if (account === undefined) throw new AccountError('account-unknown');
    if (account.disabled_at_ms !== null) throw new AccountError('account-disabled');
    await records.run(
      'delete from sessions where abs(:nowMs - last_seen_at_ms) >= :idleMs or abs(:nowMs - created_at_ms) >= :maxMs',
      { nowMs, idleMs: SESSION_IDLE_MS, maxMs: SESSION_MAX_MS },
    );
    await records.run(
      'insert into sessions (id_sha256, account_id, created_at_ms, last_seen_at_ms) values (?, ?, ?, ?)',
      [digestOf(id), accountId, nowMs, nowMs],
    );
    await records.run('update accounts set signed_in_at_ms = ? where id = ?', [nowMs, accountId]);
    await recordAudit(records, {
      atMs: nowMs,
      accountId,
      who: account.name,
      action: 'signed-in',
      subject: `account/${account.name}`,
      detail: { address: address ?? null },
    });
    return id;
  });
}

const SessionRow = z.extend(AccountRow, { session_created_at_ms: z.int(), last_seen_at_ms: z.int() });

/** For every request. @returns whose session it is, as the account is now; undefined when it is none or over */
export async function useSession(records: Records, id: string, nowMs: number): Promise<Actor | undefined> {
  const key = digestOf(id);
  const row = await records.first(
    SessionRow,
    `select accounts.*, sessions.created_at_ms as session_created_at_ms, last_seen_at_ms
     from sessions join accounts on accounts.id = account_id where id_sha256 = ?`,
    [key],
  );
  if (row === undefined || row.disabled_at_ms !== null) return undefined;
  if (!isWithin(row.last_seen_at_ms, SESSION_IDLE_MS, nowMs)) return undefined;
  if (!isWithin(row.session_created_at_ms, SESSION_MAX_MS, nowMs)) return undefined;
  if (!isWithin(row.last_seen_at_ms, SEEN_EVERY_MS, nowMs)) {
    await records.run('update sessions set last_seen_at_ms = ? where id_sha256 = ?', [nowMs, key]);
  }
  return actorOf(row);
}

/** Signing out; an id that opens nothing any more is signed out already. */
export async function closeSession(records: Records, id: string, nowMs: number): Promise<void> {
  await records.change(async (records) => {
    const account = await records.first(
      AccountRow,
      'select accounts.* from sessions join accounts on accounts.id = account_id where id_sha256 = ?',
      [digestOf(id)],
    );
    if (account === undefined) return;
    await records.run('delete from sessions where id_sha256 = ?', [digestOf(id)]);
    await recordAudit(records, {
      atMs: nowMs,
      accountId: account.id,
      who: account.name,
      action: 'signed-out',
      subject: `account/${account.name}`,
    });
  });
}

/**
 * Signing out everywhere: oneself, or as an administrator somebody else.
 * @throws {AccountError} `not-allowed`, `account-unknown`
 */
export async function closeAllSessions(records: Records, by: Actor, accountId: number, nowMs: number): Promise<void> {
  if (by.id !== accountId && !may(by, 'manage-accounts')) throw new AccountError('not-allowed');
  await records.change(async (records) => {
    const account = await accountById(records, accountId);
    if (account === undefined) throw new AccountError('account-unknown');
    const sessions = await endSessions(records, accountId);
    await recordAudit(records, {
      atMs: nowMs,
      accountId: by.id,
      who: by.name,
      action: 'signed-out-everywhere',
      subject: `account/${account.name}`,
      detail: { sessions },
    });
  });
}

/** Without a line of its own: part of another change. @returns how many there were */
export const endSessions = (records: Records, accountId: number): Promise<number> =>
  records.run('delete from sessions where account_id = ?', [accountId]);
