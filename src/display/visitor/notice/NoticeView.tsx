/** A notice of the gallery, read at ease; the bar is the one of a product. */
import { useRef } from 'preact/hooks';
import type { FeedNotice } from '../../../contract/notice.ts';
import { NOTICE_TITLE_ID, NoticeFace } from '../../notices/NoticeFace.tsx';
import type { PhotoPool } from '../../photo-pool.ts';
import type { Viewport } from '../../viewport.ts';
import { DetailBar, type DetailBarProps } from '../detail/DetailBar.tsx';
import { isLow } from '../detail/is-low.ts';
import { useMainPhoto } from '../detail/use-main-photo.ts';
import styles from './NoticeView.module.css';

export interface NoticeViewProps extends DetailBarProps {
  /** How far everything touchable stands above the lower edge. */
  readonly liftPx?: number | undefined;
  readonly notice: FeedNotice;
  readonly viewport: Viewport;
  /** What the store holds. */
  readonly digests: ReadonlySet<string>;
  readonly photos: Pick<PhotoPool, 'get'>;
}

export function NoticeView(props: NoticeViewProps) {
  const { notice, language, viewport, comfort, liftPx = 0 } = props;
  // Words and code need the whole width of a low screen.
  const hasPhoto = notice.photo !== undefined && !isLow(viewport, comfort.isLargeText, liftPx);
  return (
    <main
      class={styles.view}
      data-view="notice"
      data-text={comfort.isLargeText ? 'large' : undefined}
      style={{ '--lift': `${liftPx}px` }}
    >
      <section key={notice.id} class={styles.notice} aria-labelledby={NOTICE_TITLE_ID}>
        <NoticeFace
          notice={notice}
          language={language}
          isPortrait={viewport.isPortrait}
          isHeading
          photo={hasPhoto ? <Photo {...props} /> : undefined}
        />
      </section>
      <div class={styles.bar}>
        <DetailBar {...props} of="Notice" />
      </div>
    </main>
  );
}

function Photo({ notice: { photo }, language, digests, photos }: NoticeViewProps) {
  const slot = useRef<HTMLDivElement>(null);
  useMainPhoto({ slot, photo, language, digests, photos });
  return <div ref={slot} class={styles.photo} />;
}
