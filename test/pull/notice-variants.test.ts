import { describe, expect, it } from 'vitest';
import type { Photo } from '../../src/contract/feed.ts';
import { noticeVariants } from '../../src/pull/notice-variants.ts';
import { feedNotice, photo } from '../factory.ts';

/** A photo in several widths, 4:3 unless told otherwise, ascending as the builder writes them. */
async function photoOf(widths: readonly number[], ratio = 3 / 4, name = ''): Promise<Photo> {
  const base = await photo('x');
  const variants = widths.map((width) => ({
    sha256: `${name}${width}`,
    bytes: 1,
    width,
    height: Math.round(width * ratio),
    type: 'image/webp' as const,
  }));
  return { ...base, variants };
}

const widthsFor = async (own: Photo, widthPx: number, heightPx: number) =>
  noticeVariants([await feedNotice({ photo: own })], { widthPx, heightPx }).map(({ width }) => width);

describe('which variants of a notice’s photo a screen fetches', () => {
  it.each([
    // Large it fills 1190 x 1080, small 384 x 288: a 4:3 photo must be 1440 wide to fill the height.
    ['1080p', 1920, 1080, [480, 1440]],
    ['4K', 3840, 2160, [1024, 2880]],
    // Upright 1080 x 1104 and 360 x 270.
    ['1080p upright', 1080, 1920, [480, 1536]],
    ['a tiny preview', 320, 180, [480]],
  ])('[P4] on %s it is one small and one large', async (_, widthPx, heightPx, expected) => {
    const own = await photoOf([480, 1024, 1440, 1536, 2048, 2880]);
    expect(await widthsFor(own, widthPx, heightPx)).toEqual(expected);
  });

  it('[P4] the largest where none fills the box, and each variant once', async () => {
    expect(await widthsFor(await photoOf([480, 1024]), 3840, 2160)).toEqual([1024]);
  });

  it('[P4] looks at both sides: a panorama fills the width long before the height', async () => {
    expect(await widthsFor(await photoOf([480, 1536, 2880, 3600], 1 / 3), 1920, 1080)).toEqual([1536, 3600]);
  });

  it('[P4] none without a photo, and a photo of two notices once', async () => {
    const screen = { widthPx: 1920, heightPx: 1080 };
    const shared = await photoOf([480, 1536], 3 / 4, 'shared-');
    const notices = await Promise.all([
      feedNotice({ photo: undefined }),
      feedNotice({ photo: shared }),
      feedNotice({ photo: await photoOf([480, 1536], 3 / 4, 'own-') }),
      feedNotice({ photo: shared }),
    ]);
    expect(noticeVariants([], screen)).toEqual([]);
    expect(noticeVariants(notices, screen).map(({ sha256 }) => sha256)).toEqual([
      'shared-480',
      'shared-1536',
      'own-480',
      'own-1536',
    ]);
  });
});
