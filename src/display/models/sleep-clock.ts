/** The face of closed hours, moved once a minute while the screen sleeps and not at all otherwise. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { daysBetween } from '../../contract/dates.ts';
import type { GalleryHours } from '../../contract/gallery.ts';
import type { Clock } from '../../device/clock.ts';
import { localNow, openingAt } from '../../rotation/calendar.ts';
import type { SleepFace } from '../components/Asleep.tsx';
import { zoneName } from '../format-time.ts';

const FADE_MS = 2000;
const MINUTE_MS = 60_000;

export interface SleepClock {
  readonly face: ReadonlySignal<SleepFace>;
  /** Runs until aborted. */
  run(hours: () => { hours: GalleryHours; timeZone: string } | undefined, signal: AbortSignal): Promise<void>;
}

const BLANK: SleepFace = {
  nowMinutes: 0,
  zone: '',
  reason: undefined,
  opens: undefined,
  place: { x: 0.5, y: 0.4 },
  isVisible: false,
};

export function createSleepClock(clock: Clock, random: () => number): SleepClock {
  const face = signal<SleepFace>(BLANK);

  function faceNow({ hours, timeZone }: { hours: GalleryHours; timeZone: string }): SleepFace {
    const { epochMs } = clock.wall();
    const now = localNow(epochMs, timeZone);
    const opening = openingAt(hours, epochMs, timeZone);
    const opensAt = opening.open ? undefined : opening.opensAt;
    return {
      nowMinutes: now.minutes,
      zone: zoneName(timeZone),
      reason: opening.open ? undefined : opening.reason,
      opens: opensAt && {
        date: opensAt.date,
        minutes: opensAt.minutes,
        daysAhead: daysBetween(now.date, opensAt.date),
      },
      place: { x: random(), y: random() },
      isVisible: true,
    };
  }

  return {
    face,
    async run(hours, aborted) {
      while (!aborted.aborted) {
        const current = hours();
        if (current !== undefined) face.value = faceNow(current);
        const untilMinuteMs = MINUTE_MS - (clock.wall().epochMs % MINUTE_MS);
        // Faded out just before the minute turns, so that the new minute appears in its new place.
        await clock.sleep(Math.max(untilMinuteMs - FADE_MS, FADE_MS), aborted);
        face.value = { ...face.value, isVisible: false };
        await clock.sleep(FADE_MS, aborted);
      }
      face.value = BLANK;
    },
  };
}
