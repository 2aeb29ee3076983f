/** Rules over gallery.json that its shape cannot express (C11). */
import type { GalleryContent, WeeklyHours } from '../contract/gallery.ts';
import { WEEKDAYS } from '../contract/dates.ts';
import { CONTROLS_MM } from '../contract/limits.ts';
import { COMMODITIES, SUDIN_KEYS } from '../contract/places.ts';
import type { Problem } from '../contract/problems.ts';
import { say, type SentenceCode, type SentenceValues } from '../contract/sentences.ts';
import { contrastRatio } from './contrast.ts';

/** Every text on a coloured panel is written in this cream; the screen's own token is the same. */
const PAPER = '#FBF5E6';
/** WCAG 2.2, 1.4.3. */
const CONTRAST_MIN = 4.5;

export function galleryProblems(gallery: GalleryContent): Problem[] {
  const found: Problem[] = [];
  const report = (field: string, code: SentenceCode, values?: SentenceValues) => {
    found.push({ field, ...say(code, values) });
  };

  const keys = gallery.sudin.map(({ key }) => key);
  if (keys.length !== SUDIN_KEYS.length || new Set(keys).size !== SUDIN_KEYS.length) {
    report('sudin', 'sudin-missing', { names: SUDIN_KEYS.join(', ') });
  }

  const { weekly, exceptions } = gallery.screen.hours;
  for (const field of reversedHours(weekly, 'screen.hours.weekly')) report(field, 'hours-reversed');
  for (const [index, exception] of exceptions.entries()) {
    const field = `screen.hours.exceptions.${index}`;
    if (exception.until < exception.from) report(`${field}.until`, 'dates-reversed');
    if (exception.closed === undefined && exception.weekly === undefined) report(field, 'exception-empty');
    if (exception.weekly === undefined) continue;
    for (const day of reversedHours(exception.weekly, `${field}.weekly`)) report(day, 'hours-reversed');
  }

  const { panel } = gallery.screen;
  // C16: somewhere between the picture's edges there must be a place for hands.
  if (panel && (panel.bottomEdgeMm > CONTROLS_MM.max || panel.bottomEdgeMm + panel.heightMm < CONTROLS_MM.min)) {
    report('screen.panel', 'panel-out-of-reach', { min: grouped(CONTROLS_MM.min), max: grouped(CONTROLS_MM.max) });
  }

  for (const commodity of COMMODITIES) {
    for (const role of ['panel', 'deep'] as const) {
      const ratio = contrastRatio(gallery.colors[commodity][role], PAPER);
      if (ratio >= CONTRAST_MIN) continue;
      // Rounded down, so that 4.49 does not claim to be 4.5.
      const shown = (Math.floor(ratio * 10) / 10).toFixed(1).replace('.', ',');
      report(`colors.${commodity}.${role}`, 'contrast-low', { ratio: shown });
    }
  }
  return found;
}

const grouped = (value: number): string => new Intl.NumberFormat('id-ID').format(value);

/** Fields of the days that close before they open; "HH:MM" compares as text. */
const reversedHours = (weekly: WeeklyHours, field: string): string[] =>
  WEEKDAYS.filter((day) => {
    const hours = weekly[day];
    return hours !== null && hours.closes <= hours.opens;
  }).map((day) => `${field}.${day}.closes`);
