/** What the account of turns has come to so far. Nothing is chosen by it, so it is no part of the first card. */
import { SUDIN_KEYS, type SudinKey } from '../contract/places.ts';
import type { Total, Turns } from './turns.ts';

export interface Exposure extends Total {
  readonly sudin: SudinKey;
  /** Of all shown time, 0–1. */
  readonly share: number;
}

/** Shown and touched time of every unit that ever had a slide here, for the status overlay. */
export function exposure({ totals }: Turns): Exposure[] {
  const allMs = SUDIN_KEYS.reduce((sum, sudin) => sum + (totals[sudin]?.shownMs ?? 0), 0);
  return SUDIN_KEYS.flatMap((sudin) => {
    const total = totals[sudin];
    return total === undefined ? [] : [{ sudin, ...total, share: allMs === 0 ? 0 : total.shownMs / allMs }];
  });
}
