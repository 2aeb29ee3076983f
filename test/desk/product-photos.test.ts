import { readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { FolderPhoto } from '../../src/api/products.ts';
import { inspectPhoto } from '../../src/build/source-photo.ts';
import { thumbnails, type ThumbnailWidth } from '../../src/desk/thumbnails.ts';
import { readAudit } from '../../src/records/audit.ts';
import { photo, temporaryFolder } from '../build/mint.ts';
import { KEY, openDesk, WRITER, type Desk } from './fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

const FOLDER = `products/${KEY.sudin}/${KEY.id}`;
const send = async ({ products }: Desk, bytes: Uint8Array) =>
  products.photos.add(KEY, Readable.from([Buffer.from(bytes)]), WRITER);

async function added(desk: Desk, bytes: Uint8Array): Promise<FolderPhoto> {
  const outcome = await send(desk, bytes);
  if ('sentence' in outcome) throw new Error(outcome.sentence);
  return outcome;
}

describe('a photo that is added', () => {
  it('[E8] lies in the folder under a name of its own, good enough for the check, and changes nothing else', async () => {
    const desk = await openDesk();
    const before = await desk.read();
    const stored = await added(desk, await photo());
    expect(FolderPhoto.safeParse(stored).error).toBeUndefined();
    const view = await desk.read();
    expect(view.folderPhotos).toContainEqual(stored);
    expect(view.etag).toBe(before.etag);
    expect(await inspectPhoto(desk.content.dir, `${FOLDER}/${stored.file}`)).not.toHaveProperty('fault');
    expect(await desk.content.problems()).toEqual([]);
    expect(await readAudit(desk.records, { limit: 5 })).toMatchObject([
      { action: 'photo-added', detail: { file: stored.file } },
    ]);
  });

  it('[E8] twice lies there once', async () => {
    const desk = await openDesk();
    const [one, two] = [await added(desk, await photo()), await added(desk, await photo())];
    expect(two).toEqual(one);
    expect((await desk.read()).folderPhotos).toHaveLength(2);
  });

  it('[E8] and refused in words is nowhere', async () => {
    const desk = await openDesk();
    expect(await send(desk, Buffer.from('<svg/>'))).toEqual({ sentence: expect.stringContaining('vektor') });
    expect((await desk.read()).folderPhotos).toHaveLength(1);
    expect(await readdir(path.join(desk.dataDir, 'uploads'))).toEqual([]);
  });

  it('[E9] to a product that was deleted meanwhile brings no folder back', async () => {
    const desk = await openDesk();
    const { etag } = await desk.read();
    const slow = Readable.from(
      (async function* () {
        yield await photo();
        await desk.products.remove(KEY, etag, WRITER);
      })(),
    );
    await expect(desk.products.photos.add(KEY, slow, WRITER)).rejects.toMatchObject({ code: 'not-found' });
    expect(await readdir(path.join(desk.content.dir, 'products', KEY.sudin))).toEqual(['nakertransgi-satu']);
  });
});

describe('a photo that is shown small', () => {
  const sizeOf = async (bytes: Uint8Array) => {
    const { width, height, format, exif } = await sharp(bytes).metadata();
    return { width, height, format, exif };
  };

  it.each([
    [240, 240, 240],
    [960, 960, 960],
    [1600, 1200, 1200],
  ] as const)('%i px wide comes as WebP, %i × %i, never wider than it is', async (wanted, width, height) => {
    const desk = await openDesk();
    const { type, bytes } = await desk.products.photos.read(KEY, 'sampul.jpg', wanted);
    expect(type).toBe('image/webp');
    expect(await sizeOf(bytes)).toEqual({ width, height, format: 'webp', exif: undefined });
  });

  it.each([
    ['../../../gallery.json', 'not-found'],
    ['..\\..\\x.jpg', 'not-found'],
    ['product.json', 'not-found'],
    ['.sampul.jpg', 'not-found'],
    ['tidak-ada.jpg', 'not-found'],
    ['folder.jpg', 'not-found'],
    ['luar.jpg', 'conflict'],
    ['rusak.jpg', 'conflict'],
  ])('%j is refused: %s', async (file, code) => {
    const desk = await openDesk();
    const outside = path.join(await temporaryFolder(), 'luar.jpg');
    await writeFile(outside, await photo());
    await symlink(outside, path.join(desk.content.dir, FOLDER, 'luar.jpg'));
    await desk.content.write(`${FOLDER}/rusak.jpg`, 'rusak');
    await desk.content.write(`${FOLDER}/folder.jpg/isi.txt`, 'x');
    await expect(desk.products.photos.read(KEY, file, 240)).rejects.toMatchObject({ name: 'Refused', code });
  });

  it('is made once, and anew when another lies under its name', async () => {
    const [cacheDir, folder] = [await temporaryFolder(), await temporaryFolder()];
    const file = path.join(folder, 'foto.jpg');
    await writeFile(file, await photo());
    const small = thumbnails(cacheDir);
    const [first, again] = await Promise.all([small(file, 240), small(file, 240)]);
    expect(Buffer.from(again)).toEqual(Buffer.from(first));
    expect(await readdir(cacheDir)).toHaveLength(1);
    await writeFile(
      file,
      await sharp(await photo())
        .negate()
        .jpeg()
        .toBuffer(),
    );
    expect(Buffer.from(await small(file, 240))).not.toEqual(Buffer.from(first));
    // What a power cut has left of one.
    const [kept = ''] = await readdir(cacheDir);
    await writeFile(path.join(cacheDir, kept), '');
    expect((await small(file, 240)).byteLength).toBeGreaterThan(0);
  });

  it('stays within its share of the disk: what was wanted longest ago goes first', async () => {
    const [cacheDir, folder] = [await temporaryFolder(), await temporaryFolder()];
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
    const make = async (name: string) => {
      const file = path.join(folder, name);
      await sharp({ create: { width: 300, height: 300, channels: 3, background: '#888', noise } })
        .png()
        .toFile(file);
      return file;
    };
    const width: ThumbnailWidth = 240;
    const files = [await make('a.png'), await make('b.png'), await make('c.png')];
    const one = await thumbnails(await temporaryFolder())(files[0] ?? '', width);
    const small = thumbnails(cacheDir, one.byteLength * 2.7);
    const kept: string[] = [];
    for (const [index, file] of files.entries()) {
      if (index === 2) {
        // The first was wanted again, so the second goes.
        await utimes(path.join(cacheDir, kept[1] ?? ''), 1, 1);
        await small(files[0] ?? '', width);
      }
      await small(file, width);
      kept.push(...(await readdir(cacheDir)).filter((name) => !kept.includes(name)));
    }
    const left = await readdir(cacheDir);
    expect(new Set(left)).toEqual(new Set([kept[0], kept[2]]));
  });
});
