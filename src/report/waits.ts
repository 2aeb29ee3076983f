/** How long to wait. Pure: the dice are handed in. */
import { BACKOFF_FIRST_MS, BACKOFF_FLOOR_MS, BACKOFF_MAX_MS, JITTER } from './limits.ts';

/** Give or take a tenth. */
export const about = (ms: number, random: number): number => Math.round(ms * (1 - JITTER + 2 * JITTER * random));

/**
 * After a failure any moment up to a doubling ceiling is as likely as another, so that screens which lost one server
 * together come back one by one; never before what the server asked for.
 * @param failures since the last success, at least 1
 */
export function afterFailure(failures: number, random: number, retryAfterMs = 0): number {
  const ceilingMs = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** (failures - 1));
  return Math.round(Math.max(BACKOFF_FLOOR_MS, random * ceilingMs, retryAfterMs * (1 + JITTER * random)));
}
