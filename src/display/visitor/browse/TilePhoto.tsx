/**
 * The photo of a tile: its colour until it is decoded, the tumpal field when it never will be. The element belongs to the
 * pool; the tile borrows it for as long as it stands. Not read out: the tile says the product's name.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Photo, Variant } from '../../../contract/feed.ts';
import { TumpalField } from '../../../ui/GigiBalang.tsx';
import type { PhotoPool } from '../../photo-pool.ts';
import styles from './TilePhoto.module.css';

/** Two products may have one photo; the pool gives each a picture of its own when asked again. */
const TRIES_MAX = 3;

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

/** Places the photo as soon as it is there. @returns false when there is none to be had */
async function borrow(
  photos: Pick<PhotoPool, 'get'>,
  sha256: string,
  place: (image: HTMLImageElement) => void,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const image = await photos.get(sha256);
    if (image === undefined) return false;
    // Nothing awaited between look and place: whoever gets the same element next must see that it is taken.
    if (!image.isConnected) {
      place(image);
      return true;
    }
  }
  return false;
}

export function TilePhoto({ photo, widthPx, digests, photos }: TilePhotoProps) {
  const slot = useRef<HTMLSpanElement>(null);
  const [isMissing, setMissing] = useState(false);
  const sha256 = tileVariant(photo, digests, widthPx)?.sha256;
  const focus = photo === undefined ? '' : `${photo.focus.x}% ${photo.focus.y}%`;

  useLayoutEffect(() => {
    if (sha256 === undefined) return undefined;
    const own = slot.current;
    let isGone = false;
    setMissing(false);
    const place = (image: HTMLImageElement) => {
      if (isGone) return;
      image.style.objectPosition = focus;
      own?.replaceChildren(image);
    };
    void borrow(photos, sha256, place).then((isPlaced) => {
      if (!isGone) setMissing(!isPlaced);
    });
    return () => {
      isGone = true;
      own?.replaceChildren();
    };
  }, [sha256, photos, focus]);

  const isTumpal = isMissing || sha256 === undefined;
  return (
    <span class={styles.photo} style={{ backgroundColor: isTumpal ? 'var(--tint)' : photo?.color }} aria-hidden="true">
      {isTumpal && <TumpalField />}
      <span ref={slot} class={styles.slot} />
    </span>
  );
}
