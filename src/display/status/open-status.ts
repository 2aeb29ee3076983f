/** Opens the status overlay over whatever is on the screen, keeps it fresh, and closes it again by itself. */
import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { addDays, type LocalDate } from '../../contract/dates.ts';
import type { Card } from '../../contract/feed.ts';
import type { LocalText } from '../../contract/text.ts';
import { storageState, type StorageState } from '../../device/storage-persistence.ts';
import { localNow } from '../../rotation/calendar.ts';
import { exposure } from '../../rotation/exposure.ts';
import { parseDayCounts, sumOfCounts, sumOfDays, type DayCounts } from '../../visit/counts.ts';
import { formatTime } from '../format-time.ts';
import type { ReportsState } from '../models/pull-link.ts';
import type { StatusParts } from '../take-care.ts';
import { VISIT_DAYS, type StatusReport, type Visits } from './status-report.ts';
import { StatusOverlay } from './StatusOverlay.tsx';

declare const __APP_VERSION__: string;

/** Staff who walk away must not leave it standing in the lobby. */
const CLOSES_AFTER_MS = 60_000;
const REFRESH_MS = 1000;
const MOST_OPENED = 8;

let close: (() => void) | undefined;

/** Opens the overlay; opened again, it starts its minute anew. */
export function openStatusOverlay(parts: StatusParts, wakeLockHeld: () => boolean): void {
  close?.();
  const { clock, pull, store } = parts;
  const closing = new AbortController();
  const host = document.body.appendChild(document.createElement('div'));
  let slow: SlowFacts = {
    plays: 0,
    visits: [],
    storage: { persisted: false, usedBytes: undefined, quotaBytes: undefined },
  };
  const report = signal(statusOf(parts, slow, wakeLockHeld()));

  close = () => {
    closing.abort();
    cancelClosing();
    render(null, host);
    host.remove();
    close = undefined;
  };
  let cancelClosing = () => {};
  const stayOpen = () => {
    cancelClosing();
    cancelClosing = clock.after(CLOSES_AFTER_MS, () => close?.());
  };
  stayOpen();
  void refresh();
  render(
    h(StatusOverlay, {
      report,
      onPullNow: () => pull.pullNow('staff'),
      onClose: () => close?.(),
      onTouch: stayOpen,
      onRename(name) {
        parts.screenName.set(name);
        report.value = statusOf(parts, slow, wakeLockHeld());
      },
    }),
    host,
  );

  async function refresh(): Promise<void> {
    while (!closing.signal.aborted) {
      const [storage, plays, visits] = await Promise.all([
        storageState(),
        store.countPlays().catch(() => 0),
        lastVisits(parts),
      ]);
      slow = { storage, plays, visits };
      report.value = statusOf(parts, slow, wakeLockHeld());
      await clock.sleep(REFRESH_MS, closing.signal);
    }
  }
}

interface SlowFacts {
  readonly plays: number;
  /** Of the last days; undefined while the clock is not trusted. */
  readonly visits: readonly DayCounts[] | undefined;
  readonly storage: StorageState;
}

function statusOf(
  { clock, content, store, pull, show, turns, update, screenName }: StatusParts,
  { plays, visits, storage }: SlowFacts,
  wakeLockHeld: boolean,
): StatusReport {
  const showing = content.showing.peek();
  const snapshot = content.snapshot.peek();
  const feed = showing?.feed ?? snapshot?.feed;
  const last = pull.lastReport.peek();
  const { epochMs, trusted } = clock.wall();
  const timeZone = feed?.feed.gallery.screen.timeZone ?? 'Asia/Jakarta';
  const now = localNow(epochMs, timeZone);
  return {
    revision: feed?.revision,
    publishedAt: feed?.feed.publishedAt,
    rotation: showing && calendarLine(showing.rotation.entry),
    staged: (feed?.feed.rotations ?? []).filter(({ sha256 }) => snapshot?.complete.has(sha256)).map(calendarLine),
    lastPull: last && { report: last.report, agoMs: clock.monotonicMs() - last.atMonotonicMs },
    skippedPhotos: show.skippedPhotos.peek(),
    mishaps: show.mishaps.peek(),
    quarantinedIds: showing?.rotation.quarantinedIds ?? [],
    storage: { kind: store.kind, ...storage },
    appVersion: __APP_VERSION__,
    updateWaiting: update.isWaiting(),
    clock: { text: `${now.date} ${formatTime('id', now.minutes)}`, trusted },
    wakeLockHeld,
    plays: waitingPlays(pull.reports.peek(), plays),
    isHeard: pull.reports.peek()?.listens === true,
    parkedPlays: pull.reports.peek()?.parkedPlays ?? 0,
    screenName: screenName.name.peek(),
    isNameFromAddress: screenName.isFromAddress,
    exposure: exposure(turns.account()).map(({ sudin, shownMs, share }) => ({
      name: feed?.feed.gallery.sudin.find(({ key }) => key === sudin)?.short ?? sudin,
      shownMs,
      share,
    })),
    visits: visits && visitsOf(visits, showing?.rotation.cards ?? []),
  };
}

/** Where nobody listens the worker counts seldom, and what it has summed is no single show any more. */
const waitingPlays = (reports: ReportsState | undefined, single: number): number =>
  reports?.listens === true ? reports.waitingPlays : Math.max(single, reports?.waitingPlays ?? 0);

async function lastVisits({ content, store }: StatusParts): Promise<readonly DayCounts[] | undefined> {
  const today = content.today();
  if (today === undefined) return undefined;
  const days = await store.visitDays(addDays(today, 1 - VISIT_DAYS)).catch(() => new Map<LocalDate, unknown>());
  // What was counted while the clock was ahead is not of these days.
  return [...days].filter(([date]) => date <= today).map(([, record]) => parseDayCounts(record));
}

function visitsOf(days: readonly DayCounts[], cards: readonly Card[]): Visits {
  const products = sumOfDays(days);
  return {
    total: sumOfCounts(products.map(([, counts]) => counts)),
    products: products.length,
    mostOpened: products.slice(0, MOST_OPENED).map(([productId, counts]) => ({
      // A product of an earlier rotation has left nothing but its id.
      name: cards.find(({ id }) => id === productId)?.name.id ?? productId,
      productId,
      counts,
    })),
  };
}

const calendarLine = (entry: { title: LocalText; starts: string; ends: string }) => ({
  title: entry.title.id,
  starts: entry.starts,
  ends: entry.ends,
});
