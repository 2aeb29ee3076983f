/**
 * [G2, G3, G4] Plays on their way to a server. What may have been sent lies apart from what certainly was not: only the
 * latter can be summed, because the server might have counted the former under its own id. Every step is one strict
 * transaction, so a power cut finds a record in exactly one place.
 *
 * Opened by the worker beside its store: the first card must not carry this code, and memory has nothing to send.
 */
import type { Play } from '../contract/play.ts';
import type { PlaySum } from '../contract/report.ts';
import { Connection, type After, type Mode, type Transaction } from './connection.ts';
import { get, getAll, put, readable, remove } from './requests.ts';
import { STORES } from './schema.ts';

export type OutboxKind = 'play' | 'sum';

export interface OutboxRecord {
  readonly id: string;
  readonly kind: OutboxKind;
  /** As it was stored; the server judges it. */
  readonly record: unknown;
}

export interface Refusal {
  readonly id: string;
  readonly reason: string;
}

export interface Waiting {
  /** Shows that no server has taken yet, those in sums included. */
  readonly plays: number;
  readonly parked: number;
}

export interface RollUp {
  /** More plays than this are too many. */
  readonly ceiling: number;
  /** So many are looked at in one transaction: a store that was never emptied may hold a year. */
  readonly atOnce: number;
  /**
   * Pure.
   * @param sums of earlier roll-ups, none of them ever sent
   * @param waiting how many plays there are, also those beyond `atOnce`
   * @returns the sums that changed or are new, and which plays are in them
   */
  readonly sumUp: (
    plays: readonly Play[],
    sums: readonly PlaySum[],
    waiting: number,
  ) => { readonly sums: readonly PlaySum[]; readonly summedIds: readonly string[] };
}

export interface Outbox {
  /** The number of this machine: drawn once, whichever window asks first. */
  screenId(newId: () => string): Promise<string>;
  /** Fills up what is on its way and hands it out; handed out again until it is settled. */
  take(most: Readonly<Record<OutboxKind, number>>): Promise<readonly OutboxRecord[]>;
  /** What the server has counted goes, what it refused is parked; anything else stays on its way. */
  settle(countedIds: readonly string[], refusals: readonly Refusal[]): Promise<void>;
  waiting(): Promise<Waiting>;
  /** @returns how many plays went into sums */
  rollUp(rollUp: RollUp): Promise<number>;
  /** Lets parked records try again whose reason this is true of. */
  unpark(isWorthATry: (reason: string) => boolean): Promise<void>;
  close(): void;
}

/** Facts are read before the first card, so only small things lie there. */
export const SCREEN_ID_FACT = 'screen-id';

const { plays, sums, outbox, parked, facts } = STORES;
const UNREADABLE = 'unreadable';

interface ParkedRecord extends OutboxRecord, Refusal {}

