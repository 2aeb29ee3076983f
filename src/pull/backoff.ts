/** [P2] When the next pull happens. Pure: the dice are handed in. */
import { BACKOFF_FIRST_MS, BACKOFF_FLOOR_MS, BACKOFF_MAX_MS, POLL_JITTER } from './limits.ts';

export interface NextPullQuestion {
  readonly pollMs: number;
  /** Failed pulls since the last good one. */
  readonly failures: number;
  readonly retryAfterMs: number | undefined;
  /** 0 ≤ random < 1. */
  readonly random: number;
}

/**
 * Milliseconds until the next pull. A good one is followed after `pollMs`, give or take a tenth. After a failure any
 * moment up to a doubling ceiling is as likely as another (full jitter): screens that lost one server together come back
 * one by one. Never before what the server asked for, and then spread by a tenth as well.
 */
export function nextPullInMs({ pollMs, failures, retryAfterMs, random }: NextPullQuestion): number {
  if (failures === 0) return Math.round(pollMs * (1 - POLL_JITTER + 2 * POLL_JITTER * random));
  const ceilingMs = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** (failures - 1));
  const backoffMs = Math.max(BACKOFF_FLOOR_MS, random * ceilingMs);
  const askedMs = (retryAfterMs ?? 0) * (1 + POLL_JITTER * random);
  return Math.round(Math.max(backoffMs, askedMs));
}
