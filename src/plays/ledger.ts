/**
 * [D8] What was painted becomes a Play. A play is opened when its photo is fully painted and closed when the next slide
 * covers it; a slide that was never painted has nothing to close. Clocks and ids come in as arguments.
 */
import type { Card } from '../contract/feed.ts';
import type { Play, PlayReason } from '../contract/play.ts';

/** The moment of painting. */
export interface PlayContext {
  readonly rotationId: string;
  readonly revision: number;
  /** Corrected wall clock: says when, never how long. */
  readonly epochMs: number;
  readonly clockTrusted: boolean;
  /** Monotonic clock: the only one durations are taken from. */
  readonly monotonicMs: number;
}

/** A play under way. */
export interface OpenPlay {
  readonly play: Omit<Play, 'shownMs' | 'reason'>;
  readonly startedMonotonicMs: number;
}

/**
 * Opens a play at the moment its card is painted.
 * @param newId a random UUID; drawn once here, so that closing or sending a play twice still counts it once
 */
export function startPlay(
  card: Pick<Card, 'id' | 'sudin' | 'commodity'>,
  { rotationId, revision, epochMs, clockTrusted, monotonicMs }: PlayContext,
  newId: () => string,
): OpenPlay {
  return {
    play: {
      id: newId(),
      productId: card.id,
      sudin: card.sudin,
      commodity: card.commodity,
      rotationId,
      revision,
      startedAt: epochMs,
      clockTrusted,
    },
    startedMonotonicMs: monotonicMs,
  };
}

/** Closes a play. Its duration is monotonic and never negative, whatever the wall clock did meanwhile. */
export function finishPlay({ play, startedMonotonicMs }: OpenPlay, nowMonotonicMs: number, reason: PlayReason): Play {
  const shownMs = Math.round(nowMonotonicMs - startedMonotonicMs);
  // A monotonic clock that starts anew (a restored tab) would count backwards.
  return { ...play, shownMs: shownMs > 0 ? shownMs : 0, reason };
}
