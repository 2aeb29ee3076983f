/** [E15] The book of who changed what. Lines are added and never altered; the database itself refuses. */
import * as z from 'zod/mini';
import { AUDIT_DETAIL_MAX_BYTES, AUDIT_PAGE_MAX_LINES } from './limits.ts';
import type { Records } from './records.ts';

export interface AuditEntry {
  readonly atMs: number;
  /** Null for the server itself, and for somebody who had no account yet. */
  readonly accountId: number | null;
  /** User name, as it was then. */
  readonly who: string;
  /** What was done, e.g. `account-disabled`. */
  readonly action: string;
  /** To what, e.g. `account/3`, `product/kpkp/abon-lele`. */
  readonly subject: string;
  /** Plain JSON that helps to understand, at most 8 KB. Never a password, a token or a hash. */
  readonly detail?: unknown;
}

export interface AuditLine extends AuditEntry {
  readonly id: number;
}

/** Who acts when nobody is signed in. */
export const SYSTEM = 'Sistem';

/**
 * Writes one line, in the transaction it is handed, so that it stands exactly when the change stands. A detail that is
 * too long must not stop the change: the line then says so instead.
 */
export async function recordAudit(records: Records, entry: AuditEntry): Promise<void> {
  const detail = JSON.stringify(entry.detail ?? null);
  const bytes = Buffer.byteLength(detail);
  await records.run(
    `insert into audit (at_ms, account_id, who, action, subject, detail)
     values (:atMs, :accountId, :who, :action, :subject, :detail)`,
    {
      atMs: entry.atMs,
      accountId: entry.accountId,
      who: entry.who,
      action: entry.action,
      subject: entry.subject,
      detail: bytes > AUDIT_DETAIL_MAX_BYTES ? JSON.stringify({ tooLongBytes: bytes }) : detail,
    },
  );
}

export interface AuditPage {
  /** Lines older than this one: the last id of the page before. */
  readonly beforeId?: number | undefined;
  /** At most 200. */
  readonly limit: number;
  /** Lines that agree with everything given. */
  readonly filter?: {
    readonly accountId?: number | undefined;
    readonly action?: string | undefined;
    readonly subject?: string | undefined;
    /** In who, subject or detail, whatever the case; or one of these actions. */
    readonly search?: { readonly text: string; readonly actions: readonly string[] } | undefined;
  };
}

const AuditRow = z.pipe(
  z.object({
    id: z.int(),
    at_ms: z.int(),
    account_id: z.nullable(z.int()),
    who: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.string(),
  }),
  z.transform(({ id, at_ms, account_id, who, action, subject, detail }): AuditLine => ({
    id,
    atMs: at_ms,
    accountId: account_id,
    who,
    action,
    subject,
    detail: JSON.parse(detail),
  })),
);

/** @returns newest first */
export function readAudit(records: Records, { beforeId, limit, filter = {} }: AuditPage): Promise<AuditLine[]> {
  return records.all(
    AuditRow,
    `select id, at_ms, account_id, who, action, subject, detail from audit
     where (:beforeId is null or id < :beforeId)
       and (:accountId is null or account_id = :accountId)
       and (:action is null or action = :action)
       and (:subject is null or subject = :subject)
       and (:pattern is null or action in (select value from json_each(:actions))
         or who like :pattern escape '!' or subject like :pattern escape '!' or detail like :pattern escape '!')
     order by id desc limit :limit`,
    {
      beforeId: beforeId ?? null,
      accountId: filter.accountId ?? null,
      action: filter.action ?? null,
      subject: filter.subject ?? null,
      pattern: filter.search === undefined ? null : `%${filter.search.text.replace(/[!%_]/g, '!$&')}%`,
      actions: JSON.stringify(filter.search?.actions ?? []),
      limit: Math.min(Math.max(1, limit), AUDIT_PAGE_MAX_LINES),
    },
  );
}
