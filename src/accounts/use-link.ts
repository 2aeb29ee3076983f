/** [E10] A one-time link is exchanged for an account, or for a new password; once, however many ask at the same moment. */
import type { Actor } from '../api/roles.ts';
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { AccountError } from './errors.ts';
import { forgetFailures } from './lock-out.ts';
import { displayName, userName } from './names.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { usableLink, type LinkRow } from './read-links.ts';
import { endSessions } from './sessions.ts';
import { AccountRow, accountById, accountByName, actorOf, countAdministrators } from './rows.ts';

export interface LinkUse {
  /** User name; of a reset it is settled and this is not read. */
  readonly name?: string | undefined;
  /** Without it the one of the invitation is taken; of a reset it is not read. */
  readonly displayName?: string | undefined;
  readonly password: string;
}

interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly passwordHash: string;
}

/**
 * @returns who may now sign in; open a session for it if it shall be signed in at once
 * @throws {AccountError} `link-unusable`, `name-shape`, `name-taken`, `display-name-shape`, `password-…`; the link stays
 * usable when only the form was at fault
 */
export async function useLink(records: Records, token: string, use: LinkUse, nowMs: number): Promise<Actor> {
  const link = await usableLink(records, token, nowMs);
  if (link === undefined) throw new AccountError('link-unusable');
  const names = namesFor(link, use);
  checkPassword(use.password, [names.name, names.displayName]);
  // Hashed before the change: it takes long, and nobody may wait for it.
  const account = { ...names, passwordHash: await hashPassword(use.password) };
  return records.change(async (records) => {
    const link = await takeLink(records, token, nowMs);
    return link.account_id === null
      ? createAccount(records, link, account, nowMs)
      : resetPassword(records, link.account_id, account.passwordHash, nowMs);
  });
}

function namesFor(link: LinkRow, { name, displayName: typed }: LinkUse) {
  if (link.account_id !== null) return { name: link.name ?? '', displayName: link.display_name ?? '' };
  return { name: userName(name ?? ''), displayName: displayName(typed ?? link.display_name ?? '') };
}

async function takeLink(records: Records, token: string, nowMs: number): Promise<LinkRow> {
  const link = await usableLink(records, token, nowMs);
  const taken =
    link !== undefined &&
    (await records.run('update links set used_at_ms = ? where id = ? and used_at_ms is null', [nowMs, link.id])) === 1;
  if (!taken) throw new AccountError('link-unusable');
  // A set-up link is for the first administrator, not for one more.
  if (link.purpose === 'setup' && (await countAdministrators(records)) > 0) throw new AccountError('link-unusable');
  return link;
}

async function createAccount(records: Records, link: LinkRow, account: NewAccount, nowMs: number): Promise<Actor> {
  if ((await accountByName(records, account.name)) !== undefined) throw new AccountError('name-taken');
  const row = await records.first(
    AccountRow,
    `insert into accounts (name, display_name, role, sudin, password_hash, created_at_ms)
     values (:name, :displayName, :role, :sudin, :passwordHash, :nowMs) returning *`,
    { ...account, role: link.role, sudin: link.sudin, nowMs },
  );
  if (row === undefined) throw new Error('an account was not written');
  await recordAudit(records, {
    atMs: nowMs,
    accountId: row.id,
    who: row.name,
    action: 'account-created',
    subject: `account/${row.name}`,
    detail: { link: link.id, purpose: link.purpose, role: row.role, sudin: row.sudin, displayName: row.display_name },
  });
  return actorOf(row);
}

async function resetPassword(records: Records, id: number, passwordHash: string, nowMs: number): Promise<Actor> {
  const row = await accountById(records, id);
  if (row === undefined) throw new AccountError('link-unusable');
  await records.run('update accounts set password_hash = ? where id = ?', [passwordHash, id]);
  // Whoever knew the old password is out, and the owner is not kept out by what others tried.
  await endSessions(records, id);
  await forgetFailures(records, row.name);
  await recordAudit(records, {
    atMs: nowMs,
    accountId: id,
    who: row.name,
    action: 'password-reset',
    subject: `account/${row.name}`,
  });
  return actorOf(row);
}
