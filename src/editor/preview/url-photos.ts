/** Photos by address, decoded before they are shown; the same door the lobby's components take theirs from its store. */
import type { PhotoPool } from '../../display/photo-pool.ts';

/**
 * @param urlOf address of a photo by its name; undefined: there is none
 */
export function createUrlPhotos(
  urlOf: (name: string) => string | undefined,
  createImage: () => HTMLImageElement = () => new Image(),
): Pick<PhotoPool, 'get'> {
  /** By address. An element stands in one place at a time. */
  const kept = new Map<string, HTMLImageElement>();
  return {
    async get(name) {
      const url = urlOf(name);
      if (url === undefined) return undefined;
      const known = kept.get(url);
      const image = known?.isConnected === false ? known : createImage();
      image.decoding = 'sync';
      image.draggable = false;
      try {
        if (image !== known) image.src = url;
        await image.decode();
      } catch {
        kept.delete(url);
        return undefined;
      }
      kept.set(url, image);
      return image;
    },
  };
}
