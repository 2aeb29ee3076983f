import { describe, expect, it } from 'vitest';
import type { Photo, Variant } from '../../src/contract/feed.ts';
import { variantsFor } from '../../src/pull/variants.ts';
import { card, photo } from '../factory.ts';

/** One photo in several widths, all 4:3 unless told otherwise, ascending as the builder writes them. */
async function coverOf(widths: readonly number[], ratio = 3 / 4): Promise<Photo> {
  const base = await photo('x');
  const variants = widths.map((width): Variant => {
    return { sha256: `${width}`, bytes: 1, width, height: Math.round(width * ratio), type: 'image/webp' };
  });
  return { ...base, variants };
}

const chosenWidth = async (cover: Photo, widthPx: number, heightPx: number) => {
  const [variant] = variantsFor(await card({ photos: [cover] }), { widthPx, heightPx });
  return variant?.width;
};

describe('which variant of the cover a screen fetches', () => {
  it.each([
    // The cell is 1190 x 1004: a 4:3 photo must be 1339 wide to fill its height.
    ['1080p', 1920, 1080, 1440],
    ['1366x768', 1366, 768, 960],
    ['4K', 3840, 2160, 2880],
    // Upright the cell is 1080 x 1104.
    ['1080p upright', 1080, 1920, 1920],
    ['4K upright', 2160, 3840, 2944],
    ['a tiny preview', 320, 180, 640],
  ])('[P4] on %s is the smallest that fills the cell', async (_, widthPx, heightPx, expected) => {
    const cover = await coverOf([640, 960, 1440, 1920, 2880, 2944]);
    expect(await chosenWidth(cover, widthPx, heightPx)).toBe(expected);
  });

  it('[P4] looks at both sides: a panorama fills the width long before the height', async () => {
    expect(await chosenWidth(await coverOf([1200, 2400, 3600], 1 / 3), 1920, 1080)).toBe(3600);
    expect(await chosenWidth(await coverOf([1200, 2400, 3600], 3 / 2), 1920, 1080)).toBe(1200);
  });

  it('[P4] is the largest where none fills the cell', async () => {
    expect(await chosenWidth(await coverOf([640, 960]), 3840, 2160)).toBe(960);
  });

  it('[P4] is none for a card without photos, and only the first photo’s otherwise', async () => {
    const screen = { widthPx: 1920, heightPx: 1080 };
    const cover = await coverOf([640]);
    expect(variantsFor(await card({ photos: [] }), screen)).toEqual([]);
    expect(variantsFor(await card({ photos: [cover, await coverOf([960])] }), screen)).toEqual(cover.variants);
  });
});
