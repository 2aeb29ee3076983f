/** [G5] Says every minute how the screen is, and sooner when that changes. */
import { ANSWER_MAX_BYTES } from '../contract/report-limits.ts';
import type { ScreenReport } from '../contract/report.ts';
import { REPORT_EVERY_MS, REPORT_GAP_MS } from './limits.ts';
import type { Dice, ReportTimer, Talk } from './ports.ts';
import { startRounds, type Outcome } from './rounds.ts';
import { about } from './waits.ts';

export interface ReporterPorts extends Dice {
  readonly timer: ReportTimer;
  readonly talk: Pick<Talk, 'post'>;
  /** How it is at this moment. */
  readonly now: () => Promise<ScreenReport>;
  /** The server has another feed than the one it spoke of last. */
  readonly onNews: (revision: number) => void;
}

export interface Reporter {
  /** Something about the screen may be different; what stands on it at the moment is not worth a report of its own. */
  changed(keys: ReportKeys): void;
  /** There is reason to believe that the server answers again. */
  wake(delayMs: number): void;
  stop(): void;
}

/** What is told at once. */
export type ReportKeys = Pick<
  Partial<ScreenReport>,
  'name' | 'mode' | 'revision' | 'rotationId' | 'errorCode' | 'clockTrusted'
>;

export function startReporter({ timer, random, talk, now, onNews }: ReporterPorts): Reporter {
  let known = '';
  let heard: number | undefined;
  let saidAtMs = -Infinity;

  async function report(): Promise<Outcome> {
    const said = await now();
    saidAtMs = timer.monotonicMs();
    const answer = await talk.post('report', said, ANSWER_MAX_BYTES);
    if (answer?.status !== 200) return { failed: true, retryAfterMs: answer?.retryAfterMs };
    const revision = revisionIn(answer.body);
    if (revision !== undefined && revision !== heard) {
      heard = revision;
      if (revision !== said.revision) onNews(revision);
    }
    return { nextMs: about(REPORT_EVERY_MS, random()) };
  }

  const rounds = startRounds({ timer, random }, 0, report);
  return {
    changed(keys) {
      const next = JSON.stringify(keys);
      if (next === known) return;
      known = next;
      rounds.soon(Math.max(0, saidAtMs + REPORT_GAP_MS - timer.monotonicMs()));
    },
    wake: (delayMs) => rounds.wake(delayMs),
    stop: () => rounds.stop(),
  };
}

function revisionIn(body: unknown): number | undefined {
  const revision: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'revision') : undefined;
  return Number.isSafeInteger(revision) ? (revision as number) : undefined;
}
