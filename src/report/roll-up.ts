/** [G4] The oldest plays become sums by day: fewer records, and not one second less. Pure. */
import type { LocalDate } from '../contract/dates.ts';
import type { Play } from '../contract/play.ts';
import type { PlaySum } from '../contract/report.ts';
import { localNow } from '../rotation/local-time.ts';
import { WAITING_KEPT_PLAYS } from './limits.ts';

export interface RollUpPorts {
  readonly newId: () => string;
  /** Of the gallery. */
  readonly timeZone: () => string;
  /** The day that is now, undefined while the clock is not trusted. */
  readonly today: () => LocalDate | undefined;
}

/**
 * @param waiting how many plays there are in all
 * @param sums of earlier roll-ups that were never sent: a play of the same day and product joins one of them
 * @returns the sums that changed or are new, and which plays are in them; the newest plays stay as they are
 */
export function rollUpOldest(
  { newId, timeZone, today }: RollUpPorts,
  plays: readonly Play[],
  sums: readonly PlaySum[],
  waiting: number,
): { readonly sums: readonly PlaySum[]; readonly summedIds: readonly string[] } {
  const oldest = plays
    .filter(isWhole)
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .slice(0, Math.max(0, waiting - WAITING_KEPT_PLAYS));
  const zone = timeZone();
  const byKey = new Map(sums.map((sum) => [keyOf(sum), sum]));
  const changed = new Map<string, PlaySum>();
  for (const play of oldest) {
    const { productId, sudin, commodity, rotationId, reason, shownMs } = play;
    const day = (play.clockTrusted ? undefined : today()) ?? localNow(play.startedAt, zone).date;
    const group = { day, productId, sudin, commodity, rotationId, reason };
    const before = byKey.get(keyOf(group)) ?? { ...group, id: newId(), plays: 0, shownMs: 0 };
    const after = { ...before, plays: before.plays + 1, shownMs: before.shownMs + shownMs };
    byKey.set(keyOf(group), after);
    changed.set(after.id, after);
  }
  return { sums: [...changed.values()], summedIds: oldest.map(({ id }) => id) };
}

type Group = Pick<PlaySum, 'day' | 'productId' | 'sudin' | 'commodity' | 'rotationId' | 'reason'>;

const keyOf = ({ day, productId, sudin, commodity, rotationId, reason }: Group): string =>
  [day, productId, sudin, commodity, rotationId, reason].join('|');

/** What a disk has bent is left for the server to refuse by name; in a sum it could not be found again. */
const isWhole = ({ startedAt, shownMs, productId, rotationId }: Play): boolean =>
  Number.isFinite(startedAt) &&
  Math.abs(startedAt) < 8.64e15 &&
  Number.isSafeInteger(shownMs) &&
  shownMs >= 0 &&
  typeof productId === 'string' &&
  typeof rotationId === 'string';
