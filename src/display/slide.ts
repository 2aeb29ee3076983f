import type { LocalDate } from '../contract/dates.ts';
import type { Card } from '../contract/feed.ts';

/** A card made ready for the stage: photo decoded, place in the loop known. */
export interface Slide {
  /** Unique over the life of the page. */
  readonly slot: number;
  readonly card: Card;
  /** Undefined: the tumpal field stands in. */
  readonly image: HTMLImageElement | undefined;
  readonly today: LocalDate | undefined;
  /** From 1. */
  readonly position: number;
  readonly total: number;
  /** How long the change to this slide takes, and how long it then stands, change included. */
  readonly changeMs: number;
  readonly standMs: number;
}
