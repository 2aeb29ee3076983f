/**
 * [G2] A batch of plays becomes sums by day, in the one transaction that notes their ids: a batch that comes again,
 * because its answer was lost or the screen was killed, adds nothing.
 */
import * as z from 'zod/mini';
import type { LocalDate } from '../contract/dates.ts';
import type { Play } from '../contract/play.ts';
import type { PlayAnswer, PlayBatch, PlaySum, VisitDay } from '../contract/report.ts';
import type { Records } from '../records/records.ts';
import { localNow } from '../rotation/local-time.ts';
import { judgeBatch } from './judge-batch.ts';
import { CLOCK_AHEAD_MAX_MS, EARLIEST_EPOCH_MS } from './limits.ts';

export interface Arrival {
  /** Of the server: the one clock that is the same for all screens. */
  readonly nowMs: number;
  /** Of the gallery: its days are what a report is about. */
  readonly timeZone: string;
}

/** A play or a sum, as far as the sums by day care. */
interface Counted extends Pick<PlaySum, 'id' | 'rotationId' | 'sudin' | 'productId' | 'commodity' | 'reason'> {
  readonly day: LocalDate;
  readonly plays: number;
  readonly shownMs: number;
}

/** @throws {RecordsError} and then nothing is counted */
export async function takePlays(records: Records, batch: PlayBatch, arrival: Arrival): Promise<PlayAnswer> {
  const { plays, sums, visitDays, refused } = judgeBatch(batch);
  const counted = [
    ...plays.map((play) => countedOf(play, dayOf(play, arrival), 1)),
    ...sums.map((sum) => countedOf(sum, believable(sum.day, arrival), sum.plays)),
  ];
  if (counted.length + visitDays.length > 0) {
    await records.change(async (change) => {
      const news = await noteIds(change, counted, arrival.nowMs);
      await addToDays(change, batch.screenId, news);
      await replaceVisitDays(change, batch.screenId, visitDays);
    });
  }
  return { accepted: [...new Set([...counted.map(({ id }) => id), ...visitDays.map(({ day }) => day)])], refused };
}

const countedOf = (
  { id, rotationId, sudin, productId, commodity, reason, shownMs }: Play | PlaySum,
  day: LocalDate,
  plays: number,
): Counted => ({ id, rotationId, sudin, productId, commodity, reason, shownMs, day, plays });

/**
 * The local day a play began on. Where the screen did not trust its own clock, or says a time that cannot be, the day of
 * arrival stands: a shown second is never lost because a battery was empty.
 */
function dayOf({ startedAt, clockTrusted }: Play, { nowMs, timeZone }: Arrival): LocalDate {
  const isPossible = clockTrusted && startedAt >= EARLIEST_EPOCH_MS && startedAt <= nowMs + CLOCK_AHEAD_MAX_MS;
  return localNow(isPossible ? startedAt : nowMs, timeZone).date;
}

function believable(day: LocalDate, { nowMs, timeZone }: Arrival): LocalDate {
  const latest = localNow(nowMs + CLOCK_AHEAD_MAX_MS, timeZone).date;
  const earliest = localNow(EARLIEST_EPOCH_MS, timeZone).date;
  return earliest <= day && day <= latest ? day : localNow(nowMs, timeZone).date;
}

/** @returns those whose id has not been seen before, each once */
async function noteIds(records: Records, counted: readonly Counted[], nowMs: number): Promise<Counted[]> {
  if (counted.length === 0) return [];
  const fresh = await records.all(
    z.object({ id: z.string() }),
    `insert or ignore into plays (id, received_at_ms) select value, :nowMs from json_each(:ids) returning id`,
    { nowMs, ids: JSON.stringify(counted.map(({ id }) => id)) },
  );
  const isFresh = new Set(fresh.map(({ id }) => id));
  return counted.filter(({ id }) => isFresh.delete(id));
}

async function addToDays(records: Records, screenId: string, counted: readonly Counted[]): Promise<void> {
  const days = new Map<string, Omit<Counted, 'id'>>();
  for (const { id: _, ...each } of counted) {
    const key = [each.day, each.rotationId, each.sudin, each.productId, each.reason].join('|');
    const before = days.get(key) ?? { ...each, plays: 0, shownMs: 0 };
    days.set(key, { ...before, plays: before.plays + each.plays, shownMs: before.shownMs + each.shownMs });
  }
  if (days.size === 0) return;
  await records.run(
    `insert into play_days (day, screen_id, rotation_id, sudin, product_id, commodity, reason, plays, shown_ms)
     select value ->> 'day', :screenId, value ->> 'rotationId', value ->> 'sudin', value ->> 'productId',
            value ->> 'commodity', value ->> 'reason', value ->> 'plays', value ->> 'shownMs'
     from json_each(:days) where true
     on conflict (day, screen_id, rotation_id, sudin, product_id, reason) do update
       set plays = plays + excluded.plays, shown_ms = shown_ms + excluded.shown_ms`,
    { screenId, days: JSON.stringify([...days.values()]) },
  );
}

/** A day of visits comes whole each time; the newest upload says it all. */
async function replaceVisitDays(records: Records, screenId: string, days: readonly VisitDay[]): Promise<void> {
  for (const { day, products } of days) {
    await records.run('delete from visit_days where day = ? and screen_id = ?', [day, screenId]);
    await records.run(
      `insert or replace into visit_days (day, screen_id, product_id, opened, qr_shown, viewed_ms)
       select :day, :screenId, value ->> 'productId', value ->> 'opened', value ->> 'qrShown', value ->> 'viewedMs'
       from json_each(:products)`,
      { day, screenId, products: JSON.stringify(products) },
    );
  }
}
