/** Proof of play: cards are counted, never people. */
import * as z from 'zod/mini';
import { COMMODITIES, SUDIN_KEYS } from './places.ts';
import { Id } from './product.ts';

export const PlaySchema = z.strictObject({
  /** Random, so that an upload can be repeated without counting twice. */
  id: z.uuid(),
  productId: Id,
  sudin: z.enum(SUDIN_KEYS),
  commodity: z.enum(COMMODITIES),
  rotationId: Id,
  revision: z.int().check(z.gte(1)),
  /** Epoch milliseconds when its photo was fully painted. */
  startedAt: z.number().check(z.gte(0)),
  /** False when the clock was not trusted at that moment. */
  clockTrusted: z.boolean(),
  /** Monotonic, never negative. */
  shownMs: z.int().check(z.gte(0)),
  /** `passive`: the loop showed it. `touch`: a visitor held it open; not booked as anybody's turn. */
  reason: z.enum(['passive', 'touch']),
});

export type Play = Readonly<z.infer<typeof PlaySchema>>;
export type PlayReason = Play['reason'];
