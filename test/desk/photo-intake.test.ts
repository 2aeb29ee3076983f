import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Refused } from '../../src/api/refusal.ts';
import { gate } from '../../src/desk/in-turn.ts';
import { photoIntake, type ReadyUpload } from '../../src/desk/photo-intake.ts';
import { photo, temporaryFolder } from '../build/mint.ts';

// Real photos through the real encoder, on machines that do other things beside.
vi.setConfig({ testTimeout: 60_000 });

/** Left half red, right half blue. */
const halves = (width = 1400, height = 1200) =>
  sharp({ create: { width, height, channels: 3, background: '#d01010' } })
    .composite([
      { input: { create: { width: width / 2, height, channels: 3, background: '#1010d0' } }, left: width / 2, top: 0 },
    ])
    .removeAlpha();

async function take(bytes: Uint8Array | Readable) {
  const dir = await temporaryFolder();
  const outcome = await photoIntake(dir)(bytes instanceof Readable ? bytes : Readable.from([Buffer.from(bytes)]));
  expect(await readdir(dir)).toEqual([]);
  return outcome;
}

async function sentenceFor(bytes: Uint8Array | Readable): Promise<string> {
  const outcome = await take(bytes);
  return 'sentence' in outcome ? outcome.sentence : `taken as ${outcome.file}`;
}

async function taken(bytes: Uint8Array): Promise<ReadyUpload> {
  const outcome = await take(bytes);
  if ('sentence' in outcome) throw new Error(outcome.sentence);
  return outcome;
}

/** A PNG that says what it is in its header; of its pixels there are as many as `rows`. */
function png(width: number, height: number, rows = 0): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(rows * (width + 1)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG whose frame header claims another size. */
function jpegClaiming(bytes: Buffer, width: number, height: number): Buffer {
  const claimed = Buffer.from(bytes);
  const frame = claimed.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(claimed[at + 1] ?? 0));
  claimed.writeUInt16BE(height, frame + 5);
  claimed.writeUInt16BE(width, frame + 7);
  return claimed;
}

describe('a photo that is taken', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('[E8] of %s is made anew as JPEG, named by its digest', async (format) => {
    const source = await halves().toFormat(format).toBuffer();
    const upload = await taken(source);
    expect(upload).toMatchObject({ width: 1400, height: 1200 });
    expect(upload.file).toMatch(/^foto-[0-9a-f]{12}\.jpg$/);
    expect(Buffer.from(upload.bytes).equals(source)).toBe(false);
    const { format: made, chromaSubsampling, space } = await sharp(upload.bytes).metadata();
    expect([made, chromaSubsampling, space]).toEqual(['jpeg', '4:4:4', 'srgb']);
  });

  it('[E8] with something to see through stays WebP', async () => {
    const upload = await taken(
      await sharp({ create: { width: 1300, height: 1300, channels: 4, background: '#00000000' } })
        .png()
        .toBuffer(),
    );
    expect(upload.file).toMatch(/\.webp$/);
    expect((await sharp(upload.bytes).metadata()).hasAlpha).toBe(true);
  });

  it('[E8] carries no metadata: no place, no camera, no profile, no thumbnail', async () => {
    const told = await halves()
      .withExif({
        IFD0: { Copyright: 'Jalan Contoh 12', Make: 'Kamera Contoh' },
        IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 13/1 0/1' },
      })
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
      )
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect(told.includes('Jalan Contoh')).toBe(true);
    const { bytes } = await taken(told);
    const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    for (const word of ['Jalan Contoh', 'Kamera', 'Exif', 'xmpmeta'])
      expect(Buffer.from(bytes).includes(word)).toBe(false);
  });

  it.each([
    [1, 'red', 'blue'],
    [3, 'blue', 'red'],
    [6, 'red', 'red'],
    [8, 'blue', 'blue'],
  ] as const)('[E8] stands as its mark %i says', async (orientation, topLeft, topRight) => {
    const { bytes, width, height } = await taken(await halves().withMetadata({ orientation }).jpeg().toBuffer());
    expect([width, height]).toEqual(orientation < 5 ? [1400, 1200] : [1200, 1400]);
    const colorAt = async (left: number, top: number) => {
      const [red = 0, , blue = 0] = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
      return red > 150 && blue < 100 ? 'red' : blue > 150 && red < 100 ? 'blue' : 'other';
    };
    expect([await colorAt(20, 20), await colorAt(width - 20, 20)]).toEqual([topLeft, topRight]);
  });

  it('[E8] is brought down to 4096 pixels on its long side', async () => {
    const upload = await taken(await halves(4160, 1400).jpeg().toBuffer());
    expect([upload.width, upload.height]).toEqual([4096, 1378]);
  });

  it('[E8] the same photo twice has one name, another photo another', async () => {
    const [one, two] = [await photo(), await halves().jpeg().toBuffer()];
    const names = [await taken(one), await taken(one), await taken(two)].map(({ file }) => file);
    expect(names[1]).toBe(names[0]);
    expect(names[2]).not.toBe(names[0]);
  });

  it('[E8] of colours for print comes in those of screens', async () => {
    const upload = await taken(await halves().toColourspace('cmyk').jpeg().toBuffer());
    expect((await sharp(upload.bytes).metadata()).space).toBe('srgb');
  });

  it('[E8] a second file behind the picture does not come along', async () => {
    const behind = Buffer.from('PK\x03\x04 rahasia <script>alert(1)</script>');
    const { bytes } = await taken(Buffer.concat([await photo(), behind]));
    expect(Buffer.from(bytes).includes('rahasia')).toBe(false);
  });
});

