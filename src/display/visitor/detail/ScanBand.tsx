/**
 * [V5] The way out of the lobby: codes for the visitor's own phone. A product without a link says where to see it instead.
 * Counts how often a touch asked for another code; the owner holds the number, because the facts above make room.
 */
import { useEffect, useMemo } from 'preact/hooks';
import type { Card } from '../../../contract/feed.ts';
import type { LinkKind } from '../../../contract/links.ts';
import type { Language } from '../../words.ts';
import { Button } from '../controls/Button.tsx';
import { visitorWord } from '../visitor-words.ts';
import { linkLabel } from './link-label.ts';
import { QrCode } from './QrCode.tsx';
import { codesAt, largestBlock, scanLinks, type ScanCode } from './scan-codes.ts';
import styles from './ScanBand.module.css';

export interface ScanBandProps {
  readonly card: Card;
  readonly language: Language;
  readonly turn: number;
  readonly onTurn: (turn: number) => void;
  /** A code has come to stand on the screen. */
  readonly onQrShown?: ((kind: LinkKind) => void) | undefined;
}

export function ScanBand({ card, language, turn, onTurn, onQrShown }: ScanBandProps) {
  const { codes, textOnly } = useMemo(() => scanLinks(card), [card]);
  const { visible, next } = codesAt(codes, turn);
  const addresses = [...visible.map(({ address }) => address), ...textOnly];

  return (
    <section class={styles.band} data-block={largestBlock(codes)}>
      <div class={styles.text}>
        <h2 class={styles.title}>{visitorWord(language, codes.length === 0 ? 'noLink' : 'scanTitle')}</h2>
        {codes.length > 0 && next === undefined && <p class={styles.hint}>{visitorWord(language, 'scanHint')}</p>}
        {addresses.map((address) => (
          <p key={address} class={styles.address} dir="ltr">
            {address}
          </p>
        ))}
        {next !== undefined && (
          <div class={styles.more}>
            <Button kind="secondary" onPress={() => onTurn(turn + 1)}>
              {visitorWord(language, 'moreCodes', { label: linkLabel(language, next.kind) })}
            </Button>
          </div>
        )}
      </div>
      {visible.length > 0 && (
        <ul class={styles.codes}>
          {visible.map((code) => (
            <Code key={code.url} code={code} language={language} onQrShown={onQrShown} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface CodeProps extends Pick<ScanBandProps, 'language' | 'onQrShown'> {
  readonly code: ScanCode;
}

function Code({ code: { kind, address, matrix }, language, onQrShown }: CodeProps) {
  const label = linkLabel(language, kind);
  // Once per code, not again when the language changes.
  useEffect(() => onQrShown?.(kind), []);
  return (
    <li>
      <QrCode matrix={matrix} label={label} description={visitorWord(language, 'scanCode', { label, address })} />
    </li>
  );
}
