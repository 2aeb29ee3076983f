/**
 * [G3] Which of the waiting records are offered next, when a whole batch came back without a word about any of them (a
 * server that trips over one poisoned record answers 500 to all). The batch is halved until the culprit stands alone;
 * it is parked only when it failed alone again and again while others passed, for a server that fails is no record's fault.
 */
import { LONE_FAULTS_TO_PARK } from './limits.ts';

export interface Isolation<T extends { readonly id: string }> {
  choose(records: readonly T[]): readonly T[];
  /** These were taken, or refused by name. */
  passed(offered: readonly T[]): void;
  /** Nobody knows what became of these. @returns the one that is poisoned, when that is certain */
  failed(offered: readonly T[]): T | undefined;
}

interface Suspicion {
  readonly faults: number;
  /** Successes there had been at its last fault; a fault counts only when others have passed since. */
  readonly passedAt: number;
}

export function createIsolation<T extends { readonly id: string }>(): Isolation<T> {
  let most = Infinity;
  let passes = 0;
  /** The one that failed longest ago first. */
  const suspects = new Map<string, Suspicion>();

  return {
    choose(records) {
      const innocent = records.filter(({ id }) => !suspects.has(id));
      // Alone, and in turn with the others, which prove meanwhile that the server is well.
      for (const [id, { passedAt }] of suspects) {
        const suspect = passedAt < passes || innocent.length === 0 ? records.find((one) => one.id === id) : undefined;
        if (suspect !== undefined) return [suspect];
      }
      return innocent.slice(0, most);
    },
    passed(offered) {
      passes++;
      most *= 2;
      for (const { id } of offered) suspects.delete(id);
    },
    failed(offered) {
      const [only, ...more] = offered;
      if (only === undefined) return undefined;
      if (more.length > 0) {
        most = Math.ceil(offered.length / 2);
        return undefined;
      }
      const before = suspects.get(only.id);
      const faults = (before?.faults ?? 0) + (before?.passedAt === passes ? 0 : 1);
      suspects.delete(only.id);
      if (faults >= LONE_FAULTS_TO_PARK) return only;
      suspects.set(only.id, { faults, passedAt: passes });
      return undefined;
    },
  };
}
