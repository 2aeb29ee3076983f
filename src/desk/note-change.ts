/** One line of the book for a change of anything but a product. */
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import type { Hand } from './product-desk.ts';

/**
 * The file is written first and the line follows: a line without its change would be a lie, a change without its line is
 * at least in the file. When the line cannot be written, whoever saves hears of it.
 */
export const noteChange = (
  records: Records,
  { by, nowMs }: Hand,
  action: string,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> => recordAudit(records, { atMs: nowMs, accountId: by.id, who: by.name, action, subject, detail });
