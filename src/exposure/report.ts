/** [H1] The report of a period, out of sums by day and the names products were published under. */
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { DayExposure, ExposureFigures, ExposureReport, Period, ProductExposure } from '../api/exposure.ts';
import type { Records } from '../records/records.ts';
import { demandPeriod } from './period.ts';
import {
  countScreens,
  readDayPlays,
  readDayVisits,
  readProductNames,
  readProductPlays,
  readProductVisits,
  type DayPlays,
  type DayVisits,
  type ProductName,
  type ProductPlays,
  type ProductVisits,
} from './rows.ts';
import { sharesOf } from './shares.ts';
import { addPlayed, addUp, addVisited, NOTHING } from './tally.ts';

/** @throws {Refused} `invalid` for a period that is reversed or too long */
export async function readExposure(records: Records, period: Period): Promise<ExposureReport> {
  demandPeriod(period);
  // The local database answers while everybody waits: between two questions the others have their turn.
  const asked = async <T>(question: (records: Records, period: Period) => Promise<T>): Promise<T> => {
    const answer = await question(records, period);
    await othersFirst();
    return answer;
  };
  const names = await asked(readProductNames);
  const perProduct = productLines(
    await asked(readProductPlays),
    await asked(readProductVisits),
    new Map(names.map((named) => [named.id, named])),
  );
  const total = addUp(perProduct);
  return {
    from: period.from,
    to: period.to,
    screens: await asked(countScreens),
    total,
    ...sharesOf(perProduct, total),
    perProduct,
    perDay: dayLines(await asked(readDayPlays), await asked(readDayVisits)),
  };
}

/** One line for a product of a unit: one that has moved to another unit has two. */
function productLines(
  plays: readonly ProductPlays[],
  visits: readonly ProductVisits[],
  names: ReadonlyMap<string, ProductName>,
): ProductExposure[] {
  const lines = new Map<string, ProductExposure>();
  for (const play of plays) {
    const key = `${play.sudin}/${play.id}`;
    const line = lines.get(key) ?? named(play, names.get(play.id));
    lines.set(key, { ...line, ...addPlayed(line, play) });
  }
  for (const visit of visits) {
    const key = keyOfVisit(visit.id, lines, names);
    const known = names.get(visit.id);
    const line = key === undefined ? undefined : (lines.get(key) ?? (known && named(known, known)));
    // Neither shown nor ever published: no unit could answer for it.
    if (key !== undefined && line !== undefined) lines.set(key, { ...line, ...addVisited(line, visit) });
  }
  return [...lines.values()].toSorted(
    (a, b) => b.shownMs - a.shownMs || b.touchMs - a.touchMs || (a.id < b.id ? -1 : 1),
  );
}

/** Visits are counted by product alone: they go to the unit it was published under last, else to the one it was shown for. */
function keyOfVisit(
  id: string,
  lines: ReadonlyMap<string, ProductExposure>,
  names: ReadonlyMap<string, ProductName>,
): string | undefined {
  const known = names.get(id);
  return known === undefined ? [...lines.keys()].find((key) => key.endsWith(`/${id}`)) : `${known.sudin}/${id}`;
}

const named = (
  { id, sudin, commodity }: Pick<ProductName, 'id' | 'sudin' | 'commodity'>,
  known: ProductName | undefined,
): ProductExposure => ({
  id,
  sudin,
  commodity,
  name: known?.name ?? id,
  producer: known?.producer ?? '',
  ...NOTHING,
});

function dayLines(plays: readonly DayPlays[], visits: readonly DayVisits[]): DayExposure[] {
  const days = new Map<string, DayExposure>();
  const change = (day: string, to: (before: DayExposure) => Partial<ExposureFigures> & Partial<DayExposure>) => {
    const before = days.get(day) ?? { day, ...NOTHING, shownMsBySudin: {} };
    days.set(day, { ...before, ...to(before) });
  };
  for (const play of plays) {
    change(play.day, (before) => ({
      ...addPlayed(before, play),
      ...(play.reason === 'passive' && {
        shownMsBySudin: { ...before.shownMsBySudin, [play.sudin]: play.shownMs },
      }),
    }));
  }
  for (const visit of visits) change(visit.day, (before) => addVisited(before, visit));
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
