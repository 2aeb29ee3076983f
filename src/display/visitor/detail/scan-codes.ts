/** [V5] Which codes stand in the band at once. Two beside each other, unless the first needs so much room that each stands alone. */
import type { Card } from '../../../contract/feed.ts';
import type { LinkKind } from '../../../contract/links.ts';
import { scannable } from '../../../visit/scannable.ts';
import { addressText } from './link-label.ts';
import { qrMatrix, type Block, type QrMatrix } from './qr-matrix.ts';

export interface ScanCode {
  readonly kind: LinkKind;
  readonly url: string;
  readonly address: string;
  readonly matrix: QrMatrix;
}

export interface ScanLinks {
  readonly codes: readonly ScanCode[];
  /** Addresses too long for a code a phone could read. */
  readonly textOnly: readonly string[];
}

export function scanLinks(card: Pick<Card, 'links' | 'sample'>): ScanLinks {
  const { shown, more } = scannable(card);
  const codes: ScanCode[] = [];
  const textOnly: string[] = [];
  for (const { kind, url } of [...shown, ...more]) {
    const matrix = qrMatrix(url);
    if (matrix === undefined) textOnly.push(addressText(url));
    else codes.push({ kind, url, address: addressText(url), matrix });
  }
  return { codes, textOnly };
}

export interface CodesAtOnce {
  readonly visible: readonly ScanCode[];
  /** What the next touch brings, in place of the last; undefined when all are seen. */
  readonly next: ScanCode | undefined;
}

/** `turn` counts the touches. */
export function codesAt(codes: readonly ScanCode[], turn: number): CodesAtOnce {
  const [first, ...others] = codes;
  if (first === undefined) return { visible: [], next: undefined };
  const firstStays = first.matrix.block === 'normal';
  const inTurn = firstStays ? others : codes;
  const current = inTurn[turn % inTurn.length];
  const next = inTurn.length > 1 ? inTurn[(turn + 1) % inTurn.length] : undefined;
  if (current === undefined) return { visible: [first], next };
  return { visible: firstStays ? [first, current] : [current], next };
}

/** The largest of all blocks: the band keeps room for it, so that a touch does not push the facts about. */
export function largestBlock(codes: readonly ScanCode[]): Block | undefined {
  if (codes.length === 0) return undefined;
  return codes.some(({ matrix }) => matrix.block === 'large') ? 'large' : 'normal';
}
