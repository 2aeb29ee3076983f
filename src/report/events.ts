/**
 * [G1] One open line on which the server says that there is something new. It is a hint and nothing more: where it is
 * blocked, cut or silent, the pull goes on asking as ever.
 */
import { GOOD_LINE_MS, NO_EVENTS_PAUSE_MS } from './limits.ts';
import type { Dice, ReportTimer, Talk } from './ports.ts';
import { startRounds, type Outcome } from './rounds.ts';

export interface EventsPorts extends Dice {
  readonly timer: ReportTimer;
  readonly talk: Pick<Talk, 'listen'>;
  /** A revision was named that has not been named before. */
  readonly onNews: (revision: number, delayMs: number) => void;
}

/** @returns its end */
export function startEvents({ timer, random, talk, onNews }: EventsPorts): () => void {
  const ending = new AbortController();
  let heard: number | undefined;

  function onEvent({ event, data }: { readonly event: string; readonly data: string }): void {
    const news = event === 'feed' ? parse(data) : undefined;
    if (news === undefined || news.revision === heard) return;
    heard = news.revision;
    onNews(news.revision, Math.round(news.spreadMs * random()));
  }

  async function line(): Promise<Outcome> {
    let openedAtMs: number | undefined;
    const refusal = await talk.listen('events', {
      onOpen: () => (openedAtMs = timer.monotonicMs()),
      onEvent,
      signal: ending.signal,
    });
    if (openedAtMs !== undefined && timer.monotonicMs() - openedAtMs >= GOOD_LINE_MS) {
      // A server that restarts ends the lines of all its screens in one instant.
      return { nextMs: 1000 + Math.round(4000 * random()) };
    }
    const isUnknown = refusal !== undefined && refusal.status >= 400 && refusal.status < 500 && refusal.status !== 429;
    return { failed: true, retryAfterMs: isUnknown ? NO_EVENTS_PAUSE_MS : refusal?.retryAfterMs };
  }

  const rounds = startRounds({ timer, random }, 0, line);
  return () => {
    rounds.stop();
    ending.abort();
  };
}

function parse(data: string): { readonly revision: number; readonly spreadMs: number } | undefined {
  try {
    const { revision, spreadMs } = JSON.parse(data) as { revision?: unknown; spreadMs?: unknown };
    if (!Number.isSafeInteger(revision)) return undefined;
    return { revision: revision as number, spreadMs: typeof spreadMs === 'number' ? clamp(spreadMs) : 0 };
  } catch {
    return undefined;
  }
}

const clamp = (ms: number): number => (ms > 0 ? Math.min(ms, 30_000) : 0);
