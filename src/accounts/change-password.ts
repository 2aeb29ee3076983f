/** [E11] [E13] Somebody who is signed in chooses another password. */
import type { Actor } from '../api/roles.ts';
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { AccountError } from './errors.ts';
import { countAttempt, forgetFailures } from './lock-out.ts';
import { checkPassword, hashPassword, verifyPassword } from './passwords.ts';
import { accountById } from './rows.ts';
import { endSessions } from './sessions.ts';

export interface PasswordChange {
  readonly current: string;
  readonly wanted: string;
}

export type PasswordAnswer =
  'changed' | { readonly refused: 'wrong' } | { readonly refused: 'locked'; readonly retryAfterSeconds: number };

/**
 * Every session of the account ends, the one that asks among them; open a new one for it. Wrong tries count like those of
 * signing in: a session somebody left open is no way to guess on.
 * @throws {AccountError} `account-unknown`, `password-…`
 */
export async function changePassword(
  records: Records,
  by: Actor,
  { current, wanted }: PasswordChange,
  nowMs: number,
): Promise<PasswordAnswer> {
  const account = await accountById(records, by.id);
  if (account === undefined) throw new AccountError('account-unknown');
  checkPassword(wanted, [account.name, account.display_name]);
  const { lockedForMs } = await countAttempt(records, account.name, nowMs);
  if (lockedForMs > 0) return { refused: 'locked', retryAfterSeconds: Math.ceil(lockedForMs / 1000) };
  if (!(await verifyPassword(account.password_hash, current))) return { refused: 'wrong' };
  const passwordHash = await hashPassword(wanted);
  return records.change(async (records) => {
    const now = await accountById(records, account.id);
    // Hashing took a while: a reset by link, or being disabled, came first and stands.
    if (now === undefined || now.disabled_at_ms !== null || now.password_hash !== account.password_hash) {
      return { refused: 'wrong' };
    }
    await records.run('update accounts set password_hash = ? where id = ?', [passwordHash, account.id]);
    await endSessions(records, account.id);
    await forgetFailures(records, account.name);
    await recordAudit(records, {
      atMs: nowMs,
      accountId: account.id,
      who: account.name,
      action: 'password-changed',
      subject: `account/${account.name}`,
    });
    return 'changed';
  });
}
