/** [G6] How a screen is, from what it said last and when. Pure. */
import type { ScreenStateName } from '../api/screens.ts';
import type { ScreenReport } from '../contract/report.ts';

export interface Heard {
  readonly report: Pick<ScreenReport, 'mode' | 'opensAtMs'>;
  readonly seenAtMs: number;
}

export interface StateQuestion {
  readonly nowMs: number;
  readonly silentMs: number;
  /** Nobody listened before: silence from then is not the screen's. */
  readonly listeningSinceMs: number;
}

/**
 * A screen that said it sleeps may be switched off until it opens, and has then as long as any other to be heard again.
 * Where no opening is in sight it may stay asleep.
 */
export function stateOf(
  { report, seenAtMs }: Heard,
  { nowMs, silentMs, listeningSinceMs }: StateQuestion,
): ScreenStateName {
  const isSilent = nowMs - Math.max(seenAtMs, listeningSinceMs) > silentMs;
  if (report.mode !== 'asleep') return isSilent ? 'silent' : 'connected';
  const isExpected = report.opensAtMs !== undefined && nowMs > report.opensAtMs + silentMs;
  return isSilent && isExpected ? 'silent' : 'asleep';
}
