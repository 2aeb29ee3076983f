/** The table of publications that are to happen by themselves. */
import * as z from 'zod/mini';
import type { ScheduledView } from '../api/publications.ts';
import type { Records } from '../records/records.ts';

export type Scheduled = z.infer<typeof ScheduledView>;

const Row = z.pipe(
  z.object({
    id: z.int(),
    at_ms: z.int(),
    note: z.string(),
    by_name: z.string(),
    created_at_ms: z.int(),
    state: z.enum(['waiting', 'done', 'failed', 'cancelled']),
    outcome: z.nullable(z.string()),
  }),
  z.transform((row): Scheduled => ({
    id: String(row.id),
    atMs: row.at_ms,
    note: row.note,
    by: row.by_name,
    createdAtMs: row.created_at_ms,
    state: row.state,
    ...(row.outcome !== null && { outcome: row.outcome }),
  })),
);

const SELECT = 'select id, at_ms, note, by_name, created_at_ms, state, outcome from schedule';

/** Those to come, then the newest of those that are over. */
export async function listSchedule(records: Records, mostOver: number): Promise<Scheduled[]> {
  const waiting = await records.all(Row, `${SELECT} where state = 'waiting' order by at_ms, id`);
  const over = await records.all(Row, `${SELECT} where state <> 'waiting' order by at_ms desc, id desc limit ?`, [
    mostOver,
  ]);
  return [...waiting, ...over];
}

export const dueSchedule = (records: Records, nowMs: number): Promise<Scheduled[]> =>
  records.all(Row, `${SELECT} where state = 'waiting' and at_ms <= ? order by at_ms, id`, [nowMs]);

/** Inside a change. */
export async function addScheduled(
  records: Records,
  { atMs, note, by, nowMs }: { atMs: number; note: string; by: string; nowMs: number },
): Promise<Scheduled> {
  const row = await records.first(
    Row,
    `insert into schedule (at_ms, note, by_name, created_at_ms) values (:atMs, :note, :by, :nowMs)
     returning id, at_ms, note, by_name, created_at_ms, state, outcome`,
    { atMs, note, by, nowMs },
  );
  if (row === undefined) throw new Error('the database returned no row');
  return row;
}

/** Inside a change. @returns whether it was still waiting */
export async function endScheduled(
  records: Records,
  id: number,
  state: 'done' | 'failed' | 'cancelled',
  outcome: string | null,
): Promise<boolean> {
  const touched = await records.run(
    `update schedule set state = :state, outcome = :outcome where id = :id and state = 'waiting'`,
    { id, state, outcome },
  );
  return touched === 1;
}
