/** [E10] One-time links: for the first administrator, for somebody new, for somebody who forgot. There is no mail server. */
import * as z from 'zod/mini';
import type { Actor, Role } from '../api/roles.ts';
import type { SudinKey } from '../contract/places.ts';
import { recordAudit, SYSTEM } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { AccountError } from './errors.ts';
import { LINK_VALID_MS } from './limits.ts';
import { demandManager, demandSudin } from './may-manage.ts';
import { displayName } from './names.ts';
import { accountById, countAdministrators } from './rows.ts';
import { digestOf, drawToken, type DrawToken } from './tokens.ts';

export type LinkPurpose = keyof typeof LINK_VALID_MS;

export interface OneTimeLink {
  readonly id: number;
  /** In clear, here and never again. */
  readonly token: string;
  readonly expiresAtMs: number;
}

/**
 * For the start of the server: while there is no active administrator, a new link to make the first one; older such
 * links open nothing any more.
 * @returns undefined when there is an administrator
 */
export function ensureSetupLink(
  records: Records,
  nowMs: number,
  draw: DrawToken = drawToken,
): Promise<OneTimeLink | undefined> {
  return records.change(async (records) => {
    await records.run("delete from links where purpose = 'setup'");
    if ((await countAdministrators(records)) > 0) return undefined;
    const link = await insertLink(records, { purpose: 'setup', role: 'admin' }, nowMs, draw);
    await recordAudit(records, {
      atMs: nowMs,
      accountId: null,
      who: SYSTEM,
      action: 'setup-link-made',
      subject: `link/${link.id}`,
    });
    return link;
  });
}

export interface Invitation {
  readonly role: Role;
  /** Of a kurator, and of nobody else. */
  readonly sudin?: SudinKey | undefined;
  /** How the administrator calls the person, who may write it otherwise. */
  readonly displayName: string;
}

/** @throws {AccountError} `not-allowed`, `role-sudin`, `display-name-shape` */
export async function inviteAccount(
  records: Records,
  by: Actor,
  invitation: Invitation,
  nowMs: number,
  draw: DrawToken = drawToken,
): Promise<OneTimeLink> {
  demandManager(by);
  const { role, sudin = null } = invitation;
  demandSudin(role, sudin);
  const name = displayName(invitation.displayName);
  return records.change(async (records) => {
    const content = { purpose: 'invitation', role, sudin, displayName: name, byAccountId: by.id } as const;
    const link = await insertLink(records, content, nowMs, draw);
    await recordAudit(records, {
      atMs: nowMs,
      accountId: by.id,
      who: by.name,
      action: 'account-invited',
      subject: `link/${link.id}`,
      detail: { role, sudin, displayName: name },
    });
    return link;
  });
}

/**
 * A link by which somebody chooses a new password; an older one of the same account opens nothing any more.
 * @throws {AccountError} `not-allowed`, `account-unknown`, `account-disabled`
 */
export async function resetLink(
  records: Records,
  by: Actor,
  accountId: number,
  nowMs: number,
  draw: DrawToken = drawToken,
): Promise<OneTimeLink> {
  demandManager(by);
  return makeResetLink(records, by, accountId, nowMs, draw);
}

/**
 * The same for somebody at the machine's own command line, when no administrator can sign in.
 * @throws {AccountError} `account-unknown`, `account-disabled`
 */
export const rescueLink = (
  records: Records,
  accountId: number,
  nowMs: number,
  draw: DrawToken = drawToken,
): Promise<OneTimeLink> => makeResetLink(records, undefined, accountId, nowMs, draw);

function makeResetLink(
  records: Records,
  by: Actor | undefined,
  accountId: number,
  nowMs: number,
  draw: DrawToken,
): Promise<OneTimeLink> {
  return records.change(async (records) => {
    const account = await accountById(records, accountId);
    if (account === undefined) throw new AccountError('account-unknown');
    if (account.disabled_at_ms !== null) throw new AccountError('account-disabled');
    await records.run("delete from links where purpose = 'reset' and account_id = ?", [accountId]);
    const content = { purpose: 'reset', accountId, ...(by && { byAccountId: by.id }) } as const;
    const link = await insertLink(records, content, nowMs, draw);
    await recordAudit(records, {
      atMs: nowMs,
      accountId: by?.id ?? null,
      who: by?.name ?? SYSTEM,
      action: 'reset-link-made',
      subject: `account/${account.name}`,
    });
    return link;
  });
}

interface LinkContent {
  readonly purpose: LinkPurpose;
  readonly role?: Role;
  readonly sudin?: SudinKey | null;
  readonly displayName?: string;
  readonly accountId?: number;
  readonly byAccountId?: number;
}

async function insertLink(
  records: Records,
  content: LinkContent,
  nowMs: number,
  draw: DrawToken,
): Promise<OneTimeLink> {
  // What is used or over says nothing any more that the audit does not say.
  await records.run('delete from links where used_at_ms is not null or expires_at_ms <= ?', [nowMs]);
  const token = draw();
  const expiresAtMs = nowMs + LINK_VALID_MS[content.purpose];
  const row = await records.first(
    z.object({ id: z.int() }),
    `insert into links
       (token_sha256, purpose, role, sudin, display_name, account_id, by_account_id, created_at_ms, expires_at_ms)
     values (:token, :purpose, :role, :sudin, :displayName, :accountId, :byAccountId, :nowMs, :expiresAtMs)
     returning id`,
    {
      token: digestOf(token),
      purpose: content.purpose,
      role: content.role ?? null,
      sudin: content.sudin ?? null,
      displayName: content.displayName ?? null,
      accountId: content.accountId ?? null,
      byAccountId: content.byAccountId ?? null,
      nowMs,
      expiresAtMs,
    },
  );
  if (row === undefined) throw new Error('a link was not written');
  return { id: row.id, token, expiresAtMs };
}
