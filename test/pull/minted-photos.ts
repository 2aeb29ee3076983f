/** What the tests of a pull ask of minted photos: cards with more than a cover, and how the server and the store name them. */
import { photoPath } from '../../src/contract/feed-paths.ts';
import type { Card, Variant } from '../../src/contract/feed.ts';
import { SUDIN_KEYS } from '../../src/contract/places.ts';
import { cardOfTwoPhotos, feed, rotation, type MintedFeed } from '../factory.ts';

/** For what the types allow to be absent and the factory always mints. */
export const never = (): never => {
  throw new Error('not in the factory');
};

/** The path of the first variant of a card's cover. */
export function photoOf(minted: MintedFeed, cardIndex: number, rotationIndex = 0): string {
  const found = minted.rotations[rotationIndex]?.cards[cardIndex] as Card | undefined;
  return photoPath(found?.photos[0]?.variants[0] ?? never());
}

/** A newer edition of `older` of one rotation whose cards have two photos each, and the variants by card and width. */
export async function twoPhotosEach(cardCount: number, older: MintedFeed) {
  const made: Card[] = [];
  // A unit of its own for each card, so that the fair order is the order here.
  for (const sudin of SUDIN_KEYS.slice(0, cardCount)) made.push(await cardOfTwoPhotos({ id: `${sudin}-dua`, sudin }));
  const variantOf = (photoIndex: number) => (cardIndex: number, width: number) =>
    made[cardIndex]?.photos[photoIndex]?.variants.find((each) => each.width === width) ?? never();
  return {
    minted: feed([await rotation('r-now', '2026-11-16', '2026-11-29', made)], { revision: older.feed.revision + 1 }),
    cards: made,
    cover: variantOf(0),
    further: variantOf(1),
  };
}

export const digestSet = (variants: readonly Variant[]): Set<string> => new Set(variants.map(({ sha256 }) => sha256));
