/**
 * [G1] Who wants to hear that there is a new feed, and the one look at the disk for all of them. The file is looked at, not
 * the publisher: `npm run feed` in another process is news as well.
 */
import type { FeedFile } from '../feed-file.ts';
import { LOOK_EVERY_MS, SPREAD_FROM_LISTENERS, SPREAD_MAX_MS, SPREAD_PER_LISTENER_MS } from './limits.ts';

export interface News {
  readonly revision: number;
  /** Each screen waits a random part of this before it asks. */
  readonly spreadMs: number;
}

export interface FeedNews {
  /** Hears what is there now, if anything, and every change from then on. @returns its end */
  listen(hear: (news: News) => void): () => void;
  readonly listeners: number;
  stop(): void;
}

export function createFeedNews(readFeed: () => Promise<FeedFile | undefined>, lookEveryMs = LOOK_EVERY_MS): FeedNews {
  const hearers = new Set<(news: News) => void>();
  let last: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const spreadMs = () =>
    hearers.size < SPREAD_FROM_LISTENERS ? 0 : Math.min(SPREAD_MAX_MS, hearers.size * SPREAD_PER_LISTENER_MS);

  async function look(): Promise<void> {
    // A disk that cannot be read now can be in two seconds; the screens' own polls do not depend on this.
    const revision = (await readFeed().catch(() => undefined))?.revision;
    if (revision !== undefined && revision !== last) {
      last = revision;
      const news = { revision, spreadMs: spreadMs() };
      for (const hear of hearers) hear(news);
    }
  }

  async function lookOnAndOn(): Promise<void> {
    await look();
    timer = undefined;
    plan();
  }

  /** Nobody there, nobody looks. */
  function plan(): void {
    if (timer !== undefined || isStopped || hearers.size === 0) return;
    timer = setTimeout(() => void lookOnAndOn(), lookEveryMs).unref();
  }

  return {
    listen(hear) {
      const isFirst = hearers.size === 0;
      hearers.add(hear);
      if (last !== undefined && !isFirst) hear({ revision: last, spreadMs: spreadMs() });
      else {
        // What was last seen may be a night old.
        last = undefined;
        void look();
      }
      plan();
      return () => void hearers.delete(hear);
    },
    get listeners() {
      return hearers.size;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
