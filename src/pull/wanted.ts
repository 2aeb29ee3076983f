/** [P4] Which rotations of a feed a pull brings in, the current one first. Pure. */
import type { RotationEntry } from '../contract/feed.ts';
import { localNow, rotationsToKeep } from '../rotation/calendar.ts';
import type { FeedGallery } from '../contract/gallery.ts';
import type { WallTime } from './wall-clock.ts';

export interface WantedQuestion {
  readonly entries: readonly RotationEntry[];
  readonly screen: Pick<FeedGallery['screen'], 'timeZone'>;
  readonly now: WallTime;
  readonly isCommitted: (sha256: string) => boolean;
}

/** Empty when the feed has nothing for today and nothing that started before. */
export function wantedRotations({ entries, screen, now, isCommitted }: WantedQuestion): RotationEntry[] {
  if (!now.trusted) return withoutClock(entries, isCommitted);
  const today = localNow(now.epochMs, screen.timeZone).date;
  const [current, ...coming] = rotationsToKeep(entries, today);
  return current === undefined || current.starts > today ? [] : [current, ...coming];
}

/** R4: nobody can tell what is due, so what is here stays whole; an empty screen takes the oldest, as the display does. */
function withoutClock(entries: readonly RotationEntry[], isCommitted: (sha256: string) => boolean): RotationEntry[] {
  const here = entries.filter(({ sha256 }) => isCommitted(sha256));
  if (here.length > 0) return here;
  return entries.toSorted((a, b) => (a.starts < b.starts ? -1 : 1)).slice(0, 1);
}
