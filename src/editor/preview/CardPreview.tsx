/**
 * [E21] A product as the lobby will show it: the lobby's own components in a frame of the lobby's own size, scaled down
 * to the column. It is a picture: nothing in it can be pressed or focused.
 */
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { LocalDate } from '../../contract/dates.ts';
import type { Card } from '../../contract/feed.ts';
import type { FeedGallery } from '../../contract/gallery.ts';
import type { Language } from '../../display/words.ts';
import styles from './CardPreview.module.css';
import { readMessage, type FromFrame, type NameFit, type PreviewContent, type ToFrame } from './messages.ts';

export type PreviewShape = 'landscape' | 'portrait' | 'detail';

export interface CardPreviewProps {
  /** Of a draft: `draftToCard(draft, today)`. */
  readonly card: Card;
  readonly gallery: FeedGallery;
  readonly shape: PreviewShape;
  readonly language: Language;
  /** The gallery's date, on which permits end; undefined: nothing ends. */
  readonly today: LocalDate | undefined;
  /** Address of a photo: of a draft by its file's name, of a published card by the digest of a variant. */
  readonly photoUrl: (file: string) => string;
  /** How the name came to stand, whenever it may have changed; in the loop's two shapes only. */
  readonly onName?: ((fit: NameFit, shape: Exclude<PreviewShape, 'detail'>) => void) | undefined;
  /** Of the picture; 620 unless said otherwise. */
  readonly maxHeightPx?: number | undefined;
}

/** The panels the design is checked on. */
const SCREENS = {
  landscape: { widthPx: 1920, heightPx: 1080, word: 'lanskap' },
  portrait: { widthPx: 1080, heightPx: 1920, word: 'potret' },
  detail: { widthPx: 1920, heightPx: 1080, word: 'rincian' },
} as const;

export function CardPreview(props: CardPreviewProps) {
  const { card, gallery, shape, language, today, photoUrl, onName, maxHeightPx = 620 } = props;
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const columnPx = useWidth(box);
  const { widthPx, heightPx, word } = SCREENS[shape];
  const scale = Math.min(columnPx / widthPx, maxHeightPx / heightPx);
  const label = `Pratinjau layar: ${word}`;

  useFrame(
    frame,
    {
      card,
      gallery,
      view: shape === 'detail' ? 'detail' : 'loop',
      language,
      today,
      photoUrls: urlsOf(card, photoUrl),
    },
    (fit) => {
      if (shape !== 'detail') onName?.(fit, shape);
    },
  );

  return (
    <div ref={box} class={styles.preview} role="img" aria-label={label}>
      <div class={styles.screen} inert style={{ width: `${widthPx * scale}px`, height: `${heightPx * scale}px` }}>
        <iframe
          ref={frame}
          class={styles.frame}
          src={`${import.meta.env.BASE_URL}preview.html`}
          title={label}
          tabIndex={-1}
          style={{ width: `${widthPx}px`, height: `${heightPx}px`, transform: `scale(${scale})` }}
        />
      </div>
    </div>
  );
}

const urlsOf = ({ photos }: Card, photoUrl: (file: string) => string): Record<string, string> =>
  Object.fromEntries(
    photos.flatMap(({ variants }) => variants.map(({ sha256 }) => [sha256, photoUrl(sha256)] as const)),
  );

/** Tells the frame what to show as soon as it listens, and again whenever that changes. */
function useFrame(
  frame: RefObject<HTMLIFrameElement | null>,
  content: PreviewContent,
  onName: (fit: NameFit) => void,
): void {
  const latest = useRef({ content, onName });
  latest.current = { content, onName };
  const isReady = useRef(false);

  const show = () => {
    const message: ToFrame = { type: 'galeri-preview-show', content: latest.current.content };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  };

  useLayoutEffect(() => {
    const onMessage = (event: MessageEvent) => {
      const types = ['galeri-preview-ready', 'galeri-preview-name'] as const;
      const message = readMessage<FromFrame>(event, frame.current?.contentWindow, types);
      if (message?.type === 'galeri-preview-ready') {
        isReady.current = true;
        show();
      } else if (message?.type === 'galeri-preview-name') latest.current.onName(message.fit);
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, []);

  useEffect(() => {
    if (isReady.current) show();
  }, [JSON.stringify(content)]);
}

/** 0 until it is known. */
function useWidth(box: RefObject<HTMLElement | null>): number {
  const widthPx = useSignal(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => (widthPx.value = element.clientWidth);
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    look();
    return () => watcher.disconnect();
  }, []);
  return widthPx.value;
}
