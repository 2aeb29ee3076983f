import type { Records } from '../records/records.ts';
import { PLAY_IDS_KEPT_MS, PRUNE_AT_ONCE } from './limits.ts';

/** [G2] Ids older than 90 days go, a few at a time; the sums they were counted in stay. @returns how many went */
export async function pruneIds(records: Records, nowMs: number): Promise<number> {
  let gone = 0;
  for (;;) {
    const now = await records.run(
      'delete from plays where id in (select id from plays where received_at_ms < ? order by received_at_ms limit ?)',
      [nowMs - PLAY_IDS_KEPT_MS, PRUNE_AT_ONCE],
    );
    gone += now;
    if (now < PRUNE_AT_ONCE) return gone;
  }
}
