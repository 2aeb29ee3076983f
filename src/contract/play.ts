/** Proof of play: cards are counted, never people. */
import type { Commodity, SudinKey } from './places.ts';

/** `passive`: the loop showed it. `touch`: a visitor held it open; not booked as anybody's turn. */
export type PlayReason = 'passive' | 'touch';

export interface Play {
  /** Random UUID, so that a later upload can be repeated without counting twice. */
  readonly id: string;
  readonly productId: string;
  readonly sudin: SudinKey;
  readonly commodity: Commodity;
  readonly rotationId: string;
  readonly revision: number;
  /** Epoch milliseconds when its photo was fully painted. */
  readonly startedAt: number;
  /** False when the clock was not trusted at that moment. */
  readonly clockTrusted: boolean;
  /** Monotonic, never negative. */
  readonly shownMs: number;
  readonly reason: PlayReason;
}
