import { describe, expect, it } from 'vitest';
import type { Photo, Variant } from '../../src/contract/feed.ts';
import type { ScreenSize } from '../../src/pull/messages.ts';
import { inOrderOfNeed, variantsFor } from '../../src/pull/variants.ts';
import { card, photo } from '../factory.ts';
import { FULL_HD } from './fake-screen.ts';

const FULL_HD_UPRIGHT: ScreenSize = { widthPx: 1080, heightPx: 1920 };
/** As the builder writes them. */
const WIDTHS_PX = [480, 1024, 1536, 2048, 2880];

/** One photo in several widths, all 4:3 unless told otherwise, ascending as the builder writes them. */
async function photoOf(widths: readonly number[], { seed = 'a', ratio = 3 / 4 } = {}): Promise<Photo> {
  const base = await photo('x');
  const variants = widths.map((width): Variant => {
    return { sha256: `${seed}-${width}`, bytes: 1, width, height: Math.round(width * ratio), type: 'image/webp' };
  });
  return { ...base, variants };
}

const variantsOf = async (photos: readonly Photo[], screen: ScreenSize) =>
  variantsFor(await card({ photos: [...photos] }), screen);

const digestsOf = (variants: Iterable<Variant>) => [...variants].map(({ sha256 }) => sha256);

describe('which variant of the cover the loop needs', () => {
  const chosenWidth = async (cover: Photo, widthPx: number, heightPx: number) =>
    (await variantsOf([cover], { widthPx, heightPx })).loop?.width;

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
    const cover = await photoOf([640, 960, 1440, 1920, 2880, 2944]);
    expect(await chosenWidth(cover, widthPx, heightPx)).toBe(expected);
  });

  it('[P4] looks at both sides: a panorama fills the width long before the height', async () => {
    expect(await chosenWidth(await photoOf([1200, 2400, 3600], { ratio: 1 / 3 }), 1920, 1080)).toBe(3600);
    expect(await chosenWidth(await photoOf([1200, 2400, 3600], { ratio: 3 / 2 }), 1920, 1080)).toBe(1200);
  });

  it('[P4] is the largest where none fills the cell', async () => {
    expect(await chosenWidth(await photoOf([640, 960]), 3840, 2160)).toBe(960);
  });

  it('[P4] is only the first photo’s, and none for a card without photos', async () => {
    const { loop } = await variantsOf([await photoOf([480]), await photoOf([480], { seed: 'b' })], FULL_HD);
    expect(loop?.sha256).toBe('a-480');
    expect(await variantsOf([], FULL_HD)).toEqual({ loop: undefined, visitor: [] });
  });
});

describe('which variants a visitor needs besides', () => {
  it.each([
    // Tiles of 384 x 267, a detail photo of 1018 x 1004.
    ['1080p', FULL_HD, ['a-480', 'b-480', 'b-1536']],
    ['1366x768', { widthPx: 1366, heightPx: 768 }, ['a-480', 'b-480', 'b-1024']],
    ['4K', { widthPx: 3840, heightPx: 2160 }, ['a-1024', 'b-1024', 'b-2880']],
    // Upright tiles of 360 x 305, and the detail photo lies: 1080 x 751, while the loop's stands.
    ['1080p upright', FULL_HD_UPRIGHT, ['a-480', 'b-480', 'b-1536']],
    ['4K upright', { widthPx: 2160, heightPx: 3840 }, ['a-1024', 'b-1024', 'b-2880']],
  ])('[P4] on %s are a small one of each photo and a large one of the further ones', async (_, screen, expected) => {
    const photos = [await photoOf(WIDTHS_PX), await photoOf(WIDTHS_PX, { seed: 'b' })];
    expect(digestsOf((await variantsOf(photos, screen)).visitor)).toEqual(expected);
  });

  it('[P4] fill their box in width and in height', async () => {
    const cover = await photoOf(WIDTHS_PX);
    // Upright the loop would need 1104 px of height, the detail view 751.
    const further = await photoOf([480, 1100, 1300, 1600], { seed: 'b', ratio: 0.7 });
    const { visitor } = await variantsOf([cover, further], FULL_HD_UPRIGHT);
    expect(digestsOf(visitor)).toEqual(['a-480', 'b-480', 'b-1100']);
    // A panorama of 480 is too low for any tile.
    const panorama = await photoOf(WIDTHS_PX, { ratio: 1 / 3 });
    expect(digestsOf((await variantsOf([panorama], FULL_HD)).visitor)).toEqual(['a-1024']);
  });

  it('[P4] are no second large cover: the loop’s is enough for the details', async () => {
    const { loop, visitor } = await variantsOf([await photoOf(WIDTHS_PX)], FULL_HD_UPRIGHT);
    expect([loop?.sha256, ...digestsOf(visitor)]).toEqual(['a-1536', 'a-480']);
  });

  it('[P4] name nothing twice: where one size serves all, it is fetched once', async () => {
    const only = await photoOf([1200]);
    expect((await variantsOf([only], FULL_HD)).visitor).toEqual([]);
    expect(digestsOf((await variantsOf([only, only], FULL_HD)).visitor)).toEqual([]);
    const further = await photoOf([1200], { seed: 'b' });
    expect(digestsOf((await variantsOf([only, further, further], FULL_HD)).visitor)).toEqual(['b-1200']);
  });
});

describe('what some cards need together', () => {
  it('[S2] comes in order: every cover before anything for visitors, each variant once', async () => {
    const [a, b, shared] = await Promise.all(['a', 'b', 'c'].map((seed) => photoOf(WIDTHS_PX, { seed })));
    const cards = [
      [a, shared],
      [b, shared],
    ].map((photos) =>
      variantsOf(
        photos.filter((each) => each !== undefined),
        FULL_HD,
      ),
    );
    const wanted = inOrderOfNeed(await Promise.all(cards));
    expect([...wanted.keys()]).toEqual(['a-1536', 'b-1536', 'a-480', 'c-480', 'c-1536', 'b-480']);
    expect(digestsOf(wanted.values())).toEqual([...wanted.keys()]);
  });

  it('[S2] has a photo that is one card’s cover and another’s further photo among the covers', async () => {
    const [a, b] = [await photoOf(WIDTHS_PX), await photoOf(WIDTHS_PX, { seed: 'b' })];
    const needs = [await variantsOf([a, b], FULL_HD), await variantsOf([b], FULL_HD)];
    expect([...inOrderOfNeed(needs).keys()]).toEqual(['a-1536', 'b-1536', 'a-480', 'b-480']);
  });
});
