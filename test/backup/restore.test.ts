import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as yazl from 'yazl';
import { describe, expect, it } from 'vitest';
import { isSafePath, type FileLine } from '../../src/backup/manifest.ts';
import type { Places } from '../../src/backup/places.ts';
import { journalFile, putInPlace, readJournal } from '../../src/backup/put-in-place.ts';
import { restoreNow, stageForStart } from '../../src/backup/restore.ts';
import { temporaryFolder } from '../build/mint.ts';
import { NOW_MS } from '../publications/site.ts';
import { digestsIn, emptyMachine } from './places.ts';

interface Entry {
  readonly name: string;
  readonly text: string;
  readonly mode?: number;
  /** In place of what it is. */
  readonly listed?: Partial<FileLine> | 'not';
}

const GOOD: readonly Entry[] = [
  { name: 'content/gallery.json', text: '{}' },
  { name: 'content/.schema/product.schema.json', text: '{}' },
  { name: 'content/products/kpkp/abon/product.json', text: '{"baru":true}' },
  { name: 'feed/feed.json', text: '{"revision":7}' },
  { name: 'history/blobs/ab/abc', text: 'blob' },
];

/** An archive made by hand; `patch` changes names in it to what no honest tool would write, letter for letter. */
async function archive(
  entries: readonly Entry[],
  { patch, format = 1 }: { patch?: [string, string]; format?: number } = {},
) {
  const made = new yazl.ZipFile();
  const files: FileLine[] = [];
  for (const { name, text, mode, listed } of entries) {
    made.addBuffer(Buffer.from(text), name, { compress: false, ...(mode !== undefined && { mode }) });
    const line = {
      path: name,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    };
    if (listed !== 'not') files.push({ ...line, ...listed });
  }
  const manifest = { app: 'galeri-jakpreneur', format, madeAtMs: 1, revision: 7, database: 'absent', files };
  made.addBuffer(Buffer.from(JSON.stringify(manifest)), 'manifest.json', { compress: false });
  made.end();
  const file = path.join(await temporaryFolder(), 'cadangan.zip');
  await pipeline(made.outputStream, createWriteStream(file));
  if (patch !== undefined) {
    const [from, to] = patch;
    expect(to).toHaveLength(from.length);
    await writeFile(file, (await readFile(file)).toString('latin1').replaceAll(from, to), 'latin1');
  }
  return file;
}

const restore = (file: string, places: Places, replace = false) => restoreNow(file, places, { replace, nowMs: NOW_MS });

/** A machine on which something stands. */
async function filledMachine(): Promise<Places> {
  const places = await emptyMachine();
  const write = async (dir: string, name: string, text: string) => {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), text);
  };
  await write(places.contentDir, 'gallery.json', 'lama');
  await write(places.contentDir, 'notices/lama.json', 'lama');
  await write(places.dataDir, 'feed/feed.json', 'lama');
  await write(places.dataDir, 'galeri.db', 'lama');
  await write(places.dataDir, 'session.key', 'kunci');
  await write(places.dataDir, 'trash/x', 'sampah');
  return places;
}

const NEW_CONTENT = ['.schema/product.schema.json', 'gallery.json', 'products/kpkp/abon/product.json'];

