/**
 * Borrows the large photo from the pool. The one before stays until the next is decoded, so that a touch on a thumbnail
 * never uncovers an empty field.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Photo } from '../../../contract/feed.ts';
import { textIn } from '../../format.ts';
import type { PhotoPool } from '../../photo-pool.ts';
import type { Language } from '../../words.ts';

/** A thumbnail may have been given the same element; the pool gives another when asked again. */
const TRIES_MAX = 3;

async function free(photos: Pick<PhotoPool, 'get'>, sha256: string): Promise<HTMLImageElement | undefined> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const image = await photos.get(sha256);
    if (image?.isConnected !== true) return image;
  }
  return undefined;
}

export interface MainPhoto {
  readonly slot: RefObject<HTMLDivElement | null>;
  readonly photo: Photo | undefined;
  readonly language: Language;
  /** What the store holds. */
  readonly digests: ReadonlySet<string>;
  readonly photos: Pick<PhotoPool, 'get'>;
}

/** @returns whether there is no photo to be had */
export function useMainPhoto({ slot, photo, language, digests, photos }: MainPhoto): boolean {
  const [failed, setFailed] = useState<string>();
  // The largest one stored: it fills half of the screen.
  const sha256 = photo?.variants.findLast((variant) => digests.has(variant.sha256))?.sha256;

  useLayoutEffect(() => {
    const own = slot.current;
    if (photo === undefined || sha256 === undefined) {
      own?.replaceChildren();
      return undefined;
    }
    let isGone = false;
    void free(photos, sha256).then((image) => {
      if (isGone) return;
      setFailed(image === undefined ? sha256 : undefined);
      if (image === undefined) return own?.replaceChildren();
      image.style.objectPosition = `${photo.focus.x}% ${photo.focus.y}%`;
      describe(image, photo, language);
      own?.replaceChildren(image);
    });
    return () => {
      isGone = true;
    };
  }, [sha256, photos]);

  useLayoutEffect(() => {
    const image = slot.current?.querySelector('img');
    if (image && photo !== undefined) describe(image, photo, language);
  }, [language]);

  // The element goes back to the pool.
  useLayoutEffect(() => {
    const own = slot.current;
    return () => own?.replaceChildren();
  }, []);

  return sha256 === undefined || failed === sha256;
}

function describe(image: HTMLImageElement, photo: Photo, language: Language): void {
  const alt = textIn(language, photo.alt);
  image.alt = alt.text;
  image.lang = alt.lang;
}
