/** Puts a pooled photo element into a slide. The element belongs to the pool; the slide only borrows it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Photo } from '../../contract/feed.ts';
import { textIn } from '../format.ts';
import type { Language } from '../words.ts';
import styles from './PhotoSlot.module.css';

interface PhotoSlotProps {
  readonly image: HTMLImageElement;
  readonly photo: Photo;
  readonly language: Language;
}

export function PhotoSlot({ image, photo, language }: PhotoSlotProps) {
  const slot = useRef<HTMLDivElement>(null);
  const alt = textIn(language, photo.alt);
  useLayoutEffect(() => {
    image.alt = alt.text;
    image.lang = alt.lang;
    image.style.objectPosition = `${photo.focus.x}% ${photo.focus.y}%`;
    const own = slot.current;
    own?.replaceChildren(image);
    // Back to the pool, or the picture would keep the slide it last stood in. Another slot may have taken it by now.
    return () => own?.replaceChildren();
  }, [image, alt.text, photo]);
  return <div ref={slot} class={styles.zoom} data-part="zoom" />;
}
