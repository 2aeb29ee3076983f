/** What is on record about products: what a curator approved last, and where a working copy stands. Nothing of it need be there. */
import * as z from 'zod/mini';
import type { Records } from '../records/records.ts';

const CurationState = z.enum(['draft', 'submitted', 'returned', 'rejected', 'archived']);
export type CurationState = z.infer<typeof CurationState>;

export interface Standing {
  /** By `sudin/id`: digest of what the newest approval on record approved. */
  readonly approved: ReadonlyMap<string, string>;
  /** By `sudin/id`. */
  readonly curation: ReadonlyMap<string, CurationState>;
}

export const NO_STANDING: Standing = { approved: new Map(), curation: new Map() };

const ApprovalRow = z.object({ product_key: z.string(), matters_sha256: z.string() });
const CurationRow = z.object({ product_key: z.string(), state: CurationState });

export async function readStanding(records: Records): Promise<Standing> {
  const approvals = await records.all(
    ApprovalRow,
    `select product_key, matters_sha256 from approvals
     where id in (select max(id) from approvals group by product_key)`,
  );
  const curation = await records.all(CurationRow, 'select product_key, state from curation');
  return {
    approved: new Map(approvals.map((row) => [row.product_key, row.matters_sha256])),
    curation: new Map(curation.map((row) => [row.product_key, row.state])),
  };
}
