import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDigests } from '../../src/build/file-digests.ts';
import { DamagedBlobError, openBlobs, SourceChangedError, type BlobSource } from '../../src/publications/blobs.ts';
import { stage } from '../../src/publications/stage.ts';
import { temporaryFolder } from '../build/mint.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

async function mintBlobs() {
  const dir = await temporaryFolder();
  const digests = await openDigests(path.join(dir, 'digests.json'));
  const blobs = openBlobs(path.join(dir, 'blobs'), digests);
  const source = path.join(dir, 'sumber.txt');
  await writeFile(source, 'isi');
  const put = (sha256: string, from: BlobSource) => blobs.put(new Map([[sha256, from]]));
  const names = async () => {
    const found = await readdir(path.join(dir, 'blobs'), { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .toSorted();
  };
  return { dir, blobs, source, put, names };
}

describe('the store of files', () => {
  it('keeps a file under its digest, from a file or from bytes, once', async () => {
    const { blobs, source, put, names } = await mintBlobs();
    await put(digest('isi'), { file: source });
    await put(digest('lain'), { bytes: Buffer.from('lain') });
    await put(digest('isi'), { bytes: Buffer.from('isi') });
    expect(await names()).toEqual([digest('isi'), digest('lain')].toSorted());
    expect((await blobs.read(digest('isi'))).toString()).toBe('isi');
    await writeFile(source, 'baru');
    expect((await blobs.read(digest('isi'))).toString()).toBe('isi');
  });

  it('takes a source that nobody may write to', async () => {
    const { blobs, source, put } = await mintBlobs();
    await chmod(source, 0o444);
    await put(digest('isi'), { file: source });
    expect((await stat(blobs.fileOf(digest('isi')))).mode & 0o600).toBe(0o600);
  });

  it('keeps nothing under a digest that is not its own', async () => {
    const { source, put, names } = await mintBlobs();
    await expect(put(digest('lain'), { file: source })).rejects.toThrow(SourceChangedError);
    await expect(put(digest('lain'), { file: `${source}.tidak-ada` })).rejects.toThrow(SourceChangedError);
    expect(await names()).toEqual([]);
  });

  it('notices what is spoilt or gone, and takes it anew', async () => {
    const { blobs, source, put } = await mintBlobs();
    const sha256 = digest('isi');
    await put(sha256, { file: source });
    await writeFile(blobs.fileOf(sha256), 'iSi');
    await expect(blobs.read(sha256)).rejects.toThrow(DamagedBlobError);
    expect(await blobs.has(sha256)).toBe(false);
    await put(sha256, { file: source });
    expect((await blobs.read(sha256)).toString()).toBe('isi');
    await expect(blobs.read(digest('tidak ada'))).rejects.toThrow(DamagedBlobError);
  });

  it('lets go of what nobody names, and of what a killed process was writing', async () => {
    const { dir, blobs, source, put, names } = await mintBlobs();
    await put(digest('isi'), { file: source });
    await put(digest('lain'), { bytes: Buffer.from('lain') });
    await mkdir(path.join(dir, 'blobs/ab'), { recursive: true });
    await writeFile(path.join(dir, 'blobs/ab', `.${'ab'.repeat(32)}.x`), 'setengah');
    await blobs.prune(new Set([digest('lain')]));
    expect(await names()).toEqual([digest('lain')]);
    await openBlobs(path.join(dir, 'belum-ada'), await openDigests(path.join(dir, 'd.json'))).prune(new Set());
  });
});

describe('a stage', () => {
  it('is a content folder of the very files, and leaves nothing behind', async () => {
    const { dir, blobs, source, put } = await mintBlobs();
    const sha256 = digest('isi');
    await put(sha256, { file: source });
    const stages = path.join(dir, 'staged');
    await mkdir(path.join(stages, 'sisa/products'), { recursive: true });
    const manifest = {
      today: '2026-11-24',
      files: { 'gallery.json': sha256, 'products/kpkp/abon/product.json': sha256 },
    };
    const { contentDir, remove } = await stage(stages, '7', manifest, blobs);
    expect(await readdir(stages)).toEqual(['7']);
    expect(await readFile(path.join(contentDir, 'products/kpkp/abon/product.json'), 'utf8')).toBe('isi');
    expect((await stat(path.join(contentDir, 'gallery.json'))).ino).toBe((await stat(blobs.fileOf(sha256))).ino);
    await remove();
    expect(await readdir(stages)).toEqual([]);
  });

  it('is not made of spoilt files', async () => {
    const { dir, blobs, source, put } = await mintBlobs();
    const sha256 = digest('isi');
    await put(sha256, { file: source });
    await writeFile(blobs.fileOf(sha256), 'x');
    const made = stage(
      path.join(dir, 'staged'),
      '1',
      { today: '2026-11-24', files: { 'gallery.json': sha256 } },
      blobs,
    );
    await expect(made).rejects.toThrow(DamagedBlobError);
  });
});
