/** What a visitor sees, over the loop and under its eave: the shelf, one product, and the question whether to go on. */
import type { ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PhotoPool } from '../photo-pool.ts';
import type { ScreenParts } from '../take-care.ts';
import { BrowseView } from './browse/BrowseView.tsx';
import type { ComfortChoices } from './controls/Comfort.tsx';
import { DetailView } from './detail/DetailView.tsx';
import { IdleDialog } from './idle/IdleDialog.tsx';
import { NoticeView } from './notice/NoticeView.tsx';
import type { Presence } from './presence.ts';
import type { ReadAloud } from './read-aloud.ts';
import type { Visitor } from './visitor.ts';
import styles from './VisitorFace.module.css';

export interface VisitorFaceProps {
  readonly visitor: Visitor;
  readonly presence: ReadonlySignal<Presence>;
  readonly content: ScreenParts['content'];
  readonly viewport: ScreenParts['viewport'];
  readonly photos: Pick<PhotoPool, 'get'>;
  readonly reader: ReadAloud;
  /** How far everything touchable stands above the lower edge of the panel. */
  readonly liftPx?: number | undefined;
}

export function VisitorFace(props: VisitorFaceProps) {
  const { visitor, presence } = props;
  const layer = useRef<HTMLDivElement>(null);
  /** Left views stay as they were, in the language and the contrast they were in, until they are gone. */
  const seen = useRef<Seen>({ view: undefined, contrast: undefined });
  const isHere = presence.value === 'here';
  if (isHere) {
    const contrast = visitor.preferences.isHighContrast.value ? 'high' : undefined;
    seen.current = { view: viewOf(props), contrast };
  }
  useFocus(layer, isHere ? kindOf(visitor) : undefined, visitor);

  if (presence.value === 'away') return null;
  return (
    <div
      ref={layer}
      class={styles.layer}
      data-presence={presence.value}
      data-contrast={seen.current.contrast}
      data-fresh={!visitor.hasOpened.value}
      inert={!isHere}
    >
      {seen.current.view}
      {isHere && <Question visitor={visitor} />}
    </div>
  );
}

interface Seen {
  readonly view: VNode | undefined;
  readonly contrast: 'high' | undefined;
}

/** Not a component: it would follow the signals it reads even after it was left. */
function viewOf({ visitor, content, viewport, photos, reader, liftPx }: VisitorFaceProps): VNode | undefined {
  const { preferences, open, shelf, cards, today, photoIndex, notices, noticeIndex } = visitor;
  const showing = content.showing.value;
  if (showing === undefined) return undefined;
  const card = open.value;
  const common = {
    gallery: showing.feed.feed.gallery,
    language: preferences.language.value,
    viewport: viewport.value,
    today: today.value,
    digests: showing.rotation.photoDigests,
    photos,
    comfort: comfortOf(visitor, reader),
    liftPx,
    onLanguage: visitor.speak,
    onClose: visitor.close,
  };
  const index = noticeIndex.value ?? 0;
  const notice = noticeIndex.value === undefined ? undefined : notices.value[index];
  if (notice !== undefined) {
    return (
      <NoticeView
        {...common}
        notice={notice}
        position={index + 1}
        total={notices.value.length}
        onPrevious={() => (noticeIndex.value = index - 1)}
        onNext={() => (noticeIndex.value = index + 1)}
        onBack={visitor.back}
      />
    );
  }
  if (card !== undefined) {
    return (
      <DetailView
        {...common}
        card={card}
        position={shelf.value.indexOf(card) + 1}
        total={shelf.value.length}
        photoIndex={photoIndex.value}
        onPhoto={(index) => (photoIndex.value = index)}
        onPrevious={() => visitor.step(-1)}
        onNext={() => visitor.step(1)}
        onBack={visitor.back}
        onQrShown={visitor.qrShown}
      />
    );
  }
  return (
    <BrowseView
      {...common}
      cards={cards.value}
      filters={preferences.filters.value}
      pageIndex={preferences.pageIndex.value}
      isLowered={preferences.isLowered.value}
      onFilters={preferences.choose}
      onPage={(index) => (preferences.pageIndex.value = index)}
      onOpen={visitor.openProduct}
      onLowered={(isLowered) => visitor.refit((choices) => (choices.isLowered.value = isLowered))}
      onNotices={notices.value.length > 0 ? () => (noticeIndex.value = 0) : undefined}
    />
  );
}

function comfortOf({ preferences, refit }: Visitor, reader: ReadAloud): ComfortChoices {
  return {
    isLargeText: preferences.isLargeText.value,
    isHighContrast: preferences.isHighContrast.value,
    onLargeText: (isLarge) => refit(({ isLargeText }) => (isLargeText.value = isLarge)),
    onHighContrast: (isHigh) => (preferences.isHighContrast.value = isHigh),
    reading: reader.isPossible.value ? { isReading: reader.isReading.value, onToggle: reader.toggle } : undefined,
  };
}

type Kind = 'browse' | 'detail' | 'notice';

const kindOf = ({ open, noticeIndex }: Visitor): Kind =>
  noticeIndex.value === undefined ? (open.value === undefined ? 'browse' : 'detail') : 'notice';

function Question({ visitor }: Pick<VisitorFaceProps, 'visitor'>) {
  const secondsLeft = visitor.secondsLeft.value;
  if (secondsLeft === undefined) return null;
  return (
    <IdleDialog
      language={visitor.preferences.language.value}
      secondsLeft={secondsLeft}
      onContinue={visitor.touched}
      onLeave={visitor.close}
    />
  );
}

/**
 * The keyboard goes where the eye goes: to the product a visitor comes from, to the name of the one that is opened. A
 * pager or a filter keeps the focus it has.
 */
function useFocus(
  layer: { readonly current: HTMLElement | null },
  view: Kind | undefined,
  { cameFrom }: Visitor,
): void {
  useLayoutEffect(() => {
    const find = (selector: string) => layer.current?.querySelector<HTMLElement>(selector);
    const from = cameFrom.peek();
    if (view === 'detail' || view === 'notice') find('h1')?.focus({ preventScroll: true });
    else if (view === 'browse' && from !== undefined) {
      (find(`li [data-card='${from}']`) ?? find('li [data-card]') ?? find('button'))?.focus({ preventScroll: true });
    }
  }, [view]);
}
