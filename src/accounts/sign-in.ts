/** [E11] [E12] Signing in: the same answers after the same work, whether the name exists or not. */
import type { Actor } from '../api/roles.ts';
import { recordAudit, SYSTEM } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { countAttempt, forgetFailures, lockMs } from './lock-out.ts';
import { asTyped } from './names.ts';
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts';
import { accountById, accountByName, actorOf, type AccountRow } from './rows.ts';
import { openSession } from './sessions.ts';
import { drawToken, type DrawToken } from './tokens.ts';

export interface SignInForm {
  readonly name: string;
  readonly password: string;
  /** Of the network, for the audit; failures per address are counted where requests come in. */
  readonly address: string;
}

export type SignInAnswer =
  | { readonly session: string; readonly actor: Actor }
  | { readonly refused: 'wrong' }
  | { readonly refused: 'locked'; readonly retryAfterSeconds: number };

/** @returns the id of a new session with its owner, or why not; `wrong` never says what was wrong */
export async function signIn(
  records: Records,
  form: SignInForm,
  nowMs: number,
  draw: DrawToken = drawToken,
): Promise<SignInAnswer> {
  const name = asTyped(form.name);
  const { lockedForMs, failures } = await countAttempt(records, name, nowMs);
  // Nothing is hashed for a locked name: a flood of attempts costs the box nothing.
  if (lockedForMs > 0) return { refused: 'locked', retryAfterSeconds: Math.ceil(lockedForMs / 1000) };
  const account = await accountByName(records, name);
  const fits = await verifyPassword(account?.password_hash, form.password);
  const signedIn = fits && account !== undefined ? await open(records, account, form, nowMs, draw) : undefined;
  if (signedIn !== undefined) return signedIn;
  if (lockMs(failures) > 0) await recordLock(records, account, form.address, failures, nowMs);
  return { refused: 'wrong' };
}

async function open(
  records: Records,
  account: AccountRow,
  { password, address }: SignInForm,
  nowMs: number,
  draw: DrawToken,
): Promise<SignInAnswer | undefined> {
  const newHash = isOutdated(account.password_hash) ? await hashPassword(password) : account.password_hash;
  return records.change(async (records) => {
    // Hashing took a while: the account may have been disabled, or its password changed.
    const now = await accountById(records, account.id);
    if (now === undefined || now.disabled_at_ms !== null || now.password_hash !== account.password_hash) {
      return undefined;
    }
    await forgetFailures(records, account.name);
    await records.run('update accounts set password_hash = ? where id = ?', [newHash, account.id]);
    return { session: await openSession(records, account.id, nowMs, { address }, draw), actor: actorOf(now) };
  });
}

/** Names that do not exist are not written down: one of them may be a password in the wrong field. */
const recordLock = (
  records: Records,
  account: AccountRow | undefined,
  address: string,
  failures: number,
  nowMs: number,
): Promise<void> =>
  recordAudit(records, {
    atMs: nowMs,
    accountId: null,
    who: SYSTEM,
    action: 'sign-in-locked',
    subject: account === undefined ? 'unknown-name' : `account/${account.name}`,
    detail: { address, failures, lockedMinutes: lockMs(failures) / 60_000 },
  });