describe('[I9] an archive somebody has tampered with', () => {
  it.each([
    ['content/aa/jahat.txt', 'content/../jahat.txt'],
    ['content/aa/jahat.txt', '/ontent/aa/jahat.txt'],
    ['content/aa/jahat.txt', 'content\\..\\jahat.txt'],
    ['content/aa/jahat.txt', 'C:ntent/aa/jahat.txt'],
    ['content/aa/jahat.txt', 'content/./jahat1.txt'],
    ['content/aa/jahat.txt', 'content//ajahat1.txt'],
    ['content/aa/jahat.txt', 'lainnya/aa/jahat.txt'],
    ['content/aa/jahat.txt', 'content/aa/.jaha.txt'],
    ['content/aa/jahat.txt', 'content/aa/jaha\u0000.txt'],
  ])('a name is no plain path below the folders: %s → %s', async (from, to) => {
    const places = await filledMachine();
    const before = await digestsIn(path.dirname(places.contentDir));
    const file = await archive([...GOOD, { name: from, text: 'x' }], { patch: [from, to] });
    await expect(restore(file, places, true)).rejects.toMatchObject({ code: 'unsafe' });
    expect(await digestsIn(path.dirname(places.contentDir))).toEqual(before);
  });

  it('a link, a device, two names that some disks cannot tell apart', async () => {
    const places = await emptyMachine();
    for (const mode of [0o120777, 0o020644]) {
      const file = await archive([...GOOD, { name: 'content/aa', text: '/etc/passwd', mode }]);
      await expect(restore(file, places)).rejects.toMatchObject({ code: 'unsafe' });
    }
    const twice = await archive([...GOOD, { name: 'content/Gallery.json', text: '{}' }]);
    await expect(restore(twice, places)).rejects.toMatchObject({ code: 'unsafe' });
  });

  it('other bytes, another size, a file too many, one too few: all of it is refused', async () => {
    const places = await filledMachine();
    const before = await digestsIn(path.dirname(places.contentDir));
    const bad: readonly Entry[][] = [
      [...GOOD, { name: 'content/x', text: 'x', listed: { sha256: 'a'.repeat(64) } }],
      [...GOOD, { name: 'content/x', text: 'x', listed: { bytes: 2 } }],
      [...GOOD, { name: 'content/x', text: 'x', listed: 'not' }],
      [...GOOD, { name: 'content/x', text: 'x', listed: { path: 'content/y' } }],
    ];
    for (const entries of bad) {
      await expect(restore(await archive(entries), places, true)).rejects.toMatchObject({ code: 'damaged' });
    }
    expect(await digestsIn(path.dirname(places.contentDir))).toEqual(before);
  });

  it('broken off, no archive, another archive, one of a newer app, a database that is none', async () => {
    const places = await emptyMachine();
    const whole = await readFile(await archive(GOOD));
    const other = path.join(await temporaryFolder(), 'x.zip');
    await writeFile(other, whole.subarray(0, -40));
    await expect(restore(other, places)).rejects.toMatchObject({ code: 'not-a-backup' });
    await writeFile(other, 'bukan zip');
    await expect(restore(other, places)).rejects.toMatchObject({ code: 'not-a-backup' });
    await expect(restore(await archive(GOOD, { format: 2 }), places)).rejects.toMatchObject({ code: 'newer' });
    const spoilt = await readFile(await archive([...GOOD, { name: 'database/galeri.db', text: 'bukan basis data' }]));
    const absent = Buffer.from(spoilt.toString('latin1').replace('"absent"', '"copied"'), 'latin1');
    await writeFile(other, absent);
    await expect(restore(other, places)).rejects.toThrow();
    expect(await readdir(places.dataDir)).toEqual([]);
    expect(await readdir(places.contentDir)).toEqual([]);
  });

  it('names the paths it takes', () => {
    expect(
      ['content/a', 'content/.schema/a.json', 'feed/rotations/ab.json', 'database/galeri.db'].every(isSafePath),
    ).toBe(true);
    expect(
      [
        'content',
        'content/',
        'content/.git/config',
        'feed/.lock',
        'database/lain.db',
        'content/a.',
        'session.key',
      ].some(isSafePath),
    ).toBe(false);
  });
});

