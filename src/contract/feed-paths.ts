/** Where a feed's files lie below its folder. Free of zod, so that a screen can ask for them without it. */

export const PHOTO_TYPES = ['image/webp', 'image/avif', 'image/jpeg'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];
export const PHOTO_EXTENSIONS: Record<PhotoType, string> = {
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/jpeg': 'jpg',
};

export const feedPath = 'feed.json';
export const rotationPath = (sha256: string): string => `rotations/${sha256}.json`;
export const photoPath = ({ sha256, type }: { readonly sha256: string; readonly type: PhotoType }): string =>
  `photos/${sha256}.${PHOTO_EXTENSIONS[type]}`;
