/** [G3] Every record of a batch by itself: one poisoned record is refused by name, and the rest is taken. Pure. */
import * as z from 'zod/mini';
import { PlaySchema, type Play } from '../contract/play.ts';
import { PlaySum, VisitDay, type PlayAnswer, type PlayBatch } from '../contract/report.ts';
import { RECORD_ID_MAX_CHARS } from '../contract/report-limits.ts';

export interface JudgedBatch {
  readonly plays: readonly Play[];
  readonly sums: readonly PlaySum[];
  readonly visitDays: readonly VisitDay[];
  readonly refused: PlayAnswer['refused'];
}

export function judgeBatch({ plays, sums, visitDays }: Pick<PlayBatch, 'plays' | 'sums' | 'visitDays'>): JudgedBatch {
  const refused: PlayAnswer['refused'][number][] = [];
  const good = <T>(records: readonly unknown[], schema: z.ZodMiniType<T>, key: string): T[] =>
    records.flatMap((record, index) => {
      const { success, data, error } = z.safeParse(schema, record);
      if (success) return [data];
      refused.push({ id: nameOf(record, key) ?? `#${index}`, reason: reasonOf(error) });
      return [];
    });
  return {
    plays: good(plays, PlaySchema, 'id'),
    sums: good(sums, PlaySum, 'id'),
    visitDays: good(visitDays, VisitDay, 'day'),
    refused,
  };
}

function nameOf(record: unknown, key: string): string | undefined {
  const name: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, key) : undefined;
  return typeof name === 'string' && name !== '' && name.length <= RECORD_ID_MAX_CHARS ? name : undefined;
}

/** The first field that does not fit; what stood in it stays out of logs and answers. */
const reasonOf = ({ issues }: z.core.$ZodError): string =>
  `shape: ${issues[0]?.path.join('.') || issues[0]?.code || 'unknown'}`.slice(0, 200);
