/**
 * The photo of a tile: its colour until it is decoded, the tumpal field when it never will be. The element belongs to the
 * pool; the tile borrows it for as long as it stands. Not read out: the tile says the product's name.
 */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Photo, Variant } from '../../../contract/feed.ts';
import { TumpalField } from '../../../ui/TumpalField.tsx';
import type { PhotoPool } from '../../photo-pool.ts';
import { borrowPhoto } from '../borrow-photo.ts';
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

/** The smallest stored variant that is wide enough, else the widest stored one. */
function tileVariant(photo: Photo | undefined, digests: ReadonlySet<string>, widthPx: number): Variant | undefined {
  const stored = photo?.variants.filter(({ sha256 }) => digests.has(sha256)) ?? [];
  return stored.find(({ width }) => width >= widthPx) ?? stored.at(-1);
}

export function TilePhoto({ photo, widthPx, digests, photos }: TilePhotoProps) {
  const slot = useRef<HTMLSpanElement>(null);
  const isMissing = useSignal(false);
  const sha256 = tileVariant(photo, digests, widthPx)?.sha256;
  const focus = photo === undefined ? '' : `${photo.focus.x}% ${photo.focus.y}%`;

  useLayoutEffect(() => {
    if (sha256 === undefined) return undefined;
    const own = slot.current;
    let isGone = false;
    isMissing.value = false;
    const place = (image: HTMLImageElement) => {
      if (isGone) return;
      image.style.objectPosition = focus;
      own?.replaceChildren(image);
    };
    void borrowPhoto(photos, sha256, place).then((isPlaced) => {
      if (!isGone) isMissing.value = !isPlaced;
    });
    return () => {
      isGone = true;
      own?.replaceChildren();
    };
  }, [sha256, photos, focus]);

  const isTumpal = isMissing.value || sha256 === undefined;
  return (
    <span class={styles.photo} style={{ backgroundColor: isTumpal ? 'var(--tint)' : photo?.color }} aria-hidden="true">
      {isTumpal && <TumpalField />}
      <span ref={slot} class={styles.slot} />
    </span>
  );
}
