/** What a one-time link is for, and which invitations still wait. */
import * as z from 'zod/mini';
import { ROLES, type Actor, type Role } from '../api/roles.ts';
import { SUDIN_KEYS, type SudinKey } from '../contract/places.ts';
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { AccountError } from './errors.ts';
import { demandManager } from './may-manage.ts';
import type { LinkPurpose } from './make-links.ts';
import { isWithin } from './time.ts';
import { digestOf } from './tokens.ts';

export interface LinkDescription {
  readonly id: number;
  readonly purpose: LinkPurpose;
  readonly role: Role;
  readonly sudin?: SudinKey;
  /** User name, of a reset: there it is settled. */
  readonly name?: string;
  /** Of a reset; of an invitation as the administrator wrote it. */
  readonly displayName?: string;
  readonly expiresAtMs: number;
}

/** With what it is for: of a reset the account as it is now. */
const LinkRow = z.object({
  id: z.int(),
  purpose: z.enum(['setup', 'invitation', 'reset']),
  role: z.enum(ROLES),
  sudin: z.nullable(z.enum(SUDIN_KEYS)),
  display_name: z.nullable(z.string()),
  account_id: z.nullable(z.int()),
  name: z.nullable(z.string()),
  disabled_at_ms: z.nullable(z.int()),
  created_at_ms: z.int(),
  expires_at_ms: z.int(),
});
export type LinkRow = z.infer<typeof LinkRow>;

const SELECT_UNUSED = `
  select links.id, purpose, coalesce(accounts.role, links.role) as role, coalesce(accounts.sudin, links.sudin) as sudin,
    coalesce(accounts.display_name, links.display_name) as display_name, account_id, name, disabled_at_ms,
    links.created_at_ms, expires_at_ms
  from links left join accounts on accounts.id = account_id
  where used_at_ms is null`;

/** @returns undefined when the link opens nothing: unknown, used, over, or its account is disabled */
export async function usableLink(records: Records, token: string, nowMs: number): Promise<LinkRow | undefined> {
  const link = await records.first(LinkRow, `${SELECT_UNUSED} and token_sha256 = ?`, [digestOf(token)]);
  return link !== undefined && isAlive(link, nowMs) ? link : undefined;
}

const isAlive = ({ created_at_ms, expires_at_ms, disabled_at_ms }: LinkRow, nowMs: number): boolean =>
  isWithin(created_at_ms, expires_at_ms - created_at_ms, nowMs) && disabled_at_ms === null;

/** What the page shows to whoever holds the link; undefined when it opens nothing. */
export async function describeLink(
  records: Records,
  token: string,
  nowMs: number,
): Promise<LinkDescription | undefined> {
  const link = await usableLink(records, token, nowMs);
  return link && descriptionOf(link);
}

const descriptionOf = (link: LinkRow): LinkDescription => ({
  id: link.id,
  purpose: link.purpose,
  role: link.role,
  ...(link.sudin === null ? {} : { sudin: link.sudin }),
  ...(link.name === null ? {} : { name: link.name }),
  ...(link.display_name === null ? {} : { displayName: link.display_name }),
  expiresAtMs: link.expires_at_ms,
});

/** Invitations nobody has used yet, oldest first. */
export async function openInvitations(records: Records, nowMs: number): Promise<LinkDescription[]> {
  const links = await records.all(LinkRow, `${SELECT_UNUSED} and purpose = 'invitation' order by links.id`);
  return links.filter((link) => isAlive(link, nowMs)).map(descriptionOf);
}

/**
 * For an invitation that went to the wrong person.
 * @throws {AccountError} `not-allowed`, `link-unusable` when it is used or unknown
 */
export async function withdrawInvitation(records: Records, by: Actor, linkId: number, nowMs: number): Promise<void> {
  demandManager(by);
  await records.change(async (records) => {
    const removed = await records.run(
      "delete from links where id = ? and purpose = 'invitation' and used_at_ms is null",
      [linkId],
    );
    if (removed === 0) throw new AccountError('link-unusable');
    await recordAudit(records, {
      atMs: nowMs,
      accountId: by.id,
      who: by.name,
      action: 'invitation-withdrawn',
      subject: `link/${linkId}`,
    });
  });
}
