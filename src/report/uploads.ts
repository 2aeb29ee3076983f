/**
 * [G2, G3] Plays go up in batches. One leaves this machine only when the server's answer names it; until then it is
 * offered again, after an outage, a crash or a lost answer, and its id keeps it from being counted twice.
 */
import { ANSWER_MAX_BYTES, BATCH_MAX_PLAYS, BATCH_MAX_SUMS } from '../contract/report-limits.ts';
import type { PlayBatch } from '../contract/report.ts';
import type { Outbox, OutboxRecord, Refusal, RollUp } from '../store/outbox.ts';
import { createIsolation } from './isolation.ts';
import {
  NOBODY_LISTENS_MS,
  PARKED_FULL_PAUSE_MS,
  PARKED_MAX,
  ROLL_UP_AT_ONCE,
  UPLOAD_EVERY_MS,
  UPLOAD_FIRST_MS,
  UPLOAD_NEXT_MS,
  WAITING_MAX_PLAYS,
} from './limits.ts';
import type { Answered, Dice, ReportTimer, Talk } from './ports.ts';
import { rollUpOldest, type RollUpPorts } from './roll-up.ts';
import { startRounds, type Outcome, type Rounds } from './rounds.ts';
import { about } from './waits.ts';

export interface UploadsPorts extends Dice, RollUpPorts {
  readonly timer: ReportTimer;
  readonly talk: Pick<Talk, 'post'>;
  readonly outbox: Outbox;
  readonly listens: () => boolean;
  readonly screen: () => Promise<Pick<PlayBatch, 'screenId' | 'name'>>;
  /** Something went, was parked, or was summed. */
  readonly onChange: () => Promise<void>;
}

/** Answers that say "this body", where others say "not now". */
const BODY_AT_FAULT = new Set([400, 413, 422, 500]);
/** Parked without a word of the server, which may have been mended since. */
const WORDLESS = 'http-';

export function startUploads(ports: UploadsPorts): Rounds {
  const { timer, random, talk, outbox, listens } = ports;
  const isolation = createIsolation<OutboxRecord>();
  let isFirst = true;

  async function round(): Promise<Outcome> {
    if (isFirst) await outbox.unpark((reason) => reason.startsWith(WORDLESS));
    isFirst = false;
    const sumUp = (...all: Parameters<RollUp['sumUp']>) => rollUpOldest(ports, ...all);
    while ((await outbox.rollUp({ ceiling: WAITING_MAX_PLAYS, atOnce: ROLL_UP_AT_ONCE, sumUp })) > 0) continue;
    if (!listens()) {
      await ports.onChange();
      return { nextMs: NOBODY_LISTENS_MS };
    }
    if ((await outbox.waiting()).parked >= PARKED_MAX) return { nextMs: PARKED_FULL_PAUSE_MS };
    const waiting = await outbox.take({ play: BATCH_MAX_PLAYS, sum: BATCH_MAX_SUMS });
    const offered = oneBatchOf(isolation.choose(waiting));
    if (offered.length === 0) return { nextMs: about(UPLOAD_EVERY_MS, random()) };
    const answer = await talk.post('plays', batchOf(await ports.screen(), offered), ANSWER_MAX_BYTES);
    const outcome = await settle(offered, answer);
    await ports.onChange();
    if ('failed' in outcome) return outcome;
    const isMore = waiting.length > offered.length || waiting.length >= BATCH_MAX_PLAYS;
    return { nextMs: about(isMore ? UPLOAD_NEXT_MS : UPLOAD_EVERY_MS, random()) };
  }

  async function settle(offered: readonly OutboxRecord[], answer: Answered | undefined): Promise<Outcome> {
    const named = answer?.status === 200 ? namesIn(answer.body, offered) : undefined;
    if (named !== undefined) {
      await outbox.settle(named.counted, named.refused);
      isolation.passed(offered);
      return { nextMs: 0 };
    }
    if (answer !== undefined && BODY_AT_FAULT.has(answer.status)) {
      const poisoned = isolation.failed(offered);
      if (poisoned !== undefined) await outbox.settle([], [{ id: poisoned.id, reason: `${WORDLESS}${answer.status}` }]);
    }
    return { failed: true, retryAfterMs: answer?.retryAfterMs };
  }

  return startRounds({ timer, random }, Math.round(UPLOAD_FIRST_MS * (0.25 + 0.75 * random())), round);
}

/** What was let out of parking comes on top of what is on its way. */
const oneBatchOf = (records: readonly OutboxRecord[]): readonly OutboxRecord[] => [
  ...records.filter(({ kind }) => kind === 'play').slice(0, BATCH_MAX_PLAYS),
  ...records.filter(({ kind }) => kind === 'sum').slice(0, BATCH_MAX_SUMS),
];

const batchOf = (screen: Pick<PlayBatch, 'screenId' | 'name'>, records: readonly OutboxRecord[]): PlayBatch => ({
  ...screen,
  plays: records.filter(({ kind }) => kind === 'play').map(({ record }) => record),
  sums: records.filter(({ kind }) => kind === 'sum').map(({ record }) => record),
  visitDays: [],
});

interface Named {
  readonly counted: readonly string[];
  readonly refused: readonly Refusal[];
}

/** Undefined when the answer names none of what was offered: then it is no answer to it (a portal's, another server's). */
function namesIn(body: unknown, offered: readonly OutboxRecord[]): Named | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const ours = new Set(offered.map(({ id }) => id));
  const { accepted, refused } = body as { accepted?: unknown; refused?: unknown };
  const counted = listOf(accepted).filter((id): id is string => typeof id === 'string' && ours.has(id));
  const refusals = listOf(refused).flatMap((one): Refusal[] => {
    const { id, reason } = (one ?? {}) as { id?: unknown; reason?: unknown };
    return typeof id === 'string' && ours.has(id) ? [{ id, reason: String(reason).slice(0, 200) }] : [];
  });
  return counted.length + refusals.length === 0 ? undefined : { counted, refused: refusals };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
