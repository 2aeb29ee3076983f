/** How everything of ours speaks to the database: a question with the shape of its rows, or a change that happens whole. */
import type { Client, ResultSet, Transaction } from '@libsql/client';
import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod/mini';
import { RecordsError } from './errors.ts';
import { patiently } from './patience.ts';

export type Value = string | number | null;
/** For `?`, or by name for `:name`. */
export type Args = readonly Value[] | Readonly<Record<string, Value>>;

/** The database, or one transaction on it: a repository takes either, and its caller decides what belongs together. */
export interface Records {
  /** @throws {RecordsError} `row` when a row has another shape */
  readonly all: <T>(row: z.ZodMiniType<T>, sql: string, args?: Args) => Promise<T[]>;
  /** Like `all`, of the first row. `… returning id` belongs here, inside a change. */
  readonly first: <T>(row: z.ZodMiniType<T>, sql: string, args?: Args) => Promise<T | undefined>;
  /** One writing statement; @returns how many rows it touched. */
  readonly run: (sql: string, args?: Args) => Promise<number>;
  /**
   * All of `work` or, when it throws, nothing of it. Changes of a process run one after the other and other processes
   * wait meanwhile, so `work` awaits its own statements and nothing else: hash, read files and send letters before.
   * Inside it, only the records it is handed write; a change inside a change belongs to the outer one.
   * @throws {RecordsError} `busy`
   */
  readonly change: <T>(work: (records: Records) => Promise<T>) => Promise<T>;
}

export interface OpenRecords extends Records {
  /** Waits for the changes under way. */
  readonly close: () => Promise<void>;
}

/** @param writing has no other user; for a libSQL server the two may be one */
export function recordsOver(reading: Client, writing: Client): OpenRecords {
  const inTurn = oneAfterTheOther();
  const around = new AsyncLocalStorage<{ isOpen: boolean }>();

  const change: Records['change'] = (work) => {
    if (around.getStore()?.isOpen === true) {
      // It would wait for a change that waits for it, for ever.
      throw new Error('inside a change, write with the records it was handed');
    }
    return inTurn(async () => {
      const transaction = await patiently(writing, (client) => client.transaction('write'));
      const here = { isOpen: true };
      try {
        const result = await around.run(here, () => work(recordsIn(transaction)));
        await transaction.commit();
        return result;
      } finally {
        here.isOpen = false;
        transaction.close();
      }
    });
  };

  return {
    ...questions((sql, args) => {
      // A write beside a change of the same process would block the very thread that has to finish that change.
      if (!/^\s*(?:select|with)\b/i.test(sql)) throw new Error(`outside a change, only questions: ${sql}`);
      return reading.execute({ sql, args });
    }),
    run: (sql, args) => change((records) => records.run(sql, args)),
    change,
    close: () =>
      inTurn(async () => {
        writing.close();
        reading.close();
      }),
  };
}

function recordsIn(transaction: Transaction): Records {
  const records: Records = {
    ...questions((sql, args) => transaction.execute({ sql, args })),
    run: async (sql, args = []) => (await transaction.execute({ sql, args: mutable(args) })).rowsAffected,
    async change(work) {
      await records.run('savepoint inner');
      try {
        const result = await work(records);
        await records.run('release inner');
        return result;
      } catch (error) {
        await transaction.executeMultiple('rollback to inner; release inner');
        throw error;
      }
    },
  };
  return records;
}

type MutableArgs = Value[] | Record<string, Value>;

function questions(ask: (sql: string, args: MutableArgs) => Promise<ResultSet>): Pick<Records, 'all' | 'first'> {
  const all: Records['all'] = async (row, sql, args = []) => {
    const { rows } = await ask(sql, mutable(args));
    const parsed = z.array(row).safeParse(rows);
    if (!parsed.success) throw new RecordsError('row', {}, { cause: parsed.error });
    return parsed.data;
  };
  return { all, first: async (row, sql, args) => (await all(row, sql, args))[0] };
}

const isList = (args: Args): args is readonly Value[] => Array.isArray(args);

const mutable = (args: Args): MutableArgs => (isList(args) ? [...args] : { ...args });

function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}
