import { mkdir, readdir, readFile, realpath, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refused } from '../../src/api/refusal.ts';
import type { ProductKey } from '../../src/api/shapes.ts';
import { openContentFiles, type ContentFiles } from '../../src/desk/content-files.ts';
import {
  draftFile,
  photoFile,
  productFile,
  productFolder,
  rotationFile,
  type ContentPath,
} from '../../src/desk/content-path.ts';
import { moveAcross } from '../../src/desk/move-folder.ts';
import { mintContent, temporaryFolder } from '../build/mint.ts';

const KEY: ProductKey = { sudin: 'kpkp', id: 'kpkp-satu' };
const namesIn = async (files: ContentFiles, folder: ContentPath, kind: 'files' | 'folders') =>
  (await files.entries(folder, kind)).map(({ name }) => name);
const text = (value: string) => new TextEncoder().encode(value);

describe('what becomes a path', () => {
  it.each([
    { sudin: 'kpkp', id: '../../etc' },
    { sudin: 'kpkp', id: '..' },
    { sudin: 'kpkp', id: '.' },
    { sudin: 'kpkp', id: '' },
    { sudin: 'kpkp', id: 'a/b' },
    { sudin: 'kpkp', id: 'a\\b' },
    { sudin: 'kpkp', id: 'a\0' },
    { sudin: 'kpkp', id: 'KPKP' },
    { sudin: 'kpkp', id: 'sambal\n' },
    { sudin: 'kpkp', id: 'a'.repeat(81) },
    { sudin: '..', id: 'kpkp-satu' },
    { sudin: '__proto__', id: 'kpkp-satu' },
  ])('%j does not', (key) => {
    for (const make of [productFolder, productFile, draftFile]) {
      expect(() => make(key as ProductKey)).toThrow(expect.objectContaining({ code: 'not-found' }));
    }
  });

  it.each(['../../x', '.schema/x', 'r 1', '', 'R1'])('a rotation named %j does not', (id) => {
    expect(() => rotationFile(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it.each([
    '../foto.jpg',
    '..\\foto.jpg',
    '.foto.jpg',
    'foto.svg',
    'foto.jpg\0.png',
    'foto.jpg/x.png',
    'C:foto.jpg',
    'foto\n.jpg',
  ])('a photo named %j does not', (name) => {
    expect(() => photoFile(productFolder(KEY), name)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('nothing of a key but its two names is looked at', () => {
    expect(productFile({ ...KEY, more: '/../..' } as ProductKey)).toBe('products/kpkp/kpkp-satu/product.json');
  });
});

describe('writing', () => {
  it('leaves the file whole and nothing beside it', async () => {
    const { dir } = await mintContent();
    const files = openContentFiles(dir);
    await files.write(productFile(KEY), text('satu'));
    await files.write(productFile(KEY), text('dua'));
    expect((await files.read(productFile(KEY)))?.bytes.toString()).toBe('dua');
    expect((await readdir(path.join(dir, productFolder(KEY)))).toSorted()).toEqual(['product.json', 'sampul.jpg']);
  });

  it('makes the folder where it is missing', async () => {
    const files = openContentFiles(await temporaryFolder());
    await files.write(productFile(KEY), text('{}'));
    expect(await namesIn(files, productFolder(KEY), 'files')).toEqual(['product.json']);
  });

  it('leaves the old file when the new one cannot take its place', async () => {
    const { dir } = await mintContent();
    const files = openContentFiles(dir);
    await mkdir(path.join(dir, draftFile(KEY)));
    await expect(files.write(draftFile(KEY), text('x'))).rejects.toThrow();
    expect((await readdir(path.join(dir, productFolder(KEY)))).toSorted()).toEqual([
      'draft.json',
      'product.json',
      'sampul.jpg',
    ]);
  });

  it.each(['products', 'products/kpkp', 'products/kpkp/kpkp-satu'])(
    'never goes through %s when that is a link out',
    async (folder) => {
      const [dir, outside] = [await temporaryFolder(), await temporaryFolder()];
      await mkdir(path.join(dir, path.dirname(folder)), { recursive: true });
      await symlink(outside, path.join(dir, folder));
      const files = openContentFiles(dir);
      await expect(files.write(productFile(KEY), text('x'))).rejects.toMatchObject({ code: 'conflict' });
      const added = await files.addFolder(productFolder(KEY), async () => {}).catch((error: unknown) => error);
      expect(added).toSatisfy((outcome: unknown) => outcome === false || outcome instanceof Refused);
      await expect(files.takeOut(productFolder(KEY), path.join(outside, 'x'))).rejects.toThrow();
      expect(await readdir(outside)).toEqual([]);
    },
  );

  it('puts a file where a link was, and leaves what the link led to', async () => {
    const { dir } = await mintContent();
    const outside = path.join(await temporaryFolder(), 'lain.json');
    await writeFile(outside, 'tetap');
    await symlink(outside, path.join(dir, draftFile(KEY)));
    const files = openContentFiles(dir);
    await expect(files.read(draftFile(KEY))).rejects.toMatchObject({ code: 'conflict' });
    await files.write(draftFile(KEY), text('baru'));
    expect(await readFile(outside, 'utf8')).toBe('tetap');
    expect((await files.read(draftFile(KEY)))?.bytes.toString()).toBe('baru');
  });

  it('takes a link away and not what it led to', async () => {
    const { dir } = await mintContent();
    const outside = path.join(await temporaryFolder(), 'lain.json');
    await writeFile(outside, 'tetap');
    await symlink(outside, path.join(dir, draftFile(KEY)));
    expect(await openContentFiles(dir).remove(draftFile(KEY))).toBe(true);
    expect(await readFile(outside, 'utf8')).toBe('tetap');
  });
});

describe('reading', () => {
  it('sees what others have changed', async () => {
    const content = await mintContent();
    const files = openContentFiles(content.dir);
    await files.read(productFile(KEY));
    await content.write(productFile(KEY), 'lain');
    expect((await files.read(productFile(KEY)))?.bytes.toString()).toBe('lain');
  });

  it('has nothing where there is nothing', async () => {
    const files = openContentFiles(await temporaryFolder());
    expect(await files.read(productFile(KEY))).toBeUndefined();
    expect(await namesIn(files, productFolder(KEY), 'files')).toEqual([]);
    expect(await files.remove(draftFile(KEY))).toBe(false);
    const nowhere = openContentFiles(path.join(await temporaryFolder(), 'tidak-ada'));
    expect(await nowhere.read(productFile(KEY))).toBeUndefined();
    expect(await namesIn(nowhere, productFolder(KEY), 'files')).toEqual([]);
  });

  it('refuses in words what is too large to be a product', async () => {
    const content = await mintContent();
    await content.write(productFile(KEY), Buffer.alloc(1024 * 1024 + 1));
    await expect(openContentFiles(content.dir).read(productFile(KEY))).rejects.toThrow('Berkas terlalu besar (2 MB)');
  });

  it('follows the content folder when another is put in its place', async () => {
    const [first, second, around] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    await symlink(first, path.join(around, 'isi'));
    const files = openContentFiles(path.join(around, 'isi'));
    await files.write(productFile(KEY), text('satu'));
    await symlink(second, path.join(around, 'isi.baru'));
    await rename(path.join(around, 'isi.baru'), path.join(around, 'isi'));
    expect(await files.read(productFile(KEY))).toBeUndefined();
  });
});

describe('whole folders', () => {
  it('a new one appears filled, or not at all', async () => {
    const { dir } = await mintContent();
    const files = openContentFiles(dir);
    const key: ProductKey = { sudin: 'kpkp', id: 'baru' };
    await expect(
      files.addFolder(productFolder(key), async (absolute) => {
        await writeFile(path.join(absolute, 'product.json'), '{}');
        expect(await namesIn(files, productFolder(key), 'files')).toEqual([]);
        throw new Error('disk full');
      }),
    ).rejects.toThrow('disk full');
    expect(await readdir(path.join(dir, 'products/kpkp'))).toEqual(['kpkp-satu']);
  });

  it('a taken name is not taken again, not even that of an empty folder', async () => {
    const { dir } = await mintContent();
    await mkdir(path.join(dir, 'products/kpkp/kosong'));
    const files = openContentFiles(dir);
    for (const id of ['kpkp-satu', 'kosong']) {
      expect(await files.addFolder(productFolder({ sudin: 'kpkp', id }), async () => {})).toBe(false);
    }
    expect((await readdir(path.join(dir, 'products/kpkp'))).toSorted()).toEqual(['kosong', 'kpkp-satu']);
  });

  it('[E9] what is taken out comes back with every byte', async () => {
    const { dir } = await mintContent();
    const files = openContentFiles(dir);
    const before = await readFile(path.join(dir, productFile(KEY)));
    const away = path.join(await temporaryFolder(), 'trash', 'x');
    await files.takeOut(productFolder(KEY), away);
    expect(await files.read(productFile(KEY))).toBeUndefined();
    expect(await files.putBack(away, productFolder(KEY))).toBe(true);
    expect(await readFile(path.join(dir, productFile(KEY)))).toEqual(before);
  });

  it('nothing is put back over what stands there now', async () => {
    const { dir } = await mintContent();
    const files = openContentFiles(dir);
    const away = path.join(await temporaryFolder(), 'x');
    await files.takeOut(productFolder(KEY), away);
    await files.write(productFile(KEY), text('baru'));
    expect(await files.putBack(away, productFolder(KEY))).toBe(false);
    expect((await files.read(productFile(KEY)))?.bytes.toString()).toBe('baru');
    expect(await readdir(away)).toEqual(['product.json', 'sampul.jpg']);
  });

  it('another disk makes no difference', async () => {
    const { dir } = await mintContent();
    const [from, around] = [path.join(await realpath(dir), productFolder(KEY)), await temporaryFolder()];
    await moveAcross(from, path.join(around, 'x'));
    expect(await readdir(path.join(around, 'x'))).toEqual(['product.json', 'sampul.jpg']);
    expect(await readdir(path.join(dir, 'products/kpkp'))).toEqual([]);
    expect(await readdir(around)).toEqual(['x']);
  });

  it('another disk that is full changes nothing', async () => {
    const { dir } = await mintContent();
    const [from, around] = [path.join(await realpath(dir), productFolder(KEY)), await temporaryFolder()];
    await mkdir(path.join(around, 'x/y'), { recursive: true });
    await expect(moveAcross(from, path.join(around, 'x'))).rejects.toThrow();
    expect(await readdir(from)).toEqual(['product.json', 'sampul.jpg']);
    expect(await readdir(around)).toEqual(['x']);
  });
});

describe('turns', () => {
  it('what is done to one folder is done one after the other, whatever becomes of each', async () => {
    const { inTurn } = openContentFiles('.');
    const seen: string[] = [];
    const step = (name: string, folder: string, fails = false) =>
      inTurn(folder, async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    const all = await Promise.allSettled([step('a', 'x', true), step('b', 'x'), step('c', 'y')]);
    expect(seen.filter((line) => !line.startsWith('c'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(seen.indexOf('c begins')).toBeLessThan(seen.indexOf('a ends'));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });
});
