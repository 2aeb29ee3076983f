import type { Photo } from '../contract/feed.ts';
import type { PhotoInContent } from '../contract/product.ts';
import type { ReadyPhoto } from './photo-cache.ts';

/** Where staff set none: a product stands a little below the middle of its photo. */
const DEFAULT_FOCUS = { x: 50, y: 60 };

/** A photo as a screen reads it: staff's words about it, and what was encoded. */
export function feedPhoto({ alt, focus = DEFAULT_FOCUS, file }: PhotoInContent, ready: ReadyPhoto | undefined): Photo {
  if (ready === undefined) throw new Error(`no encoded photo for ${file}`);
  const { color, variants } = ready;
  return { alt, focus, color, variants };
}
