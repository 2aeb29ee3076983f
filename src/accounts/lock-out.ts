/** [E12] Failures are counted by name, real or not, and lock it for a time that doubles. */
import * as z from 'zod/mini';
import type { Records } from '../records/records.ts';
import { FAILURES_BEFORE_LOCK, FAILURES_KEPT_MS, LOCK_FIRST_MS, LOCK_MAX_MS } from './limits.ts';
import { isWithin } from './time.ts';
import { digestOf } from './tokens.ts';

const AttemptRow = z.object({ failures: z.int(), last_failed_at_ms: z.int() });

export interface Attempt {
  /** Above 0 the name is locked and nothing may be compared. */
  readonly lockedForMs: number;
  /** With this one, as long as it has not succeeded. */
  readonly failures: number;
}

/**
 * Counts the attempt as failed before anything is compared: a hundred attempts sent at the same moment would otherwise
 * all find the name open. `forgetFailures` takes it back.
 * @param name as `asTyped` leaves it; stored as a digest, because people type passwords into the wrong field
 */
export function countAttempt(records: Records, name: string, nowMs: number): Promise<Attempt> {
  const key = digestOf(name);
  return records.change(async (records) => {
    await records.run('delete from sign_in_attempts where abs(? - last_failed_at_ms) >= ?', [nowMs, FAILURES_KEPT_MS]);
    const before = await records.first(AttemptRow, 'select * from sign_in_attempts where name_sha256 = ?', [key]);
    const lockedForMs = before === undefined ? 0 : remainingMs(before, nowMs);
    if (before !== undefined && lockedForMs > 0) return { lockedForMs, failures: before.failures };
    await records.run(
      `insert into sign_in_attempts (name_sha256, failures, last_failed_at_ms) values (:key, 1, :nowMs)
       on conflict (name_sha256) do update set failures = failures + 1, last_failed_at_ms = :nowMs`,
      { key, nowMs },
    );
    return { lockedForMs: 0, failures: (before?.failures ?? 0) + 1 };
  });
}

/** @param name as `asTyped` leaves it */
export async function forgetFailures(records: Records, name: string): Promise<void> {
  await records.run('delete from sign_in_attempts where name_sha256 = ?', [digestOf(name)]);
}

/** How long so many failures lock a name: 0 up to the fourth, then from a minute up to an hour. */
export function lockMs(failures: number): number {
  if (failures < FAILURES_BEFORE_LOCK) return 0;
  return Math.min(LOCK_MAX_MS, LOCK_FIRST_MS * 2 ** (failures - FAILURES_BEFORE_LOCK));
}

function remainingMs({ failures, last_failed_at_ms }: z.infer<typeof AttemptRow>, nowMs: number): number {
  const spanMs = lockMs(failures);
  return isWithin(last_failed_at_ms, spanMs, nowMs) ? spanMs - Math.abs(nowMs - last_failed_at_ms) : 0;
}
