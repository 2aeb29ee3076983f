/** What the database knows of products: where each stands on its way, who approved what, which halal numbers were looked up. */
import * as z from 'zod/mini';
import type { Records } from '../records/records.ts';

export const CURATION_ROW_STATES = ['draft', 'submitted', 'returned', 'rejected', 'archived'] as const;

export interface CurationRow {
  readonly state: (typeof CURATION_ROW_STATES)[number];
  /** What was said with it. */
  readonly reason: string | null;
  readonly by: string;
  readonly atMs: number;
  /** Digest of what matters about the working copy it speaks of; null where it speaks of none. */
  readonly mattersSha256: string | null;
}

export interface ApprovalRow {
  readonly mattersSha256: string;
  readonly by: string;
  readonly atMs: number;
}

export interface HalalCheckRow {
  readonly checkedOn: string;
  readonly by: string;
  readonly atMs: number;
}

const CurationShape = z.pipe(
  z.object({
    product_key: z.string(),
    state: z.enum(CURATION_ROW_STATES),
    reason: z.nullable(z.string()),
    by_name: z.string(),
    at_ms: z.int(),
    etag: z.nullable(z.string()),
  }),
  z.transform(({ product_key, state, reason, by_name, at_ms, etag }): [string, CurationRow] => [
    product_key,
    { state, reason, by: by_name, atMs: at_ms, mattersSha256: etag },
  ]),
);
const ApprovalShape = z.pipe(
  z.object({ product_key: z.string(), matters_sha256: z.string(), by_name: z.string(), at_ms: z.int() }),
  z.transform(({ product_key, matters_sha256, by_name, at_ms }): [string, ApprovalRow] => [
    product_key,
    { mattersSha256: matters_sha256, by: by_name, atMs: at_ms },
  ]),
);
const HalalCheckShape = z.pipe(
  z.object({ checked_on: z.string(), by_name: z.string(), at_ms: z.int() }),
  z.transform(({ checked_on, by_name, at_ms }): HalalCheckRow => ({ checkedOn: checked_on, by: by_name, atMs: at_ms })),
);

const CURATION = 'select product_key, state, reason, by_name, at_ms, etag from curation';
const NEWEST_APPROVALS = `
  select product_key, matters_sha256, by_name, at_ms from approvals as newest
  where id = (select max(id) from approvals where product_key = newest.product_key)`;

export interface KnownOfProduct {
  readonly curation: CurationRow | undefined;
  /** The newest. */
  readonly approval: ApprovalRow | undefined;
}

/** Of one product, by `sudin/id`. */
export async function knownOf(records: Records, productKey: string): Promise<KnownOfProduct> {
  const curation = await records.first(CurationShape, `${CURATION} where product_key = ?`, [productKey]);
  const approval = await records.first(ApprovalShape, `${NEWEST_APPROVALS} and product_key = ?`, [productKey]);
  return { curation: curation?.[1], approval: approval?.[1] };
}

/** Of all products at once. */
export async function knownOfAll(records: Records): Promise<(productKey: string) => KnownOfProduct> {
  const curation = new Map(await records.all(CurationShape, CURATION));
  const approvals = new Map(await records.all(ApprovalShape, NEWEST_APPROVALS));
  return (productKey) => ({ curation: curation.get(productKey), approval: approvals.get(productKey) });
}

export async function setCuration(records: Records, productKey: string, row: CurationRow): Promise<void> {
  await records.run(
    `insert into curation (product_key, state, reason, by_name, at_ms, etag) values (?, ?, ?, ?, ?, ?)
     on conflict (product_key) do update set
       state = excluded.state, reason = excluded.reason, by_name = excluded.by_name,
       at_ms = excluded.at_ms, etag = excluded.etag`,
    [productKey, row.state, row.reason, row.by, row.atMs, row.mattersSha256],
  );
}

export async function clearCuration(records: Records, productKey: string): Promise<void> {
  await records.run('delete from curation where product_key = ?', [productKey]);
}

export async function addApproval(records: Records, productKey: string, row: ApprovalRow): Promise<void> {
  await records.run('insert into approvals (product_key, matters_sha256, by_name, at_ms) values (?, ?, ?, ?)', [
    productKey,
    row.mattersSha256,
    row.by,
    row.atMs,
  ]);
}

/** @param certificate normalized */
export function halalCheckOf(
  records: Records,
  productKey: string,
  certificate: string,
): Promise<HalalCheckRow | undefined> {
  return records.first(
    HalalCheckShape,
    `select checked_on, by_name, at_ms from halal_checks
     where product_key = ? and certificate = ? order by id desc limit 1`,
    [productKey, certificate],
  );
}

/** @param row undefined takes the tick back */
export async function setHalalCheck(
  records: Records,
  productKey: string,
  certificate: string,
  row: HalalCheckRow | undefined,
): Promise<void> {
  await records.run('delete from halal_checks where product_key = ? and certificate = ?', [productKey, certificate]);
  if (row === undefined) return;
  await records.run(
    'insert into halal_checks (product_key, certificate, checked_on, by_name, at_ms) values (?, ?, ?, ?, ?)',
    [productKey, certificate, row.checkedOn, row.by, row.atMs],
  );
}
