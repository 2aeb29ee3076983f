/**
 * The photo of a tile: its colour until it is decoded, the tumpal field when it never will be. The element belongs to the
 * pool; the tile borrows it for as long as it stands. Not read out: the tile says the product's name.
 */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Photo } from '../../../contract/feed.ts';
import { TumpalField } from '../../../ui/TumpalField.tsx';
import type { PhotoPool } from '../../photo-pool.ts';
import { borrowFirst } from '../borrow-photo.ts';
import styles from './TilePhoto.module.css';

interface TilePhotoProps {
  /** Undefined for a product without photos. */
  readonly photo: Photo | undefined;
  /** How wide the tile is, in px of the screen. */
  readonly widthPx: number;
  /** What the store holds. */
  readonly digests: ReadonlySet<string>;
  readonly photos: Pick<PhotoPool, 'get'>;
}

/** Digests, the best first: the smallest stored variant that is wide enough, larger ones, then the smaller ones. */
function tileVariants(photo: Photo | undefined, digests: ReadonlySet<string>, widthPx: number): string[] {
  const stored = photo?.variants.filter(({ sha256 }) => digests.has(sha256)) ?? [];
  const wideEnough = stored.filter(({ width }) => width >= widthPx);
  const smaller = stored.filter(({ width }) => width < widthPx).toReversed();
  return [...wideEnough, ...smaller].map(({ sha256 }) => sha256);
}

export function TilePhoto({ photo, widthPx, digests, photos }: TilePhotoProps) {
  const slot = useRef<HTMLSpanElement>(null);
  const isMissing = useSignal(false);
  const wanted = tileVariants(photo, digests, widthPx);
  const key = wanted.join();
  const focus = photo === undefined ? '' : `${photo.focus.x}% ${photo.focus.y}%`;

  useLayoutEffect(() => {
    if (wanted.length === 0) return undefined;
    const own = slot.current;
    let isGone = false;
    isMissing.value = false;
    const place = (image: HTMLImageElement) => {
      if (isGone) return;
      image.style.objectPosition = focus;
      own?.replaceChildren(image);
    };
    void borrowFirst(photos, wanted, place).then((isPlaced) => {
      if (!isGone) isMissing.value = !isPlaced;
    });
    return () => {
      isGone = true;
      own?.replaceChildren();
    };
  }, [key, photos, focus]);

  const isTumpal = isMissing.value || wanted.length === 0;
  return (
    <span class={styles.photo} style={{ backgroundColor: isTumpal ? 'var(--tint)' : photo?.color }} aria-hidden="true">
      {isTumpal && <TumpalField />}
      <span ref={slot} class={styles.slot} />
    </span>
  );
}
