/**
 * What screens told, in one place. The newest report of each is held in memory and written down with the others: a
 * thousand screens are then one small transaction every few seconds instead of seventeen each second.
 */
import type { ScreenList, ScreenStateName } from '../api/screens.ts';
import type { Actor } from '../api/roles.ts';
import type { PlayAnswer, PlayBatch, ScreenReport } from '../contract/report.ts';
import { recordAudit } from '../records/audit.ts';
import type { Records } from '../records/records.ts';
import { FORGETTABLE_AFTER_MS, PRUNE_EVERY_MS, SCREENS_MAX } from './limits.ts';
import { listScreens } from './list-screens.ts';
import { pruneIds } from './prune-ids.ts';
import { deleteScreen, readScreens, writeScreens, type KnownScreen } from './screen-rows.ts';
import { stateOf } from './screen-state.ts';
import { createScreenWatch, type ScreenLog } from './screen-watch.ts';
import { takePlays } from './take-plays.ts';
import type { TellNews } from './webhook.ts';

export interface ScreensDeskPorts {
  readonly records: Records;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A screen silent for longer is told. */
  readonly silentMinutes: number;
  /** The gallery's, of the feed that is published. */
  readonly timeZone: () => Promise<string>;
  readonly log: ScreenLog;
  readonly tell: TellNews | undefined;
}

export interface ScreensDesk {
  /** `full`: there are SCREENS_MAX others. */
  takeReport(report: ScreenReport): 'taken' | 'full';
  /** @throws {RecordsError} and then nothing is counted */
  takePlays(batch: PlayBatch): Promise<PlayAnswer | 'full'>;
  list(currentRevision: number | undefined): Promise<ScreenList>;
  /** False when there is none of that id. */
  forget(screenId: string, by: Actor): Promise<boolean>;
  /** How many screens are in which state, and how long ago the least recent of those connected was heard. */
  figures(): Readonly<Record<ScreenStateName, number>> & { readonly longestUnheardMs: number };
  /** Does what is due: writes reports down, tells changes of state, lets old ids go. */
  tick(): Promise<void>;
  /** Writes down what is only in memory. */
  close(): Promise<void>;
}

export async function openScreensDesk(ports: ScreensDeskPorts): Promise<ScreensDesk> {
  const { records, now, silentMinutes, timeZone } = ports;
  const screens = await readScreens(records);
  const unwritten = new Set<string>();
  const watch = createScreenWatch(ports);
  const listeningSinceMs = now();
  let prunedAtMs = -Infinity;

  const question = () => ({ nowMs: now(), silentMs: silentMinutes * 60_000, listeningSinceMs });

  function hasRoomFor(screenId: string): boolean {
    if (screens.has(screenId) || screens.size < SCREENS_MAX) return true;
    const oldest = [...screens.values()].reduce((a, b) => (a.seenAtMs <= b.seenAtMs ? a : b));
    return now() - oldest.seenAtMs > FORGETTABLE_AFTER_MS;
  }

  /** The list is full, but somebody on it has been gone for a month. */
  function makeRoom(): void {
    if (screens.size < SCREENS_MAX) return;
    const [id] = [...screens].reduce((a, b) => (a[1].seenAtMs <= b[1].seenAtMs ? a : b));
    screens.delete(id);
    watch.forget(id);
    unwritten.add(id);
  }

  function keep(screen: KnownScreen): void {
    screens.set(screen.report.screenId, screen);
    unwritten.add(screen.report.screenId);
  }

  async function write(): Promise<void> {
    if (unwritten.size === 0) return;
    const ids = [...unwritten];
    unwritten.clear();
    try {
      await records.change(async (change) => {
        await writeScreens(
          change,
          ids.flatMap((id) => screens.get(id) ?? []),
        );
        for (const id of ids) if (!screens.has(id)) await deleteScreen(change, id);
      });
    } catch (error) {
      for (const id of ids) unwritten.add(id);
      throw error;
    }
  }

  return {
    takeReport(report) {
      const { screenId } = report;
      if (!hasRoomFor(screenId)) return 'full';
      const nowMs = now();
      const before = screens.get(screenId);
      if (before === undefined) makeRoom();
      keep({
        firstSeenAtMs: before?.firstSeenAtMs ?? nowMs,
        toldState: before?.toldState ?? 'connected',
        toldAtMs: before?.toldAtMs ?? nowMs,
        seenAtMs: nowMs,
        report,
      });
      return 'taken';
    },

    async takePlays(batch) {
      if (!hasRoomFor(batch.screenId)) return 'full';
      return takePlays(records, batch, { nowMs: now(), timeZone: await timeZone() });
    },

    async list(currentRevision) {
      const views = await listScreens(records, [...screens.values()], question(), currentRevision);
      return {
        screens: views,
        silentMinutes,
        ...(currentRevision === undefined ? {} : { revision: currentRevision }),
      };
    },

    async forget(screenId, by) {
      const screen = screens.get(screenId);
      if (screen === undefined) return false;
      await records.change(async (change) => {
        await deleteScreen(change, screenId);
        await recordAudit(change, {
          atMs: now(),
          accountId: by.id,
          who: by.name,
          action: 'screen-forgotten',
          subject: `screen/${screenId}`,
          detail: { name: screen.report.name },
        });
      });
      screens.delete(screenId);
      unwritten.delete(screenId);
      watch.forget(screenId);
      return true;
    },

    figures() {
      const asked = question();
      const count = { connected: 0, asleep: 0, silent: 0, longestUnheardMs: 0 };
      for (const screen of screens.values()) {
        const state = stateOf(screen, asked);
        count[state]++;
        if (state === 'connected') {
          count.longestUnheardMs = Math.max(count.longestUnheardMs, asked.nowMs - screen.seenAtMs);
        }
      }
      return count;
    },

    async tick() {
      const asked = question();
      for (const told of await watch.look([...screens.values()], asked)) {
        // It may have reported, or been forgotten, while the webhook was spoken to.
        const current = screens.get(told.report.screenId);
        if (current !== undefined) keep({ ...current, toldState: told.toldState, toldAtMs: told.toldAtMs });
      }
      await write();
      if (asked.nowMs - prunedAtMs >= PRUNE_EVERY_MS) {
        prunedAtMs = asked.nowMs;
        await pruneIds(records, asked.nowMs);
      }
    },

    close: write,
  };
}