describe('what is no photo', () => {
  const ftyp = (brands: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, 32]), Buffer.from(`ftyp${brands}`), Buffer.alloc(64)]);

  it.each([
    ['HEIC', ftyp('heic\0\0\0\0mif1heic'), 'Foto HEIC belum dapat dibaca; pada iPhone'],
    ['HEIC by its relatives', ftyp('mif1\0\0\0\0mif1heic'), 'Foto HEIC belum dapat dibaca; pada iPhone'],
    ['AVIF', ftyp('avif\0\0\0\0mif1'), 'Foto AVIF'],
    ['AVIF by its relatives', ftyp('mif1\0\0\0\0mif1avif'), 'Foto AVIF'],
    ['a film', ftyp('isom\0\0\0\0mp41'), 'Ini video'],
    ['GIF', Buffer.from('GIF89a...............'), 'Berkas GIF'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'Ini dokumen PDF'],
    ['ZIP', Buffer.from('PK\x03\x04....'), 'Ini arsip ZIP'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'Ini gambar vektor'],
    ['SVG behind a mark and blanks', Buffer.from('\ufeff \n<?xml version="1.0"?><svg/>'), 'Ini gambar vektor'],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'Ini gambar vektor atau halaman web'],
    ['TIFF', Buffer.from('II*\0........'), 'Foto TIFF'],
    ['text', Buffer.from('bukan foto'), 'Berkas ini bukan foto JPEG'],
    ['nothing', Buffer.alloc(0), 'Berkas ini kosong'],
  ])('[E8] %s is refused in its own words', async (_, bytes, words) => {
    expect(await sentenceFor(bytes)).toContain(words);
  });

  it.each([
    ['ZIP', 'PK\x03\x04'],
    ['HTML', '<html><script>alert(1)</script>'],
  ])('[E8] the first bytes of a JPEG make no photo of %s', async (_, rest) => {
    const polyglot = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.from(rest),
      Buffer.alloc(5000, 0x41),
    ]);
    expect(await sentenceFor(polyglot)).toContain('Foto tidak dapat dibaca');
  });

  it('[E8] the first bytes of a WebP make no photo of a sound', async () => {
    const bytes = Buffer.from('RIFF\0\0\0\0WEBPWAVEfmt ...........................');
    expect(await sentenceFor(bytes)).toContain('Foto tidak dapat dibaca');
  });

  it('[E8] a moving picture is refused', async () => {
    const frames = [
      await photo(),
      await sharp(await photo())
        .negate()
        .toBuffer(),
    ];
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await sentenceFor(moving)).toContain('Gambar bergerak');
  });
});

