/**
 * [D2][D6] Photos as decoded `<img>` elements, one per photo, kept and used again.
 *
 * An element whose `src` changes with every slide leaves each photo it ever showed in the browser's image cache (about
 * 540 MB on a lobby PC before it levels off), and a fresh object URL per change is the worst form of it. So an element
 * is made once per photo, its object URL lives only while it loads, and the number of elements is bounded.
 */
import type { Clock } from '../device/clock.ts';

/** A photo that takes longer is skipped; the picture on the screen stays meanwhile. */
export const DECODE_TIMEOUT_MS = 8000;
/** Two rotations of the usual size; a 1440 px photo is about 6 MB decoded. */
const PHOTOS_KEPT = 32;

export interface PhotoPool {
  /** The photo ready to be painted, or undefined when it is missing, damaged or too slow. Never rejects. */
  get(sha256: string): Promise<HTMLImageElement | undefined>;
  stop(): void;
}

export interface PhotoPoolPorts {
  readonly read: (sha256: string) => Promise<Blob | undefined>;
  readonly clock: Clock;
  readonly createImage?: () => HTMLImageElement;
}

export function createPhotoPool({ read, clock, createImage = () => new Image() }: PhotoPoolPorts): PhotoPool {
  /** In order of last use. */
  const kept = new Map<string, HTMLImageElement>();

  async function load(sha256: string, tooLate: Promise<void>): Promise<HTMLImageElement | undefined> {
    const blob = await read(sha256);
    if (blob === undefined) return undefined;
    const image = createImage();
    image.alt = '';
    image.draggable = false;
    // Painted only when decoded: an image that appears in pieces would flash through the fade.
    image.decoding = 'sync';
    const url = URL.createObjectURL(blob);
    try {
      image.src = url;
      // A decoder that never answers must give its object URL back all the same.
      return await Promise.race([image.decode().then(() => image), tooLate.then(() => undefined)]);
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  async function again(sha256: string, image: HTMLImageElement): Promise<HTMLImageElement | undefined> {
    try {
      await image.decode();
      return image;
    } catch {
      kept.delete(sha256);
      return undefined;
    }
  }

  function remember(sha256: string, image: HTMLImageElement): void {
    kept.delete(sha256);
    kept.set(sha256, image);
    for (const [oldest, element] of kept) {
      if (kept.size <= PHOTOS_KEPT) break;
      if (element.isConnected) continue;
      // Only let go. Taking the `src` off an element that is not in the document makes Chromium keep it for ever, and with
      // it the slide it last stood in: 90 nodes a visit, and as many for each slide of a rotation of more than 32.
      kept.delete(oldest);
    }
  }

  async function get(sha256: string, tooLate: Promise<void>): Promise<HTMLImageElement | undefined> {
    const known = kept.get(sha256);
    // An element stands in one slide only. Two products with one photo need two, or the first would lose its picture.
    const free = known?.isConnected === true ? undefined : known;
    const image = (free && (await again(sha256, free))) ?? (await load(sha256, tooLate));
    if (image !== undefined) remember(sha256, image);
    return image;
  }

  return {
    async get(sha256) {
      const giveUp = new AbortController();
      const tooLate = clock.sleep(DECODE_TIMEOUT_MS, giveUp.signal);
      try {
        return await Promise.race([get(sha256, tooLate), tooLate.then(() => undefined)]);
      } catch {
        return undefined;
      } finally {
        giveUp.abort();
      }
    },
    stop: () => kept.clear(),
  };
}
