/** What the first card's chunk knows of the visitor's part, which comes after it: two signals and a place to stand. */
import type { Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Commodity } from '../contract/places.ts';
import type { Language } from './words.ts';

export interface VisitorLink {
  /** Undefined until its code is here. It stands over the loop and shows itself when it is wanted. */
  readonly face: Signal<ComponentType | undefined>;
  /** The colour behind the eave's teeth while a visitor's view covers the loop; undefined while the loop is seen. */
  readonly beam: Signal<Beam | undefined>;
  /** A visitor's choice holds for the loop, too, until the visitor is gone. */
  readonly language: Signal<Language>;
}

export type Beam = Commodity | 'all';