describe('what is too much or too little', () => {
  it.each([
    [800, 600],
    [1199, 3000],
  ])('[E8][C5] %i × %i pixels are too few', async (width, height) => {
    expect(
      await sentenceFor(
        await halves(width - (width % 2), height)
          .jpeg()
          .toBuffer(),
      ),
    ).toContain('Foto terlalu kecil');
  });

  it('[E8] a turned photo is measured as people see it', async () => {
    const turned = await halves(1300, 1200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await taken(turned)).toMatchObject({ width: 1200, height: 1300 });
  });

  it('[E8] a strip is refused', async () => {
    expect(await sentenceFor(await halves(5000, 1200).jpeg().toBuffer())).toContain(
      'Foto terlalu memanjang (5000 × 1200',
    );
  });

  it('[E8] a few kilobytes that claim a billion pixels are refused before a pixel is decoded', async () => {
    const bomb = png(30_000, 30_000, 100);
    expect(bomb.length).toBeLessThan(10_000);
    expect(await sentenceFor(bomb)).toContain('Foto terlalu besar (30000 × 30000 piksel)');
    expect(await sentenceFor(jpegClaiming(await photo(), 30_000, 30_000))).toContain(
      'Foto terlalu besar (30000 × 30000',
    );
  });

  it('[E8] more bytes than a photo may have are not even kept', async () => {
    let sent = 0;
    const head = await photo();
    const endless = Readable.from(
      (async function* () {
        yield head;
        for (;;) {
          sent += 4 * 1024 * 1024;
          yield Buffer.alloc(4 * 1024 * 1024);
        }
      })(),
    );
    expect(await sentenceFor(endless)).toContain('Berkas terlalu besar');
    expect(sent).toBeLessThan(80 * 1024 * 1024);
  });
});

describe('what is damaged', () => {
  let whole: Record<'jpeg' | 'png' | 'webp', Buffer>;
  beforeAll(async () => {
    const noise = sharp({
      create: {
        width: 1300,
        height: 1300,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
    whole = {
      jpeg: await noise.clone().jpeg().toBuffer(),
      png: await noise.clone().png().toBuffer(),
      webp: await noise.clone().webp().toBuffer(),
    };
  });

  it.each(['jpeg', 'png', 'webp'] as const)('[E8] half a %s is refused', async (format) => {
    expect(await sentenceFor(whole[format].subarray(0, whole[format].length / 2))).toContain('Foto tidak dapat dibaca');
  });

  it.each(['jpeg', 'png', 'webp'] as const)('[E8] the first hundred bytes of a %s are refused', async (format) => {
    expect(await sentenceFor(whole[format].subarray(0, 100))).toContain('Foto tidak dapat dibaca');
  });

  it('[E8] a PNG with fewer rows than it claims is refused', async () => {
    expect(await sentenceFor(png(1300, 1300, 200))).toContain('Foto tidak dapat dibaca');
  });
});

describe('the way in', () => {
  it('[E8] a refusal of the server in the middle of a file is told as it is', async () => {
    const stream = Readable.from(
      (async function* () {
        yield await photo();
        throw new Refused('too-large', 'Berkas terlalu besar; paling besar 25 MB.');
      })(),
    );
    expect(await sentenceFor(stream)).toBe('Berkas terlalu besar; paling besar 25 MB.');
  });

  it('[E8] a sender that goes away leaves nothing behind', async () => {
    const dir = await temporaryFolder();
    const gone = Readable.from(
      (async function* () {
        yield await photo();
        throw new Error('aborted');
      })(),
    );
    await expect(photoIntake(dir)(gone)).rejects.toThrow('aborted');
    expect(await readdir(dir)).toEqual([]);
  });

  it('[E8] what a killed process left is removed, what another is taking in is not', async () => {
    const dir = await temporaryFolder();
    await writeFile(path.join(dir, 'lama'), 'x');
    await utimes(path.join(dir, 'lama'), 1, 1);
    await writeFile(path.join(dir, 'baru'), 'x');
    await photoIntake(dir)(Readable.from([Buffer.from('x')]));
    expect(await readdir(dir)).toEqual(['baru']);
  });

  it('[E8] at most eight arrive at a time, and none is forgotten', async () => {
    const intake = photoIntake(await temporaryFolder());
    let [open, most] = [0, 0];
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const counted = () =>
      Readable.from(
        (async function* () {
          most = Math.max(most, ++open);
          yield Buffer.from('bukan ');
          await released;
          yield Buffer.from('foto');
          open -= 1;
        })(),
      );
    const arriving = Promise.all(Array.from({ length: 20 }, () => intake(counted())));
    await vi.waitFor(() => expect(open).toBe(8), { timeout: 20_000 });
    release();
    const all = await arriving;
    expect(all.every((outcome) => 'sentence' in outcome)).toBe(true);
    expect(most).toBe(8);
  });
});

describe('a gate', () => {
  it('lets in as many as it says, one after the other, whatever becomes of each', async () => {
    const inGate = gate(2);
    const seen: string[] = [];
    let underWay = 0;
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd', 'e'].map((name) =>
        inGate(async () => {
          seen.push(name);
          expect(++underWay).toBeLessThanOrEqual(2);
          await new Promise((resolve) => setImmediate(resolve));
          underWay -= 1;
          if (name === 'b') throw new Error(name);
        }),
      ),
    );
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
