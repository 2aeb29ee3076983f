import type { PhotoPool } from '../photo-pool.ts';

/** Two views may want one photo; the pool gives each a picture of its own when asked again. */
const TRIES_MAX = 3;

/**
 * Places the first of these photos that can be had; in a first fill the best one may still be on its way.
 * @returns false when there is none
 */
export async function borrowFirst(
  photos: Pick<PhotoPool, 'get'>,
  digests: readonly string[],
  place: (image: HTMLImageElement) => void,
): Promise<boolean> {
  for (const sha256 of digests) if (await borrowPhoto(photos, sha256, place)) return true;
  return false;
}

/**
 * Places a photo of the pool as soon as it is decoded and stands nowhere else.
 * @param place takes the element into the document, or leaves it when whoever wanted it is gone
 * @returns false when there is none to be had
 */
export async function borrowPhoto(
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
