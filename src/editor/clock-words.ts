/** Moments in words, in the gallery's own time: "09.12 WIB", "Kemarin, 15.40 WIB", "Jumat, 20 November 2026, 15.40 WIB". */
import type { LocalDate } from '../contract/dates.ts';

const TIME_ZONE = 'Asia/Jakarta';
const TIME = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE });
const DAY = new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: TIME_ZONE });
const ISO = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

/** "09.12 WIB" */
export const clockTime = (atMs: number): string => `${TIME.format(atMs)} WIB`;

/** The gallery's date at this moment. */
export const localDateAt = (atMs: number): LocalDate => ISO.format(atMs);

/**
 * At the beginning of a line.
 * @param today local date of the gallery
 */
export const momentInWords = (atMs: number, today: LocalDate): string =>
  `${localDateAt(atMs) === today ? 'Hari ini' : DAY.format(atMs)}, ${clockTime(atMs)}`;

/** Within a sentence: "hari ini, 09.12 WIB". The names of days keep their capital there. */
export const momentInSentence = (atMs: number, today: LocalDate): string =>
  momentInWords(atMs, today).replace(/^Hari/, 'hari');
