/**
 * Borrows the large photo from the pool. The one before stays until the next is decoded, so that a touch on a thumbnail
 * never uncovers an empty field.
 */
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Photo } from '../../../contract/feed.ts';
import { textIn } from '../../format.ts';
import type { PhotoPool } from '../../photo-pool.ts';
import type { Language } from '../../words.ts';
import { borrowPhoto } from '../borrow-photo.ts';

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
  const failed = useSignal<string | undefined>(undefined);
  // The largest one stored: it fills half of the screen.
  const sha256 = photo?.variants.findLast((variant) => digests.has(variant.sha256))?.sha256;

  useLayoutEffect(() => {
    const own = slot.current;
    if (photo === undefined || sha256 === undefined) {
      own?.replaceChildren();
      return undefined;
    }
    let isGone = false;
    const place = (image: HTMLImageElement) => {
      if (isGone) return;
      image.style.objectPosition = `${photo.focus.x}% ${photo.focus.y}%`;
      describe(image, photo, language);
      own?.replaceChildren(image);
    };
    void borrowPhoto(photos, sha256, place).then((isPlaced) => {
      if (isGone) return;
      failed.value = isPlaced ? undefined : sha256;
      if (!isPlaced) own?.replaceChildren();
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

  return sha256 === undefined || failed.value === sha256;
}

function describe(image: HTMLImageElement, photo: Photo, language: Language): void {
  const alt = textIn(language, photo.alt);
  image.alt = alt.text;
  image.lang = alt.lang;
}