describe('[I10] what stands', () => {
  it('is not replaced unless somebody says so, and then kept aside; what no backup holds stays', async () => {
    const places = await filledMachine();
    const file = await archive(GOOD);
    await expect(restore(file, places)).rejects.toMatchObject({ code: 'filled' });
    const { aside } = await restore(file, places, true);
    const [content = '', data = ''] = aside;
    expect(await digestsIn(content)).toHaveProperty('notices/lama.json');
    expect(await readFile(path.join(data, 'feed/feed.json'), 'utf8')).toBe('lama');
    const now = Object.keys(await digestsIn(places.contentDir)).filter((name) => !name.startsWith('.sebelum'));
    expect(now).toEqual(NEW_CONTENT);
    expect(await readFile(path.join(places.dataDir, 'feed/feed.json'), 'utf8')).toBe('{"revision":7}');
    // This backup has no database in it.
    expect(await readFile(path.join(places.dataDir, 'galeri.db'), 'utf8')).toBe('lama');
    expect(await readFile(path.join(places.dataDir, 'session.key'), 'utf8')).toBe('kunci');
    expect(await readFile(path.join(places.dataDir, 'trash/x'), 'utf8')).toBe('sampah');
    expect(await readJournal(places.dataDir)).toBeUndefined();
  });

  it('stays until the next start when it was staged, and one that is cleared away meanwhile changes nothing', async () => {
    const places = await filledMachine();
    await stageForStart(await archive(GOOD), places);
    expect(await readFile(path.join(places.contentDir, 'gallery.json'), 'utf8')).toBe('lama');
    await rename(path.join(places.contentDir, '.pulih'), path.join(places.contentDir, '.lain'));
    await expect(putInPlace(places, NOW_MS)).rejects.toMatchObject({ code: 'put-back' });
    expect(await readFile(path.join(places.contentDir, 'gallery.json'), 'utf8')).toBe('lama');
    expect(await putInPlace(places, NOW_MS)).toBeUndefined();

    await stageForStart(await archive(GOOD), places);
    await putInPlace(places, NOW_MS);
    expect(await readFile(path.join(places.contentDir, 'gallery.json'), 'utf8')).toBe('{}');
    expect(await putInPlace(places, NOW_MS)).toBeUndefined();
  });

  it('cut off after any of its steps is finished by the next start', async () => {
    const old = { content: ['gallery.json', 'notices'], data: ['feed'] };
    const fresh = { content: ['.schema', 'gallery.json', 'products'], data: ['feed', 'history'] };
    for (let cut = 0; ; cut++) {
      const places = await filledMachine();
      await stageForStart(await archive(GOOD), places);
      const journal = await readJournal(places.dataDir);
      const aside = '.sebelum-pulih-uji';
      const begun = {
        aside,
        places: [
          { dir: places.contentDir, old: old.content },
          { dir: places.dataDir, old: old.data },
        ],
      };
      await writeFile(journalFile(places.dataDir), JSON.stringify({ ...journal, begun }));
      const steps = [
        ...old.content.map((name) => [places.contentDir, name, `${aside}/${name}`] as const),
        ...old.data.map((name) => [places.dataDir, name, `${aside}/${name}`] as const),
        ...fresh.content.map((name) => [places.contentDir, `.pulih/${name}`, name] as const),
        ...fresh.data.map((name) => [places.dataDir, `.pulih/${name}`, name] as const),
      ];
      for (const [dir, from, to] of steps.slice(0, cut)) {
        await mkdir(path.dirname(path.join(dir, to)), { recursive: true });
        await rename(path.join(dir, from), path.join(dir, to));
      }
      await putInPlace(places, NOW_MS);
      const content = Object.keys(await digestsIn(places.contentDir));
      expect(content.filter((name) => !name.startsWith(aside))).toEqual(NEW_CONTENT);
      expect(content.filter((name) => name.startsWith(aside))).toEqual([
        `${aside}/gallery.json`,
        `${aside}/notices/lama.json`,
      ]);
      expect(await readFile(path.join(places.dataDir, 'feed/feed.json'), 'utf8')).toBe('{"revision":7}');
      expect(await readFile(path.join(places.dataDir, aside, 'feed/feed.json'), 'utf8')).toBe('lama');
      if (cut > steps.length) break;
    }
  });

  it('that cannot be moved away is put back whole', async () => {
    const places = await filledMachine();
    const before = await digestsIn(path.dirname(places.contentDir));
    await stageForStart(await archive(GOOD), places);
    const journal = await readJournal(places.dataDir);
    // In the data folder a file stands where the old things would go.
    await writeFile(path.join(places.dataDir, '.penghalang'), '');
    const begun = {
      aside: '.penghalang/lama',
      places: [
        { dir: places.contentDir, old: ['gallery.json', 'notices'] },
        { dir: places.dataDir, old: ['feed'] },
      ],
    };
    await writeFile(journalFile(places.dataDir), JSON.stringify({ ...journal, begun }));
    await expect(putInPlace(places, NOW_MS)).rejects.toMatchObject({ code: 'put-back' });
    expect(await digestsIn(path.dirname(places.contentDir))).toMatchObject(before);
    expect(await readJournal(places.dataDir)).toBeUndefined();
  });
});
