/** Who wrote the working copy that lies there: the audit knows its digest. What somebody wrote by hand it does not know. */
import * as z from 'zod/mini';
import type { ProductKey } from '../api/shapes.ts';
import { readAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { etagOf } from './content-files.ts';
import type { StoredProduct } from './product-reader.ts';

const Mark = z.object({ by: z.string(), content: z.string() });
/** Between two saves lie at most a few steps of curation and a few photos. */
const LINES_LOOKED_AT = 30;

/** What the audit calls a product. */
export const subjectOf = ({ sudin, id }: ProductKey): string => `product/${sudin}/${id}`;

/** In a line's detail: who wrote the file, and its digest. */
export const contentMark = (by: string, bytes: Uint8Array) => ({ by, content: etagOf(bytes) });

/** Display name, as it was then; undefined when nobody did it here. */
export async function savedBy(records: Records, { key, working }: StoredProduct): Promise<string | undefined> {
  if (working === undefined) return undefined;
  const lines = await readAudit(records, { limit: LINES_LOOKED_AT, filter: { subject: subjectOf(key) } });
  const newest = lines.map(({ detail }) => Mark.safeParse(detail).data).find((mark) => mark !== undefined);
  return newest?.content === etagOf(working.bytes) ? newest.by : undefined;
}
