/** [V5] Which of a product's links stand on the screen as QR codes, and in which order. */
import type { Card } from '../contract/feed.ts';
import { showableLinks, type LinkKind } from '../contract/links.ts';

type Link = Card['links'][number];

/** More than two codes side by side are too small for a phone at arm's length. */
export const CODES_AT_ONCE = 2;

/** A chat sells more than a shop page, a shop page more than pictures. */
const ORDER: Readonly<Record<LinkKind, number>> = { whatsapp: 0, tokopedia: 1, shopee: 1, instagram: 2, website: 3 };

export interface Scannable {
  readonly shown: readonly Link[];
  /** Shown on a touch, in place of the last one. */
  readonly more: readonly Link[];
}

/** Links that break a rule (not https, another host than their kind has) are left out, whoever let them into the feed. */
export function scannable(card: Pick<Card, 'links' | 'sample'>): Scannable {
  const links = showableLinks(card).toSorted((one, other) => ORDER[one.kind] - ORDER[other.kind]);
  return { shown: links.slice(0, CODES_AT_ONCE), more: links.slice(CODES_AT_ONCE) };
}
