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
import { borrowFirst } from '../borrow-photo.ts';

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
  // The largest one stored first: it fills half of the screen.
  const wanted = (photo?.variants ?? [])
    .map(({ sha256 }) => sha256)
    .filter((sha256) => digests.has(sha256))
    .toReversed();
  const key = wanted.join();

  useLayoutEffect(() => {
    const own = slot.current;
    if (photo === undefined || wanted.length === 0) {
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
    void borrowFirst(photos, wanted, place).then((isPlaced) => {
      if (isGone) return;
      failed.value = isPlaced ? undefined : key;
      if (!isPlaced) own?.replaceChildren();
    });
    return () => {
      isGone = true;
    };
  }, [key, photos]);

  useLayoutEffect(() => {
    const image = slot.current?.querySelector('img');
    if (image && photo !== undefined) describe(image, photo, language);
  }, [language]);

  // The element goes back to the pool.
  useLayoutEffect(() => {
    const own = slot.current;
    return () => own?.replaceChildren();
  }, []);

  return wanted.length === 0 || failed.value === key;
}

function describe(image: HTMLImageElement, photo: Photo, language: Language): void {
  const alt = textIn(language, photo.alt);
  image.alt = alt.text;
  image.lang = alt.lang;
}
