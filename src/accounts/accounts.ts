/** [E14] Who works here: the list, and every change of it but a password. */
import type { Actor, Role } from '../api/roles.ts';
import type { SudinKey } from '../contract/places.ts';
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { AccountError } from './errors.ts';
import { demandManager, demandSudin } from './may-manage.ts';
import { displayName } from './names.ts';
import { accountById, AccountRow, actorOf, countAdministrators } from './rows.ts';
import { endSessions } from './sessions.ts';

/** What an administrator sees of an account; no hash leaves this folder. */
export interface AccountView extends Actor {
  readonly createdAtMs: number;
  readonly signedInAtMs?: number;
  readonly disabledAtMs?: number;
}

const viewOf = (row: AccountRow): AccountView => ({
  ...actorOf(row),
  createdAtMs: row.created_at_ms,
  ...(row.signed_in_at_ms === null ? {} : { signedInAtMs: row.signed_in_at_ms }),
  ...(row.disabled_at_ms === null ? {} : { disabledAtMs: row.disabled_at_ms }),
});

/** By user name. */
export async function listAccounts(records: Records): Promise<AccountView[]> {
  return (await records.all(AccountRow, 'select * from accounts order by name')).map(viewOf);
}

/** What is left out stays; a role other than kurator drops the Suku Dinas by itself. */
export interface AccountChange {
  readonly role?: Role | undefined;
  readonly sudin?: SudinKey | undefined;
  readonly displayName?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/**
 * Another role, another Suku Dinas or being disabled ends the account's sessions, and the links it has made open nothing
 * any more.
 * @throws {AccountError} `not-allowed`, `account-unknown`, `role-sudin`, `display-name-shape`, `last-administrator`
 */
export async function changeAccount(
  records: Records,
  by: Actor,
  accountId: number,
  change: AccountChange,
  nowMs: number,
): Promise<AccountView> {
  demandManager(by);
  return records.change(async (records) => {
    const before = await accountById(records, accountId);
    if (before === undefined) throw new AccountError('account-unknown');
    const after = changed(before, change, nowMs);
    const detail = differences(before, after);
    if (Object.keys(detail).length === 0) return viewOf(before);
    if (isActiveAdministrator(before) && !isActiveAdministrator(after)) {
      if ((await countAdministrators(records, accountId)) === 0) throw new AccountError('last-administrator');
    }
    await records.run(
      `update accounts set role = :role, sudin = :sudin, display_name = :displayName, disabled_at_ms = :disabledAtMs
       where id = :id`,
      {
        id: accountId,
        role: after.role,
        sudin: after.sudin,
        displayName: after.display_name,
        disabledAtMs: after.disabled_at_ms,
      },
    );
    if ('role' in detail || 'sudin' in detail || after.disabled_at_ms !== null) await withdrawTrust(records, accountId);
    await recordAudit(records, {
      atMs: nowMs,
      accountId: by.id,
      who: by.name,
      action: 'account-changed',
      subject: `account/${before.name}`,
      detail,
    });
    return viewOf(after);
  });
}

function changed(before: AccountRow, change: AccountChange, nowMs: number): AccountRow {
  const role = change.role ?? before.role;
  const sudin = change.sudin ?? (role === 'kurator' ? before.sudin : null);
  demandSudin(role, sudin);
  const disabled = change.disabled ?? before.disabled_at_ms !== null;
  return {
    ...before,
    role,
    sudin,
    display_name: change.displayName === undefined ? before.display_name : displayName(change.displayName),
    disabled_at_ms: disabled ? (before.disabled_at_ms ?? nowMs) : null,
  };
}

interface Difference {
  readonly from: unknown;
  readonly to: unknown;
}

/** What a reader of the audit wants to know; nothing secret is among it. */
function differences(before: AccountRow, after: AccountRow): Record<string, Difference> {
  const pairs: readonly (readonly [name: string, from: unknown, to: unknown])[] = [
    ['role', before.role, after.role],
    ['sudin', before.sudin, after.sudin],
    ['displayName', before.display_name, after.display_name],
    ['disabled', before.disabled_at_ms !== null, after.disabled_at_ms !== null],
  ];
  return Object.fromEntries(
    pairs.filter(([, from, to]) => from !== to).map(([name, from, to]) => [name, { from, to }]),
  );
}

const isActiveAdministrator = ({ role, disabled_at_ms }: AccountRow): boolean =>
  role === 'admin' && disabled_at_ms === null;

/** A link made by somebody who may not do so any more would be a way back in. */
async function withdrawTrust(records: Records, accountId: number): Promise<void> {
  await endSessions(records, accountId);
  await records.run('delete from links where used_at_ms is null and (by_account_id = :id or account_id = :id)', {
    id: accountId,
  });
}
