/** The face of closed hours with its own clock: it lives exactly as long as the screen sleeps. */
import { useEffect, useMemo } from 'preact/hooks';
import type { GalleryHours } from '../../contract/gallery.ts';
import type { Clock } from '../../device/clock.ts';
import { createSleepClock } from '../models/sleep-clock.ts';
import type { Language } from '../words.ts';
import { Asleep } from './Asleep.tsx';

export interface SleepingFaceProps {
  readonly clock: Clock;
  readonly hours: () => { readonly hours: GalleryHours; readonly timeZone: string } | undefined;
  readonly language: Language;
}

export function SleepingFace({ clock, hours, language }: SleepingFaceProps) {
  const sleep = useMemo(() => createSleepClock(clock, Math.random), [clock]);
  useEffect(() => {
    const waking = new AbortController();
    void sleep.run(hours, waking.signal);
    return () => waking.abort();
  }, [sleep, hours]);
  return <Asleep face={sleep.face} language={language} />;
}
