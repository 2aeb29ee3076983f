/** What a screen must still know after a power cut: the time it last trusted, and what was on. */
import type { Clock } from '../../device/clock.ts';
import { LAST_GOOD_FACT, type ScreenLedger } from '../../store/ports.ts';
import { SHOWING_FACT, type Content } from './content.ts';

const EVERY_MS = 60_000;

export interface Memory {
  /** Called often, writes seldom. Never throws: a full disk costs the memory, not the loop. */
  remember(): void;
}

export interface MemoryPorts {
  readonly clock: Clock;
  readonly content: Content;
  readonly ledger: Pick<ScreenLedger, 'setFact'>;
}

export function createMemory({ clock, content, ledger }: MemoryPorts): Memory {
  let rememberedAtMs = -Infinity;
  let rememberedSha256: string | undefined;
  const write = (key: string, value: unknown) => void ledger.setFact(key, value).catch(() => undefined);

  return {
    remember() {
      const { epochMs, trusted } = clock.wall();
      const nowMs = clock.monotonicMs();
      if (trusted && nowMs - rememberedAtMs >= EVERY_MS) {
        rememberedAtMs = nowMs;
        write(LAST_GOOD_FACT, Math.round(epochMs));
      }
      const entry = content.showing.peek()?.rotation.entry;
      if (entry !== undefined && entry.sha256 !== rememberedSha256) {
        rememberedSha256 = entry.sha256;
        write(SHOWING_FACT, entry);
      }
    },
  };
}
