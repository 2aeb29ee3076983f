import type { AuditEntry } from '../records/audit.ts';
import { SYSTEM } from '../records/audit.ts';

/** On whose behalf something happens. */
export interface By {
  /** Null for the server itself. */
  readonly accountId: number | null;
  /** User name, for the audit. */
  readonly name: string;
  /** As the history shows it. */
  readonly displayName: string;
}

export const BY_SYSTEM: By = { accountId: null, name: SYSTEM, displayName: SYSTEM };

/** Somebody of whom only the name is on record any more. */
export const byNamed = (displayName: string): By => ({ accountId: null, name: displayName, displayName });

export const auditOf = (
  by: By,
  atMs: number,
  entry: Pick<AuditEntry, 'action' | 'subject' | 'detail'>,
): AuditEntry => ({ ...entry, atMs, accountId: by.accountId, who: by.name });