/** Every method rejects with a StoreError when the database fails; nothing is lost by that. */
export function openOutbox(after: After): Outbox {
  const connection = new Connection(after);
  const write = <T>(
    stores: Parameters<Connection['transaction']>[1],
    work: (tx: Transaction<'readwrite'>) => Promise<T>,
  ) => connection.transaction('readwrite', stores, work, 'strict');

  return {
    screenId: (newId) =>
      write([facts], async (tx) => {
        const before = await get(tx, facts, SCREEN_ID_FACT);
        if (typeof before === 'string') return before;
        const id = newId();
        await put(tx, facts, SCREEN_ID_FACT, id);
        return id;
      }),

    take: (most) =>
      write([plays, sums, outbox, parked], async (tx) => {
        const onTheirWay = (await readAll(tx, outbox, 'play')).filter(isOutboxRecord);
        const isRoomFor = (kind: OutboxKind) => most[kind] - onTheirWay.filter((each) => each.kind === kind).length;
        const fresh = [
          ...(await moveOut(tx, plays, 'play', isRoomFor('play'))),
          ...(await moveOut(tx, sums, 'sum', isRoomFor('sum'))),
        ];
        await Promise.all(fresh.map((each) => put(tx, outbox, each.id, each)));
        return [...onTheirWay, ...fresh];
      }),

    settle: (countedIds, refusals) =>
      write([outbox, parked], async (tx) => {
        await Promise.all(countedIds.map((id) => remove(tx, outbox, id)));
        for (const { id, reason } of refusals) {
          const record = await get(tx, outbox, id);
          if (isOutboxRecord(record)) await put(tx, parked, id, { ...record, reason });
          await remove(tx, outbox, id);
        }
      }),

    waiting: () =>
      connection.transaction('readonly', [plays, sums, outbox, parked], async (tx) => {
        const [fresh, summed, onTheirWay, aside] = await Promise.all([
          tx.objectStore(plays).count(),
          getAll(tx, sums),
          getAll(tx, outbox),
          tx.objectStore(parked).count(),
        ]);
        const shows = [...summed.map(playsIn), ...onTheirWay.filter(isOutboxRecord).map(showsIn)];
        return { plays: shows.reduce((total, each) => total + each, fresh), parked: aside };
      }),

    rollUp: ({ ceiling, atOnce, sumUp }) =>
      write([plays, sums], async (tx) => {
        const total = await tx.objectStore(plays).count();
        if (total <= ceiling) return 0;
        const [found, before] = [await readPlays(tx, atOnce), await getAll(tx, sums)];
        const { sums: after, summedIds } = sumUp(found, before.filter(isSum), total);
        await Promise.all([
          ...after.map((sum) => put(tx, sums, sum.id, sum)),
          ...summedIds.map((id) => tx.objectStore(plays).delete(id)),
        ]);
        return summedIds.length;
      }),

    unpark: (isWorthATry) =>
      write([outbox, parked], async (tx) => {
        for (const record of await getAll(tx, parked)) {
          if (!isOutboxRecord(record) || !isWorthATry((record as ParkedRecord).reason)) continue;
          const { id, kind, record: inside } = record;
          await Promise.all([put(tx, outbox, id, { id, kind, record: inside }), remove(tx, parked, id)]);
        }
      }),

    close: () => connection.close(),
  };
}

type PlaysOrSums = typeof plays | typeof sums;

/** What cannot be read is parked by its name, or it would be met again for ever. */
async function moveOut(
  tx: Transaction<'readwrite'>,
  from: PlaysOrSums,
  kind: OutboxKind,
  most: number,
): Promise<OutboxRecord[]> {
  if (most <= 0) return [];
  const records = await readAll(tx, from, kind, most);
  const moved = records.map((record) => ({ id: record.id, kind, record }));
  await Promise.all(moved.map(({ id }) => tx.objectStore(from).delete(id)));
  return moved;
}

type Named = { readonly id: string };

async function readAll(
  tx: Transaction<'readwrite'>,
  from: PlaysOrSums | typeof outbox,
  kind: OutboxKind,
  most?: number,
): Promise<readonly Named[]> {
  const all = await readable<unknown[]>(tx.objectStore(from).getAll(undefined, most));
  if (all !== undefined) return all as Named[];
  const found: Named[] = [];
  for (const id of await tx.objectStore(from).getAllKeys(undefined, most)) {
    const record = await readable<unknown>(tx.objectStore(from).get(id));
    if (record !== undefined) found.push(record as Named);
    else {
      await put(tx, parked, id, { id, kind, record, reason: UNREADABLE });
      await tx.objectStore(from).delete(id);
    }
  }
  return found;
}

/** Those that can be read; one that cannot must not hide the others. */
async function readPlays(tx: Transaction<Mode>, most: number): Promise<readonly Play[]> {
  const all = await readable(tx.objectStore(plays).getAll(undefined, most));
  if (all !== undefined) return all;
  const found: Play[] = [];
  for (const id of await tx.objectStore(plays).getAllKeys(undefined, most)) {
    const play = await readable(tx.objectStore(plays).get(id));
    if (play !== undefined) found.push(play);
  }
  return found;
}

const isOutboxRecord = (value: unknown): value is OutboxRecord =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'kind' in value;

const isSum = (value: unknown): value is PlaySum => typeof value === 'object' && value !== null && 'plays' in value;

const showsIn = ({ kind, record }: OutboxRecord): number => (kind === 'play' ? 1 : playsIn(record));

const playsIn = (record: unknown): number => (isSum(record) && typeof record.plays === 'number' ? record.plays : 0);
