/**
 * Whether less than `spanMs` lies between the two moments, in either direction: the clock of the box may have been wrong
 * and set right since, and what was written in the "future" must not stay valid until that comes.
 */
export const isWithin = (sinceMs: number, spanMs: number, nowMs: number): boolean => Math.abs(nowMs - sinceMs) < spanMs;
