/** The screens as they lie in the records. */
import * as z from 'zod/mini';
import { ScreenReport } from '../contract/report.ts';
import type { Records } from '../records/records.ts';

/** What is told of a screen: of sleep nobody is told, it is no failure. */
export type ToldState = 'connected' | 'silent';

export interface KnownScreen {
  readonly report: ScreenReport;
  readonly firstSeenAtMs: number;
  readonly seenAtMs: number;
  readonly toldState: ToldState;
  /** When it came to the state that was told last. */
  readonly toldAtMs: number;
}

const Row = z.object({
  id: z.string(),
  first_seen_at_ms: z.int(),
  seen_at_ms: z.int(),
  report: z.string(),
  told_state: z.enum(['connected', 'silent']),
  told_at_ms: z.int(),
});

/** All of them, by id. One whose report another version wrote is left out until it reports again. */
export async function readScreens(records: Records): Promise<Map<string, KnownScreen>> {
  const rows = await records.all(
    Row,
    'select id, first_seen_at_ms, seen_at_ms, report, told_state, told_at_ms from screens',
  );
  const screens = new Map<string, KnownScreen>();
  for (const row of rows) {
    const report = ScreenReport.safeParse(JSON.parse(row.report));
    if (!report.success) continue;
    screens.set(row.id, {
      report: report.data,
      firstSeenAtMs: row.first_seen_at_ms,
      seenAtMs: row.seen_at_ms,
      toldState: row.told_state,
      toldAtMs: row.told_at_ms,
    });
  }
  return screens;
}

/** One statement for all of them, whatever stood there. */
export async function writeScreens(records: Records, screens: readonly KnownScreen[]): Promise<void> {
  const rows = screens.map(({ report, ...rest }) => ({ id: report.screenId, name: report.name, report, ...rest }));
  await records.run(
    `insert into screens (id, name, first_seen_at_ms, seen_at_ms, report, told_state, told_at_ms)
     select value ->> 'id', value ->> 'name', value ->> 'firstSeenAtMs', value ->> 'seenAtMs', value -> 'report',
            value ->> 'toldState', value ->> 'toldAtMs'
     from json_each(:rows) where true
     on conflict (id) do update set name = excluded.name, seen_at_ms = excluded.seen_at_ms, report = excluded.report,
       told_state = excluded.told_state, told_at_ms = excluded.told_at_ms`,
    { rows: JSON.stringify(rows) },
  );
}

export const deleteScreen = (records: Records, id: string): Promise<number> =>
  records.run('delete from screens where id = ?', [id]);
