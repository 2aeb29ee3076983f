import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodePhoto, UnreadablePhotoError, variantWidths } from '../../src/build/encode-photo.ts';

const WIDTH = 1600;
const HEIGHT = 1200;

/** Left half red, right half blue. */
const halves = (): Sharp =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#d01010' } }).composite([
    {
      input: { create: { width: WIDTH / 2, height: HEIGHT, channels: 3, background: '#1010d0' } },
      left: WIDTH / 2,
      top: 0,
    },
  ]);

async function colorAt(photo: Uint8Array, x: number, y: number): Promise<'red' | 'blue' | 'other'> {
  const { data, info } = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * info.channels;
  const [red = 0, , blue = 0] = data.subarray(at, at + 3);
  if (red > 150 && blue < 100) return 'red';
  return blue > 150 && red < 100 ? 'blue' : 'other';
}

describe('encoding a photo', () => {
  it('makes the widths of the table, never wider than the photo', async () => {
    const { variants } = await encodePhoto(await halves().jpeg().toBuffer());
    expect(variants.map(({ width, height, type }) => [width, height, type])).toEqual([
      [480, 360, 'image/webp'],
      [1024, 768, 'image/webp'],
      [1536, 1152, 'image/webp'],
    ]);
  });

  it.each([
    [400, [400]],
    [480, [480]],
    [1200, [480, 1024, 1200]],
    [1600, [480, 1024, 1536]],
    [1700, [480, 1024, 1536, 1700]],
    [2880, [480, 1024, 1536, 2048, 2880]],
    [6000, [480, 1024, 1536, 2048, 2880]],
  ])('a photo %i px wide comes in %j', (sourceWidth, widths) => {
    expect(variantWidths(sourceWidth)).toEqual(widths);
  });

  it('stands upright: the mark of the phone is obeyed and gone', async () => {
    const turned = await halves().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { variants } = await encodePhoto(turned);
    const [small] = variants;
    expect([small?.width, small?.height]).toEqual([480, 640]);
    expect(await colorAt(small?.bytes ?? new Uint8Array(), 0.5, 0.1)).toBe('red');
    expect(await colorAt(small?.bytes ?? new Uint8Array(), 0.5, 0.9)).toBe('blue');
  });

  it('carries no metadata: no place, no camera, no profile', async () => {
    const told = await halves()
      .withExif({ IFD0: { Copyright: 'Ibu Sari, Jl. Contoh 12' }, IFD3: { GPSLatitude: '6/1 13/1 0/1' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect((await sharp(told).metadata()).exif).toBeDefined();
    for (const { bytes } of (await encodePhoto(told)).variants) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(Buffer.from(bytes).includes('Contoh')).toBe(false);
    }
  });

  it('colours of a wider space arrive as they look, not as their numbers', async () => {
    const pixels = { create: { width: 1200, height: 1200, channels: 3 as const, background: '#c86432' } };
    const wide = await sharp(pixels).withIccProfile('p3').png().toBuffer();
    const { color } = await encodePhoto(wide);
    expect(color).toMatch(/^#(?:c[6-9a]6[3-5]3[0-5])$/);
  });

  it('a CMYK photo of a print shop becomes sRGB', async () => {
    const printed = await halves().toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(printed).metadata()).space).toBe('cmyk');
    const { variants } = await encodePhoto(printed);
    expect((await sharp(variants[0]?.bytes).metadata()).space).toBe('srgb');
  });

  it('a grey photo and one of 16 bits come out like any other', async () => {
    const grey = await halves().greyscale().png().toBuffer();
    const deep = await halves().toColourspace('rgb16').png().toBuffer();
    for (const source of [grey, deep]) {
      const { variants, color } = await encodePhoto(source);
      expect(variants).toHaveLength(3);
      expect(color).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('the placeholder is the average colour, a transparent picture lies on the cream of the screen', async () => {
    expect((await encodePhoto(await halves().png().toBuffer())).color).toMatch(/^#[67].1.[67].$/);
    const clear = { create: { width: 1200, height: 1200, channels: 4 as const, background: '#00000000' } };
    expect((await encodePhoto(await sharp(clear).png().toBuffer())).color).toBe('#fbf5e6');
  });

  it('[C5] a picture that breaks off is refused, not shown half grey', async () => {
    const whole = await halves().jpeg({ quality: 100 }).toBuffer();
    await expect(encodePhoto(whole.subarray(0, whole.length / 2))).rejects.toThrow(UnreadablePhotoError);
  });

  it('the same photo is the same bytes every time', async () => {
    const source = await halves().jpeg().toBuffer();
    expect(await encodePhoto(source)).toEqual(await encodePhoto(source));
  });
});
