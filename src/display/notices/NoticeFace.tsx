/**
 * A notice of the gallery: in the loop between two products, and again where a visitor reads it at ease. Cream, because
 * no commodity speaks here; what a code leads to stands beside it in words.
 */
import { useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { FeedNotice } from '../../contract/notice.ts';
import { Tooth } from '../../ui/GigiBalang.tsx';
import kind from '../../ui/Kind.module.css';
import { textIn } from '../format.ts';
import { word, type Language } from '../words.ts';
import { GiantTeeth } from '../visitor/browse/GiantTeeth.tsx';
import { linkLabel } from '../visitor/detail/link-label.ts';
import { QrCode } from '../visitor/detail/QrCode.tsx';
import { scanLinks } from '../visitor/detail/scan-codes.ts';
import { visitorWord } from '../visitor/visitor-words.ts';
import styles from './NoticeFace.module.css';

export const NOTICE_TITLE_ID = 'notice-title';

/** Titles up to so many characters get the size of that step. */
const TITLE_STEPS_CHARS = [24, 42];
const LONG_TEXT_CHARS = 140;

export interface NoticeFaceProps {
  readonly notice: FeedNotice;
  readonly language: Language;
  readonly isPortrait: boolean;
  /** The photo, decoded; without one the giant teeth stand in. */
  readonly photo?: ComponentChildren;
  /** The one heading of a visitor's view; in the loop one of several. */
  readonly isHeading?: boolean;
  /** In the loop the lower edge invites to touch. */
  readonly isInviting?: boolean;
}

export function NoticeFace({ notice, language, isPortrait, photo, isHeading, isInviting }: NoticeFaceProps) {
  const title = textIn(language, notice.title);
  const text = textIn(language, notice.text);
  const Title = isHeading === true ? 'h1' : 'h2';
  const step = TITLE_STEPS_CHARS.filter((chars) => title.text.length > chars).length;
  return (
    <div class={styles.notice} data-photo={photo !== undefined} data-inviting={isInviting}>
      {photo !== undefined && (
        <div class={styles.photo} data-part="photo" style={{ backgroundColor: notice.photo?.color }}>
          {photo}
        </div>
      )}
      <div class={styles.panel} data-part="blind">
        <div class={styles.beam} />
        {photo === undefined && (
          <div class={styles.giants}>
            <GiantTeeth isPortrait={isPortrait} />
          </div>
        )}
        <div class={styles.body}>
          <p class={kind.kind} data-part="rise">
            <Tooth />
            {visitorWord(language, 'notice')}
            {notice.sample === true && <span class={styles.sample}>{word(language, 'sample')}</span>}
          </p>
          <Title
            id={isHeading === true ? NOTICE_TITLE_ID : undefined}
            tabIndex={isHeading === true ? -1 : undefined}
            class={styles.title}
            lang={title.lang}
            dir="auto"
            data-step={step}
            data-part="rise"
          >
            {title.text}
          </Title>
          <div class={styles.said} data-long={text.text.length > LONG_TEXT_CHARS}>
            <p class={styles.text} lang={text.lang} dir="auto" data-part="rise">
              {text.text}
            </p>
            <Code notice={notice} language={language} />
          </div>
        </div>
      </div>
      {isInviting === true && (
        <p class={styles.invitation} data-part="invitation">
          {word(language, 'touchToExplore')}
        </p>
      )}
    </div>
  );
}

/** One code for a phone, or the address in words where it is too long for one. */
function Code({ notice: { link, sample }, language }: Pick<NoticeFaceProps, 'notice' | 'language'>) {
  const { codes, textOnly } = useMemo(
    () => scanLinks({ links: link === undefined ? [] : [link], ...(sample === undefined ? {} : { sample }) }),
    [link, sample],
  );
  const [code] = codes;
  if (code === undefined) return textOnly.length === 0 ? null : <p class={styles.address}>{textOnly[0]}</p>;
  const label = linkLabel(language, code.kind);
  return (
    <div class={styles.scan} data-part="rise">
      <QrCode
        matrix={code.matrix}
        label={label}
        description={visitorWord(language, 'scanCode', { label, address: code.address })}
      />
      <p class={styles.address} dir="ltr">
        {code.address}
      </p>
    </div>
  );
}
