import type { ComponentType } from 'preact';
import type { LocalDate } from '../contract/dates.ts';
import type { Card } from '../contract/feed.ts';
import type { Language } from './words.ts';

interface Standing {
  /** Unique over the life of the page. */
  readonly slot: number;
  /** How long the change to this slide takes, and how long it then stands, change included. */
  readonly changeMs: number;
  readonly standMs: number;
}

/** A card made ready for the stage: photo decoded, place in the loop known. */
export interface CardSlide extends Standing {
  readonly card: Card;
  /** Undefined: the tumpal field stands in. */
  readonly image: HTMLImageElement | undefined;
  readonly today: LocalDate | undefined;
  /** From 1. */
  readonly position: number;
  readonly total: number;
  readonly noticeId?: undefined;
}

/** What may stand between two cards: nobody's turn, and no play. */
export interface Interlude {
  readonly noticeId: string;
  readonly Face: ComponentType<FaceProps>;
  /** It stands. */
  readonly onShown: () => void;
}

export interface FaceProps {
  readonly language: Language;
  readonly isPortrait: boolean;
}

type InterludeSlide = Standing &
  Interlude & { readonly [Field in Exclude<keyof CardSlide, keyof Standing | keyof Interlude>]?: undefined };

export type Slide = CardSlide | InterludeSlide;
