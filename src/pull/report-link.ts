/**
 * The worker's end of the reports: their code is fetched when the page has first said how the screen is, which is after
 * its first card, and they live on when the store behind the pulls is changed for memory (S6).
 */
import type { Reports, ReportsPorts } from '../report/reports.ts';
import { openOutbox } from '../store/outbox.ts';
import type { ScreenStore } from '../store/ports.ts';
import { createTalk } from './http-talk.ts';
import type { PullOutcome, ScreenWords } from './messages.ts';
import type { PullWorkerPorts } from './pull-worker.ts';
import type { WallTime } from './wall-clock.ts';

export interface ReportLinkPorts {
  readonly wall: () => WallTime;
  readonly store: () => Promise<ScreenStore> | undefined;
  readonly pullSoon: () => void;
}

export interface ReportLink {
  begin(feedUrl: string): void;
  tell(words: ScreenWords): void;
  /** [G1] What the newest feed said. */
  hear(listens: boolean): void;
  pulled(outcome: PullOutcome): void;
  stop(): void;
}

export function createReportLink(
  { post, fetch, timer, random, locks, storage }: PullWorkerPorts,
  { wall, store, pullSoon }: ReportLinkPorts,
): ReportLink {
  const stopping = new AbortController();
  let feedUrl: string | undefined;
  let words: ScreenWords | undefined;
  let listens = false;
  let errorCode: string | undefined;
  let waiting = { plays: 0, parked: 0 };
  let told = '';
  let loading: Promise<void> | undefined;
  let reports: Reports | undefined;

  function tellPage(): void {
    const message = { type: 'reports', listens, waitingPlays: waiting.plays, parkedPlays: waiting.parked } as const;
    if (JSON.stringify(message) === told) return;
    told = JSON.stringify(message);
    post(message);
  }

  const visits = async () => {
    const there = await store();
    if (there === undefined) throw new Error('not running');
    return there;
  };

  function portsOf(url: string): ReportsPorts {
    return {
      timer,
      random,
      locks,
      wall,
      talk: createTalk({ fetch, timer, feedUrl: url, signal: stopping.signal }),
      outbox: openOutbox((delayMs, call) => timer.after(delayMs, call)),
      visits: {
        fact: async (key) => (await visits()).fact(key),
        setFact: async (key, value) => (await visits()).setFact(key, value),
        visitDays: async (from) => (await visits()).visitDays(from),
      },
      newId: () => crypto.randomUUID(),
      async storage() {
        const { usage, quota } = (await storage?.estimate()) ?? {};
        return usage === undefined || quota === undefined ? undefined : { usedBytes: usage, quotaBytes: quota };
      },
      pullSoon: (delayMs) => void timer.after(delayMs, pullSoon),
      onWaiting(now) {
        waiting = now;
        tellPage();
      },
    };
  }

  async function load(): Promise<void> {
    const { startReports } = await import('../report/reports.ts');
    if (stopping.signal.aborted || feedUrl === undefined || words === undefined) return;
    reports = startReports(portsOf(feedUrl), words);
    reports.pulled(errorCode);
    reports.hear(listens);
  }

  function begin(): void {
    if (feedUrl === undefined || words === undefined) return;
    loading ??= load().catch(() => {
      // The code of a shell that was replaced meanwhile; the next word tries again.
      loading = undefined;
    });
  }

  return {
    begin(url) {
      feedUrl ??= url;
      begin();
    },
    tell(next) {
      words = next;
      reports?.tell(next);
      begin();
    },
    hear(now) {
      listens = now;
      reports?.hear(now);
      if (words !== undefined) tellPage();
    },
    pulled(outcome) {
      if (outcome.outcome === 'elsewhere') return;
      errorCode = outcome.outcome === 'kept-old' ? outcome.code : undefined;
      reports?.pulled(errorCode);
    },
    stop() {
      stopping.abort();
      reports?.stop();
    },
  };
}
