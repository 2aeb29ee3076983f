/** The photos of a draft as a list one can put in order. The first is the cover. */
import type { Draft } from '../../api/draft.ts';

type Photos = Draft['photos'];

/** Moves the photo at `from` so that it stands at `to`. */
export function moved(photos: Photos, from: number, to: number): Photos {
  const photo = photos[from];
  const target = Math.min(photos.length - 1, Math.max(0, to));
  if (photo === undefined || target === from) return photos;
  return photos.toSpliced(from, 1).toSpliced(target, 0, photo);
}

/** New ones at the end; a picture uploaded twice stands once. */
export function withPhotos(photos: Photos, files: readonly string[]): Photos {
  const known = new Set(photos.map(({ file }) => file));
  const fresh = [...new Set(files)].filter((file) => !known.has(file));
  return [...photos, ...fresh.map((file) => ({ file }))];
}
